"""HistoryPage: every edition of an article, newest first, with what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.models import ChangeKind, Edition

from .renewed import Renewed


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """One edition in the history; `before` is the number of the one it replaced, 0 for none."""

    number: int
    before: int
    published_on: date
    change_note: str
    is_current: bool
    is_starter_text: bool
    makes_sheets_outdated: bool
    renewals: tuple[Renewed, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The editions of one article."""

    slug: str
    title: str
    is_withdrawn: bool
    editions: tuple[EditionEntry, ...]

    @classmethod
    def of(cls, editions: Sequence[Edition]) -> HistoryPage:
        """Take all editions of an article with their renewals, newest first; at least one."""
        newest = editions[0]
        is_withdrawn = newest.article.withdrawn_at is not None
        older = [edition.number for edition in editions[1:]]
        return cls(
            slug=newest.article.slug,
            title=newest.title,
            is_withdrawn=is_withdrawn,
            editions=tuple(
                EditionEntry(
                    number=edition.number,
                    before=before,
                    published_on=timezone.localdate(edition.published_at),
                    change_note=edition.change_note,
                    is_current=edition is newest and not is_withdrawn,
                    is_starter_text=edition.is_starter_text,
                    makes_sheets_outdated=bool(before)
                    and edition.change_kind == ChangeKind.SUBSTANTIAL,
                    renewals=tuple(map(Renewed.of, edition.renewals.all())),
                )
                for edition, before in zip(editions, [*older, 0], strict=True)
            ),
        )
