"""A draft for an expert without an account: shown to whoever holds the link, answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ExpertInvitation
from articles.pages.expert import ExpertPage
from articles.text.manuscript import Manuscript
from articles.workflow.errors import CommentMissingError
from articles.workflow.inviting import (
    InvitationClosedError,
    InvitationState,
    answer,
    invitation_key,
    said_already,
    state_of,
)

from .answering import site_of
from .expert_form import ExpertForm
from .pacing import WINDOW_SECONDS, asks_too_often

MOST_BY_LINK = 60
"""How often one link may be asked for in ten minutes: far more than somebody who reads."""

MOST_GUESSES = 20
"""How many links that we never made one address may try in ten minutes. A true link is never shut
by that: behind a hospital's proxy, many people share one address."""

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """Let no search engine, cache or other site learn of a page, or of its address."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answered


# Django's guard against forged forms needs a cookie, and no public page sets one. It is not
# missed: it stops a stranger's page from acting with what a visitor's browser holds, and here the
# browser holds nothing. Whoever may answer is known by the link alone, which nobody can guess.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft of an invitation with a form; on POST take the answer."""
    key = invitation_key(token)
    if key is None:
        guesser = request.META.get("REMOTE_ADDR", "")
        too_often = asks_too_often("expert-guess", guesser, most=MOST_GUESSES)
        return _too_often(request) if too_often else _closed(request, "unknown", status=404)
    if asks_too_often("expert-link", token, most=MOST_BY_LINK):
        return _too_often(request)
    found = ExpertInvitation.objects.select_related("article", "invited_by").filter(pk=key).first()
    if found is None:
        return _closed(request, InvitationState.GONE)
    with translation.override(found.article.language):
        response = _answered(request, found) if request.method == "POST" else _shown(request, found)
    response.headers["Content-Language"] = found.article.language
    return response


def _shown(
    request: HttpRequest, invitation: ExpertInvitation, form: ExpertForm | None = None
) -> HttpResponse:
    """Show the draft, or say what became of the link; what was typed is in either."""
    draft = invitation.article.manuscript()
    state = state_of(invitation, at=timezone.now(), fingerprint=draft.fingerprint())
    if state != InvitationState.OPEN:
        return _closed(request, state, invitation=invitation, form=form)
    return _form(request, invitation, draft, form or ExpertForm())


def _answered(request: HttpRequest, invitation: ExpertInvitation) -> HttpResponse:
    form = ExpertForm(request.POST)
    if not form.is_valid():
        return _shown(request, invitation, form)
    said = form.answer(invitation.article.manuscript(), seen=invitation.fingerprint)
    try:
        answer(invitation, at=timezone.now(), said=said)
    except CommentMissingError:
        form.add_error("comment", _("Say what must change, so that it can be changed."))
        return _shown(request, invitation, form)
    except InvitationClosedError as error:
        is_twice = error.state == InvitationState.ANSWERED and said_already(invitation, said)
        if not is_twice:
            invitation.refresh_from_db()
            return _closed(request, error.state, invitation=invitation, form=form)
    # The page behind the link says thank you, and a second press of the button finds it too.
    return HttpResponseRedirect(request.path, status=303)


def _form(
    request: HttpRequest, invitation: ExpertInvitation, draft: Manuscript, form: ExpertForm
) -> HttpResponse:
    site = site_of(request)
    page = ExpertPage.of(invitation, draft, site=site, said=form.said)
    return render(request, "expert/review.html", {"page": page, "site": site, "form": form})


def _closed(
    request: HttpRequest,
    state: str,
    *,
    invitation: ExpertInvitation | None = None,
    form: ExpertForm | None = None,
    status: int = 410,
) -> HttpResponse:
    context = {
        "state": str(state),
        "invitation": invitation,
        "typed": form.typed() if form else "",
        "site": site_of(request),
    }
    return render(request, "expert/closed.html", context, status=status)


def _too_often(request: HttpRequest) -> HttpResponse:
    form = ExpertForm(request.POST) if request.method == "POST" else None
    response = _closed(request, "too-often", form=form, status=429)
    response.headers["Retry-After"] = str(WINDOW_SECONDS)
    return response
