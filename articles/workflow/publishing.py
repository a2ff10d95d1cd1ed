"""Publish and withdraw: how an article comes into circulation and leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Article, ChangeKind, Citation, Edition
from articles.text.calendar import months_after
from articles.text.check_codes import new_check_code
from articles.text.checks import blocking, problems_of
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem

from .errors import (
    ChangeNoteMissingError,
    DraftChangedError,
    NothingChangedError,
    NotInCirculationError,
    ReasonMissingError,
    TextNotReadyError,
)
from .permissions import Person, require_publisher


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
    note = change.note.strip()
    if not note:
        raise ChangeNoteMissingError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    manuscript = locked.manuscript()
    fingerprint = manuscript.fingerprint()
    if change.seen not in ("", fingerprint):
        raise DraftChangedError(locked)
    stopping = blocking(draft_problems(locked, manuscript))
    if stopping:
        raise TextNotReadyError(locked, stopping)
    newest = locked.editions.order_by("-number").first()
    if newest and newest.fingerprint == fingerprint and locked.withdrawn_at is None:
        raise NothingChangedError
    edition = locked.editions.create(
        number=newest.number + 1 if newest else 1,
        title=manuscript.title,
        summary=manuscript.summary,
        content=manuscript.to_json(),
        fingerprint=fingerprint,
        check_code=new_check_code(),
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
    Article.objects.filter(pk=locked.pk).update(
        withdrawn_at=None, withdrawn_reason="", instead=None
    )
    article.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason", "instead"])
    return edition


@transaction.atomic
def withdraw(
    article: Article, *, by: Person, at: datetime, reason: str, instead: Article | None = None
) -> None:
    """Take an article out of circulation; its editions remain, marked as withdrawn.

    Raises:
        NotPermittedError: if this person may not withdraw.
        ReasonMissingError: if readers are not told why.
        NotInCirculationError: if there is nothing to withdraw.
    """
    require_publisher(by)
    if not reason.strip():
        raise ReasonMissingError
    circulating = Article.objects.select_for_update().in_circulation().filter(pk=article.pk)
    if not circulating.exists():
        raise NotInCirculationError
    Article.objects.filter(pk=article.pk).update(
        withdrawn_at=at, withdrawn_reason=reason.strip(), instead=instead
    )
    article.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason", "instead"])


def draft_problems(article: Article, manuscript: Manuscript) -> tuple[Problem, ...]:
    """Return everything amiss in a draft, links to other articles included."""
    others = Article.objects.in_language(article.language)
    return problems_of(
        manuscript,
        readable={article.slug, *others.in_circulation().values_list("slug", flat=True)},
        waiting={*others.never_published().values_list("slug", flat=True)},
    )


def review_due_on(article: Article, at: datetime) -> date:
    """Return the day, in the clinic's time zone, by which an edition must be looked at again."""
    return months_after(timezone.localdate(at), article.review_interval_months)
