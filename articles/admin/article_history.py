"""The history of an article at the desk: editions made and drafts saved, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Question, Review, TeachBackQuestion, written
from articles.models.check_words import CHECK_WORDS
from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.text.teach_back import points_in
from articles.workflow.drafting import rewrite
from articles.workflow.errors import DraftChangedError

from .article_pages import article_or_404, name_of, reviewer_of, show, to_the_draft
from .changes import changes
from .posted_draft import whole_number

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

ROWS_ON_A_PAGE = 50
EARLIER = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Saving:
    """One time that a draft was saved."""

    pk: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Publishing:
    """One time that an edition was made."""

    edition: Edition
    by: str

    @property
    def at(self) -> datetime:
        return self.edition.published_at

    @property
    def approved_by(self) -> str:
        return reviewer_of(self.edition.sign_off) if self.edition.sign_off else ""

    @property
    def overridden(self) -> list[str]:
        """What did not hold when it was published all the same."""
        words = {**CHECK_WORDS, "not_approved": _("A second person has approved this very text.")}
        return [str(words.get(code, code)) for code in self.edition.overridden or ()]

    @property
    def address(self) -> str:
        """Where anybody can read it."""
        article = self.edition.article
        with translation.override(article.language):
            return reverse("edition", args=[article.slug, self.edition.number])


@dataclass(frozen=True, slots=True)
class Decided:
    """One time that somebody decided on a draft."""

    review: Review

    @property
    def who(self) -> str:
        return reviewer_of(self.review)

    @property
    def at(self) -> datetime:
        return self.review.decided_at


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One time that the article was taken from readers."""

    at: datetime
    by: str
    reason: str


Event = Saving | Publishing | Decided | Withdrawal


def history_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """List what happened to an article, the latest first."""
    article = article_or_404(request, pk, admin=admin)
    people = ("article", "published_by", "sign_off__reviewer")
    editions = article.editions.select_related(*people).defer("content", "sign_off__content")
    reviews = article.reviews.with_people().prefetch_related("comments").defer("content")
    rows = article.history.select_related("history_user").defer("body", "summary")
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("p"))
    older = rows[page.end_index() : page.end_index() + 1]
    context = {"events": _events(page, [*page, *older], _told(editions, reviews)), "rows": page}
    return show(request, "history", context, article=article, admin=admin)


def saving_page(request: HttpRequest, pk: int, saving: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show one saved draft, and what it changed in the one before; on POST take it back."""
    article = article_or_404(request, pk, admin=admin)
    row = get_object_or_404(article.history.select_related("history_user"), pk=saving)
    words = words_of(article, row)
    if request.method == "POST":
        return _take_back(request, article, words, admin)
    before = row.prev_record
    may_change = admin.has_change_permission(request, article)
    context = {
        "saving": Saving(row.pk, row.history_date, name_of(row.history_user)),
        "words": words,
        "changes": changes(words_of(article, before), words) if before else None,
        "may_take_back": may_change and words != article.written(),
    }
    return show(request, "saving", context, article=article, admin=admin)


def _take_back(
    request: HttpRequest, article: Article, words: Manuscript, admin: ModelAdmin
) -> HttpResponse:
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    try:
        opened = whole_number(request.POST.get("lock_version", ""))
        rewrite(article, words, by=request.user, lock_version=opened)
    except DraftChangedError:
        messages.error(
            request,
            _("Not taken back: the draft was saved by somebody else meanwhile. Look at it first."),
        )
    else:
        messages.success(request, _("That text is the draft again. Publish it when it is ready."))
    return to_the_draft(article)


def _told(editions: Any, reviews: Any) -> list[Publishing | Decided]:
    made = (Publishing(edition, name_of(edition.published_by)) for edition in editions)
    return [*made, *map(Decided, reviews)]


def _events(page: Page, rows: list[Any], told: list[Publishing | Decided]) -> list[Event]:
    """Return what the rows of a page tell, and what was done at that time, the latest first.

    `rows` are those of the page and, if there is one, the row before them.
    """
    events: list[Event] = [
        event
        for row, before in zip_longest(rows[: len(page)], rows[1 : len(page) + 1])
        if (event := _event(row, before))
    ]
    latest = rows[0].history_date if page.has_previous() else None
    earliest = rows[len(page)].history_date if page.has_next() else None
    events += [
        event
        for event in told
        if (latest is None or event.at <= latest) and (earliest is None or event.at > earliest)
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _event(row: Any, before: Any) -> Saving | Withdrawal | None:
    """Return what a row tells. The verbs leave rows too, on which no draft was saved."""
    by = name_of(row.history_user)
    if before is None or row.updated_at != before.updated_at:
        return Saving(row.pk, row.history_date, by)
    if row.withdrawn_at and row.withdrawn_at != before.withdrawn_at:
        return Withdrawal(row.history_date, by, row.withdrawn_reason)
    return None


def words_of(article: Article, row: Any) -> Manuscript:
    """Return a draft as it was saved, with the questions it had until it was saved again."""
    words = Manuscript(
        language=row.language,
        title=row.title,
        summary=row.summary,
        body=row.body,
        questions=tuple(
            QuestionText(part.question, part.answer) for part in rows_of(Question, article, row)
        ),
        teach_back=tuple(
            TeachBackText(part.question, points_in(part.points))
            for part in rows_of(TeachBackQuestion, article, row)
        ),
    )
    return written(words)


def rows_of(model: type[Question | TeachBackQuestion], article: Article, saved: Any) -> Any:
    """Return the rows that a draft had when it was saved, in their order."""
    after = saved.next_record
    rows: Any = (
        model.history.as_of(after.history_date - EARLIER) if after else model._default_manager
    )
    return rows.filter(article_id=article.pk).order_by("order", "pk")
