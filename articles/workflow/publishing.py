"""Publish and withdraw: how an article comes into circulation and leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from articles.handouts.typst_text import uncovered
from articles.models import Article, ChangeKind, Citation, Edition, FormerAddress
from articles.text.calendar import months_after
from articles.text.characters import without_forbidden
from articles.text.checks import blocking, problems_of
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem
from articles.text.teach_back import teach_back_words

from .errors import (
    ChangeNoteMissingError,
    DraftChangedError,
    InsteadUnreadableError,
    NothingChangedError,
    NotInCirculationError,
    ReasonMissingError,
    TextNotReadyError,
)
from .packing import fresh_check_code, issue_packs_with
from .permissions import Person, require_publisher

CIRCULATION = ("withdrawn_at", "withdrawn_reason", "instead")


@dataclass(frozen=True, slots=True)
class Change:
    """What the publisher says of a new edition: a sentence for readers, and its weight.

    `seen` is the fingerprint of the text that was shown before the decision, if one was.
    """

    note: str
    kind: ChangeKind
    seen: str = ""


@transaction.atomic
def publish(article: Article, *, by: Person, at: datetime, change: Change) -> Edition:
    """Freeze the draft as the article's next edition, and bring it into circulation.

    Raises:
        NotPermittedError: if this person may not publish.
        ChangeNoteMissingError: if readers are not told what changed.
        DraftChangedError: if the draft is no longer the text that the publisher was shown.
        TextNotReadyError: if the draft has problems that stop publication.
        NothingChangedError: if the current edition is this very text. So a second press of
            the button makes no second edition.
    """
    require_publisher(by)
    return freeze(article, by=by, at=at, change=change)


@transaction.atomic
def publish_starter(article: Article, *, at: datetime, change: Change) -> Edition:
    """Freeze a starter article as it came with the portal; nobody of this clinic signs it.

    Raises: as `publish`, permission apart.
    """
    return freeze(article, by=None, at=at, change=change)


def freeze(article: Article, *, by: Person | None, at: datetime, change: Change) -> Edition:
    """Make the next edition of a locked article; see `publish`."""
    note = without_forbidden(change.note).strip()
    if not note:
        raise ChangeNoteMissingError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    manuscript = locked.manuscript()
    fingerprint = manuscript.fingerprint()
    if change.seen not in ("", fingerprint):
        raise DraftChangedError(locked)
    stopping = blocking(draft_problems(locked, manuscript))
    if by is None:
        stopping = _without_links_to_withdrawn(stopping, locked.language)
    if stopping:
        raise TextNotReadyError(locked, stopping)
    newest = locked.editions.order_by("-number").first()
    if adds_nothing(locked, newest, fingerprint, is_starter=by is None):
        raise NothingChangedError
    edition = locked.editions.create(
        number=newest.number + 1 if newest else 1,
        title=manuscript.title,
        summary=manuscript.summary,
        content=manuscript.to_json(),
        fingerprint=fingerprint,
        check_code=fresh_check_code(),
        change_note=note,
        change_kind=change.kind,
        is_starter_text=by is None,
        published_at=at,
        published_by_id=by.pk if by else None,
        review_due_on=review_due_on(locked, at),
    )
    Citation.objects.bulk_create(
        Citation(edition=edition, key=reference.key) for reference in manuscript.references
    )
    if locked.withdrawn_at is not None:
        locked.withdrawn_at, locked.withdrawn_reason, locked.instead = None, "", None
        _record([locked], by=by, at=at)
    issue_packs_with(locked, at=at)
    article.refresh_from_db(fields=CIRCULATION)
    return edition


def adds_nothing(
    article: Article, newest: Edition | None, fingerprint: str, *, is_starter: bool = False
) -> bool:
    """Tell whether readers have this very text already.

    Starter text that a clinic publishes unchanged is something new: the clinic stands for it.
    """
    if newest is None or article.withdrawn_at is not None:
        return False
    return newest.fingerprint == fingerprint and (is_starter or not newest.is_starter_text)


@transaction.atomic
def withdraw(
    article: Article, *, by: Person, at: datetime, reason: str, instead: Article | None = None
) -> None:
    """Take an article out of circulation; its editions remain, marked as withdrawn.

    Raises:
        NotPermittedError: if this person may not withdraw.
        ReasonMissingError: if readers are not told why.
        NotInCirculationError: if there is nothing to withdraw.
        InsteadUnreadableError: if readers could not open what they are sent to.
    """
    require_publisher(by)
    reason = without_forbidden(reason).strip()
    if not reason:
        raise ReasonMissingError
    # Locked in one order whoever is withdrawn, so that two withdrawals never wait for each other.
    keys = [article.pk, *([instead.pk] if instead else [])]
    locked = Article.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    circulating = {
        one.pk: one for one in locked if one.withdrawn_at is None and one.editions.exists()
    }
    if article.pk not in circulating:
        raise NotInCirculationError
    if instead and (instead.pk == article.pk or instead.pk not in circulating):
        raise InsteadUnreadableError
    withdrawn = circulating[article.pk]
    withdrawn.withdrawn_at, withdrawn.withdrawn_reason = at, reason
    # Whoever was sent here is sent on: a page that answers 410 is nothing to read instead.
    sent_here = Article.objects.select_for_update().filter(instead=article).order_by("pk")
    moved = [withdrawn, *sent_here]
    for one in moved:
        one.instead = instead
    _record(moved, by=by, at=at)
    issue_packs_with(withdrawn, at=at)
    article.refresh_from_db(fields=CIRCULATION)


def _record(articles: list[Article], *, by: Person | None, at: datetime) -> None:
    """Store who moved articles and when; nobody has saved their drafts by that."""
    bulk_update_with_history(articles, Article, CIRCULATION, default_user=by, default_date=at)


def _without_links_to_withdrawn(
    problems: tuple[Problem, ...], language: str
) -> tuple[Problem, ...]:
    """Return problems without links to articles that this clinic has withdrawn.

    They stop an author, who can write anew. A starter text is written for every clinic, and its
    reader learns behind the link why the article is gone and what to read instead.
    """
    withdrawn = set(
        Article.objects.in_language(language).withdrawn().values_list("slug", flat=True)
    )
    return tuple(
        problem
        for problem in problems
        if problem.code != "article_link_broken" or problem.detail not in withdrawn
    )


def draft_problems(article: Article, manuscript: Manuscript) -> tuple[Problem, ...]:
    """Return everything amiss in a draft: its links to other articles and its sheet included.

    A link to an address that an article had before it was renamed is sound: it redirects.
    """
    others = Article.objects.in_language(article.language)
    former = FormerAddress.objects.filter(article__in=others.in_circulation())
    found = problems_of(
        manuscript,
        readable={
            article.slug,
            *others.in_circulation().values_list("slug", flat=True),
            *former.values_list("slug", flat=True),
        },
        waiting={*others.never_published().values_list("slug", flat=True)},
    )
    answers = (f"{part.question}\n{part.answer}" for part in manuscript.questions)
    words = (manuscript.title, manuscript.summary, manuscript.body)
    printed = "\n".join((*words, *answers, teach_back_words(manuscript)))
    unprintable = (Problem("characters_unprintable", sign) for sign in uncovered(printed))
    return (*found, *unprintable)


def review_due_on(article: Article, at: datetime) -> date:
    """Return the day, in the clinic's time zone, by which an edition must be looked at again."""
    return months_after(timezone.localdate(at), article.review_interval_months)
