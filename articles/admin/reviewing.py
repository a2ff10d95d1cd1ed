"""Reviewing at the desk: the whole text, what changed in it, comments, and one decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Decision, Edition
from articles.pages.review_text import LONGEST_COMMENT, review_text
from articles.text.manuscript import Manuscript
from articles.workflow.authorship import authors_of
from articles.workflow.errors import (
    CommentMissingError,
    DraftChangedError,
    NotPermittedError,
    OwnTextError,
    WorkflowError,
)
from articles.workflow.permissions import may_review
from articles.workflow.review_requests import open_requests
from articles.workflow.reviewing import Verdict, comments_on, decide

from .article_pages import article_or_404, show
from .changes import ChangedSection, changes
from .posted_draft import stored
from .posted_review import (
    LONGEST_WORDS,
    PostedReview,
    moved_to,
    read_review,
    sealed,
)
from .preview import preview_of
from .review_standing import review_standing

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

DONE = {
    Decision.APPROVED: gettext_lazy(
        "You have approved “%(title)s”. It can be published as it stands."
    ),
    Decision.CHANGES_ASKED: gettext_lazy("You have asked for changes in “%(title)s”."),
    Decision.DECLINED: gettext_lazy("You have declined to review “%(title)s”."),
}
REFUSED: Mapping[type[WorkflowError], Any] = {
    CommentMissingError: gettext_lazy(
        "Say which changes you ask for: on a paragraph, or on the whole."
    ),
    OwnTextError: gettext_lazy(
        "You have written some of this text, so another person must decide on it."
    ),
    NotPermittedError: gettext_lazy("Your account may not decide on articles."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision was not taken; `changes` are what was saved while the form was open."""

    sentence: str
    changes: tuple[ChangedSection, ...] | None = None


def review_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show a draft to its reviewer; on POST take their decision."""
    article = article_or_404(request, pk, admin=admin)
    posted, refusal = PostedReview(), None
    if request.method == "POST":
        posted = read_review(request.POST)
        refusal = _decide(request, article, posted)
        if refusal is None:
            return HttpResponseRedirect(reverse("admin:index"))
    why_not = _why_not(request, article)
    manuscript = article.manuscript()
    fingerprint = manuscript.fingerprint()
    if refusal and refusal.changes is not None:
        posted = moved_to(posted, manuscript)
    newest = article.editions.order_by("-number").first()
    context = {
        "refusal": refusal,
        "why_not": why_not,
        "posted": posted,
        "fingerprint": fingerprint,
        "sealed": sealed(manuscript),
        "preview": preview_of(stored(article)),
        # What somebody wrote before they were told that they may not decide is still theirs.
        "text": review_text(
            manuscript,
            posted.said,
            moved=posted.moved,
            may_comment=not why_not or bool(posted.said),
        ),
        "requests": sorted(
            open_requests(article), key=lambda asked: asked.reviewer_id != request.user.pk
        ),
        "reviews": review_standing(article),
        "decided": article.reviews.of_text(fingerprint).filter(reviewer=request.user.pk).first(),
        **_since(newest, manuscript),
    }
    return show(request, "review", context, article=article, admin=admin)


def _since(newest: Edition | None, manuscript: Manuscript) -> dict[str, Any]:
    found = changes(newest.manuscript(), manuscript) if newest else None
    return {"newest": newest, "changes": found}


def _why_not(request: HttpRequest, article: Article) -> str:
    """Return why this person may not decide: `permission`, `author`; blank if they may."""
    if not may_review(request.user):
        return "permission"
    return "author" if request.user.pk in authors_of(article) else ""


def _decide(request: HttpRequest, article: Article, posted: PostedReview) -> Refusal | None:
    refusal = _unfinished(posted)
    if refusal:
        return refusal
    verdict = _verdict(article.manuscript(), posted)
    try:
        decide(article, by=request.user, at=timezone.now(), verdict=verdict)
    except DraftChangedError:
        return _stale(article, posted)
    except (CommentMissingError, OwnTextError, NotPermittedError) as refused:
        return Refusal(str(REFUSED[type(refused)]))
    words = format_html(
        '{} <a href="{}">{}</a>',
        str(DONE[verdict.decision]) % {"title": article.title},
        reverse("admin:articles_article_change", args=[article.pk]),
        _("Look at the article"),
    )
    messages.success(request, words)
    return None


def _unfinished(posted: PostedReview) -> Refusal | None:
    if posted.decision not in Decision.values:
        return Refusal(_("Choose what you decide."))
    if posted.is_too_long:
        words = _(
            "A comment is too long. There is room for %(few)d characters on a paragraph, and for "
            "%(many)d on the whole."
        )
        return Refusal(words % {"few": LONGEST_COMMENT, "many": LONGEST_WORDS})
    return None


def _verdict(manuscript: Manuscript, posted: PostedReview) -> Verdict:
    """Return a decision whose comments quote the text as it is, not as a form says it is."""
    comments = comments_on(manuscript, posted.said)
    return Verdict(Decision(posted.decision), posted.seen, posted.comment, comments)


def _stale(article: Article, posted: PostedReview) -> Refusal:
    article.refresh_from_db()
    words = _(
        "The draft was saved again while you were reading. Below is the text as it is now, with "
        "your comments at their places. Look at what has changed, then decide."
    )
    found = changes(posted.text, article.manuscript()) if posted.text else ()
    return Refusal(words, found)
