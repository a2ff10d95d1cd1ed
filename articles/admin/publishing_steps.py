"""The steps of an article into circulation and out of it: each page calls one verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, ChangeKind, Edition
from articles.workflow.errors import (
    DraftChangedError,
    InsteadUnreadableError,
    NothingChangedError,
    NotInCirculationError,
    TextNotReadyError,
)
from articles.workflow.gate import gate_of
from articles.workflow.permissions import may_override, may_publish
from articles.workflow.publishing import Change, adds_nothing, publish, withdraw
from articles.workflow.review_requests import possible_reviewers

from .article_pages import article_or_404, show, to_the_draft
from .changes import changes
from .posted_draft import stored
from .preview import preview_of
from .publishing_forms import OverrideForm, PublishForm, WithdrawForm
from .review_standing import review_standing
from .writing_desk import live_address

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


def publish_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what a new edition would change; on POST make it."""
    article = article_or_404(request, pk, admin=admin)
    if not may_publish(request.user):
        return _refuse(request, article, admin)
    kind_of_form = OverrideForm if "override" in request.POST else PublishForm
    form = kind_of_form(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        answer = _publish(request, article, form)
        if answer:
            return answer
    context = {"form": form, **_to_publish(request, article)}
    newest = context["newest"]
    if not form.is_bound and newest is None:
        form.initial["kind"] = ChangeKind.SUBSTANTIAL
    # What was written for the usual way holds for the other too.
    context["past"] = (
        form
        if isinstance(form, OverrideForm)
        else OverrideForm(initial={field.name: field.value() for field in form})
    )
    return show(request, "publish", context, article=article, admin=admin)


def _to_publish(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return what a publisher looks at: the text, what changes, and what stands in its way."""
    preview = preview_of(stored(article))
    gate = gate_of(article, preview.manuscript)
    newest = article.editions.order_by("-number").first()
    fingerprint = preview.manuscript.fingerprint()
    return {
        "preview": preview,
        "gate": gate,
        "may_pass": gate.stopping and gate.may_be_overridden and may_override(request.user),
        "reviews": review_standing(article),
        "may_review_now": request.user in possible_reviewers(article),
        "newest": newest,
        "number": newest.number + 1 if newest else 1,
        "changes": changes(newest.manuscript(), preview.manuscript) if newest else None,
        "fingerprint": fingerprint,
        "is_same": adds_nothing(article, newest, fingerprint),
    }


def withdraw_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Ask why an article goes; on POST take it out of circulation."""
    article = article_or_404(request, pk, admin=admin)
    if not may_publish(request.user):
        return _refuse(request, article, admin)
    data = request.POST if request.method == "POST" else None
    form = WithdrawForm(data, article=article)
    if form.is_bound and form.is_valid():
        withdrawn = _withdraw(request, article, form)
        if withdrawn:
            return withdrawn
    if not Article.objects.in_circulation().filter(pk=article.pk).exists():
        return _not_in_circulation(request, article)
    return show(request, "withdraw", {"form": form}, article=article, admin=admin)


def _publish(request: HttpRequest, article: Article, form: PublishForm) -> HttpResponse | None:
    said = form.cleaned_data
    change = Change(
        said["note"],
        ChangeKind(said["kind"]),
        seen=said["seen"],
        override=said.get("override", ""),
    )
    try:
        edition = publish(article, by=request.user, at=timezone.now(), change=change)
    except NothingChangedError:
        edition = article.editions.latest("number")
        words = gettext_lazy("This text is already published, as edition {}. {}")
        return _published(request, article, edition, words, messages.INFO)
    except TextNotReadyError as refused:
        form.add_error(None, _not_ready(refused))
    except DraftChangedError:
        form.add_error(
            None,
            _(
                "Not published: the draft has been saved again since you opened this page. "
                "Below is the text as it is now. Look at it, then publish."
            ),
        )
    else:
        words = gettext_lazy("Published as edition {}. {}")
        return _published(request, article, edition, words, messages.SUCCESS)
    return None


def _not_ready(refused: TextNotReadyError) -> str:
    if all(problem.code == "not_approved" for problem in refused.problems):
        return _("Not published: nobody but its authors has approved this text.")
    return _("Not published: some problems must be mended first.")


def _published(
    request: HttpRequest, article: Article, edition: Edition, words: Any, level: int
) -> HttpResponse:
    link = format_html('<a href="{}">{}</a>', live_address(article), _("Read it as patients do"))
    messages.add_message(request, level, format_html(words, edition.number, link))
    return to_the_draft(article)


def _withdraw(request: HttpRequest, article: Article, form: WithdrawForm) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        withdraw(
            article,
            by=request.user,
            at=timezone.now(),
            reason=said["reason"],
            instead=said["instead"],
        )
    except NotInCirculationError:
        return _not_in_circulation(request, article)
    except InsteadUnreadableError:
        form.add_error("instead", _("Readers can no longer open this article. Choose another."))
        return None
    words = _("Withdrawn. Readers are told why. Publishing again will bring it back.")
    messages.success(request, words)
    return to_the_draft(article)


def _not_in_circulation(request: HttpRequest, article: Article) -> HttpResponse:
    messages.info(request, _("Readers cannot open this article, so there is nothing to withdraw."))
    return to_the_draft(article)


def _refuse(request: HttpRequest, article: Article, admin: ModelAdmin) -> HttpResponse:
    response = show(request, "may_not_publish", {}, article=article, admin=admin)
    response.status_code = 403
    return response
