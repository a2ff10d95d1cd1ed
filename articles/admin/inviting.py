"""Experts without an account, at the desk: make a link for one of them, see it, take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Article, ExpertInvitation, Review
from articles.workflow.authorship import authors_of
from articles.workflow.inviting import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    USUAL_DAYS,
    InvitationClosedError,
    InvitationState,
    Inviting,
    invite,
    may_see_link,
    on_one_line,
    revoke,
    state_of,
    token_of,
)
from articles.workflow.permissions import Person, may_invite

from .article_pages import article_or_404, name_of, show
from .draft_fields import WordsField

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

STATES: dict[InvitationState, str | Promise] = {
    InvitationState.OPEN: gettext_lazy("Open"),
    InvitationState.ANSWERED: gettext_lazy("Answered"),
    InvitationState.REVOKED: gettext_lazy("Taken back"),
    InvitationState.WITHDRAWN: gettext_lazy("Ended: the article was withdrawn"),
    InvitationState.PUBLISHED: gettext_lazy("Ended: the article was published"),
    InvitationState.EXPIRED: gettext_lazy("Expired"),
    InvitationState.CHANGED: gettext_lazy("Ended: the draft has changed"),
}


class InviteForm(forms.Form):
    """Who is asked, what in particular, and for how long."""

    name = WordsField(
        label=gettext_lazy("Who is invited"),
        max_length=120,
        help_text=gettext_lazy(
            "For the desk, so that everybody knows whose link it is. How experts sign, they write "
            "themselves."
        ),
    )
    question = WordsField(
        label=gettext_lazy("What you want to know"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stands above the draft. You may leave it empty."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days the link is open"),
        min_value=SHORTEST_DAYS,
        max_value=LONGEST_DAYS,
        initial=USUAL_DAYS,
        help_text=gettext_lazy("From 1 to 60."),
    )

    def clean_name(self) -> str:
        name = on_one_line(self.cleaned_data["name"])
        if not name:
            self.add_error("name", _("Say who is invited."))
        return name


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation as the desk lists it. `link` is blank for whoever may not see it."""

    invitation: ExpertInvitation
    state: InvitationState
    by: str
    link: str
    review: Review | None

    @property
    def is_open(self) -> bool:
        return self.state == InvitationState.OPEN

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])


def experts_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show who was invited to a draft; on POST invite one more."""
    article = article_or_404(request, pk, admin=admin)
    if not may_invite(request.user, article):
        raise PermissionDenied
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = Inviting(**form.cleaned_data)
        made = invite(article, by=request.user, at=timezone.now(), inviting=said)
        words = _("The link is made. Copy it below, and send it to %(name)s yourself.")
        messages.success(request, words % {"name": made.name})
        return _to_invitations(article, made)
    lines = list(_lines(article, request.user))
    context = {
        "form": form,
        "open": [line for line in lines if line.is_open],
        "closed": [line for line in lines if not line.is_open],
        "is_author": request.user.pk in authors_of(article),
    }
    return show(request, "experts", context, article=article, admin=admin)


@require_POST
def revoke_invitation(
    request: HttpRequest, pk: int, invitation: int, *, admin: ModelAdmin
) -> HttpResponse:
    """Take an invitation back."""
    article = article_or_404(request, pk, admin=admin)
    if not may_invite(request.user, article):
        raise PermissionDenied
    found = get_object_or_404(article.expert_invitations, pk=invitation)
    try:
        revoke(found, by=request.user, at=timezone.now())
    except InvitationClosedError:
        words = _("%(name)s has answered meanwhile: the answer stays, and the link has ended.")
        messages.info(request, words % {"name": found.name})
    else:
        words = _("Taken back. Whoever opens the link of %(name)s is told so.")
        messages.success(request, words % {"name": found.name})
    return _to_invitations(article)


def _lines(article: Article, person: Person) -> Iterator[InvitationLine]:
    """Yield the invitations to an article, the newest first."""
    now, fingerprint = timezone.now(), article.manuscript().fingerprint()
    answered = Review.objects.filter(article=article, invitation__isnull=False)
    reviews = {one.invitation_id: one for one in answered.prefetch_related("comments")}
    for invitation in article.expert_invitations.select_related("article", "invited_by"):
        state = state_of(invitation, at=now, fingerprint=fingerprint)
        sees = state == InvitationState.OPEN and may_see_link(invitation, person)
        yield InvitationLine(
            invitation=invitation,
            state=state,
            by=name_of(invitation.invited_by),
            link=_link(invitation) if sees else "",
            review=reviews.get(invitation.pk),
        )


def _link(invitation: ExpertInvitation) -> str:
    path = reverse("expert-review", args=[token_of(invitation)])
    return f"{settings.SITE_ADDRESS}{path}"


def _to_invitations(article: Article, made: ExpertInvitation | None = None) -> HttpResponse:
    address = reverse("admin:articles_article_experts", args=[article.pk])
    place = f"#invitation-{made.pk}" if made else ""
    return HttpResponseRedirect(f"{address}{place}")
