"""Reviewed, no change needed: the page on which a reviewer lets an edition hold for longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edition
from articles.workflow.errors import (
    DraftUnfinishedError,
    NamelessError,
    NotCurrentError,
    NothingChangedError,
    NotPermittedError,
    OwnTextError,
    StarterTextError,
    TextNotReadyError,
    WorkflowError,
)
from articles.workflow.publishing import review_due_on
from articles.workflow.renewing import renew, require_renewable

from .article_pages import article_or_404, show, to_the_draft
from .draft_fields import WordsField
from .writing_desk import live_address

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

REFUSALS = {
    NotPermittedError: gettext_lazy(
        "Reviewing is for accounts that may review articles; yours may not. Ask a colleague."
    ),
    NamelessError: gettext_lazy(
        "Readers are told who reviewed a text, and your account has no name. Ask whoever looks "
        "after the accounts to fill it in."
    ),
    NotCurrentError: gettext_lazy(
        "Readers cannot open this article, so there is nothing to review again."
    ),
    StarterTextError: gettext_lazy(
        "It is starter text, and its page says that this clinic has not reviewed it. To stand for "
        "it, publish it, changed or not: that sets its date, too."
    ),
    OwnTextError: gettext_lazy(
        "You wrote some of this edition. In your clinic a second person looks at each text: ask a "
        "colleague to review it again."
    ),
    DraftUnfinishedError: gettext_lazy(
        "The draft says something else than readers have now, so somebody means to change it. "
        "Publish the draft, which sets a new date, or put its words back first."
    ),
    TextNotReadyError: gettext_lazy(
        "Something in this text has to be mended first, so it cannot stay as it is. The form of "
        "the draft says what."
    ),
}


class RenewForm(forms.Form):
    """What a reviewer may add for colleagues."""

    note = WordsField(
        label=gettext_lazy("What you looked at, if colleagues should know"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Stays with the edition at the desk. Readers do not see it."),
    )


def renew_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what readers have and until when; on POST let it hold for another interval."""
    article = article_or_404(request, pk, admin=admin)
    editions = Edition.objects.with_people().filter(article=article)
    edition = editions.order_by("-number").first()
    if edition is None:
        messages.info(request, REFUSALS[NotCurrentError])
        return to_the_draft(article)
    form = RenewForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_bound and form.is_valid():
        try:
            renew(edition, by=request.user, at=timezone.now(), note=form.cleaned_data["note"])
        except NothingChangedError:
            return _told(request, article, edition)
        except WorkflowError as error:
            refused = error
        else:
            words = _(
                "Reviewed again. Readers are told so, and the next review is due by %(date)s."
            )
            day = date_format(review_due_on(article, timezone.now()))
            messages.success(request, words % {"date": day})
            return to_the_draft(article)
    context = _context(request, article, edition, refused) | {"form": form}
    response = show(request, "renew", context, article=article, admin=admin)
    if isinstance(context["refused"], NotPermittedError):
        response.status_code = 403
    return response


def _told(request: HttpRequest, article: Article, edition: Edition) -> HttpResponse:
    due = Edition.objects.get(pk=edition.pk).due_on
    words = _("Nothing to do: readers are told %(date)s already.")
    messages.info(request, words % {"date": date_format(due)})
    return to_the_draft(article)


def _context(
    request: HttpRequest, article: Article, edition: Edition, refused: WorkflowError | None
) -> dict[str, object]:
    if refused is None:
        try:
            require_renewable(edition, article, by=request.user)
        except WorkflowError as error:
            refused = error
    now = timezone.now()
    return {
        "edition": edition,
        "refused": refused,
        "refusal": REFUSALS.get(type(refused), "") if refused else "",
        "is_late": edition.due_on < timezone.localdate(now),
        "next_due": review_due_on(article, now),
        "live_address": live_address(article),
        "now": now,
    }
