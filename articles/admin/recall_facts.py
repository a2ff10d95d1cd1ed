"""A recall as plain values: which sheets no longer hold, why, and what left which desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from articles.models import ChangeKind, Edition, PrintedSheet, RecallTick
from articles.text.check_codes import printed_code


@dataclass(frozen=True, slots=True)
class DeskPart:
    """What left one print desk, from which day to which, and when its sheets were put aside."""

    desk: int
    name: str
    sheets: int
    first: date
    last: date
    put_aside_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an edition no longer holds, since when, and the edition to hand out instead."""

    is_withdrawn: bool
    since: date
    reasons: tuple[str, ...]
    instead: Edition | None


@dataclass(frozen=True, slots=True)
class Recall:
    """One edition that is called back."""

    edition: Edition
    cause: Cause
    desks: tuple[DeskPart, ...]

    @property
    def code(self) -> str:
        return printed_code(self.edition.check_code)

    @property
    def new_code(self) -> str:
        return printed_code(self.cause.instead.check_code) if self.cause.instead else ""

    @property
    def sheets(self) -> int:
        return sum(part.sheets for part in self.desks)

    @property
    def open(self) -> tuple[DeskPart, ...]:
        """The desks that have not put their sheets aside."""
        return tuple(part for part in self.desks if part.put_aside_on is None)


def recalls(rows: Iterable[Edition]) -> tuple[Recall, ...]:
    """Return each recalled edition with its cause and its desks. Four queries, however many.

    Those with an open desk come first, and of them the latest.
    """
    editions = list(rows)
    keys = [edition.pk for edition in editions]
    sheets = PrintedSheet.objects.filter(edition__in=keys).by_desk()
    ticks = _ticks(keys)
    later = _later(edition.article_id for edition in editions)
    instead = _instead(editions)
    found = [
        Recall(
            edition,
            cause_of(edition, later[edition.article_id], instead),
            desk_parts((row for row in sheets if row["edition"] == edition.pk), ticks),
        )
        for edition in editions
    ]
    return tuple(sorted(found, key=lambda one: (not one.open, -one.cause.since.toordinal())))


def cause_of(
    edition: Edition, all_editions: Sequence[Edition], instead: Mapping[int, Edition]
) -> Cause:
    """Return why an edition does not hold; `all_editions` are its article's, oldest first."""
    article = edition.article
    if article.withdrawn_at is not None:
        return Cause(
            is_withdrawn=True,
            since=localdate(article.withdrawn_at),
            reasons=(article.withdrawn_reason,),
            instead=instead.get(article.instead_id or 0),
        )
    after = [
        one
        for one in all_editions
        if one.number > edition.number and one.change_kind == ChangeKind.SUBSTANTIAL
    ]
    return Cause(
        is_withdrawn=False,
        since=localdate(after[0].published_at),
        reasons=tuple(one.change_note for one in after),
        instead=all_editions[-1],
    )


def desk_parts(
    rows: Iterable[Mapping[str, Any]], ticks: Mapping[tuple[int, int], datetime]
) -> tuple[DeskPart, ...]:
    """Return rows of `PrintedSheet.objects.by_desk()` as values."""
    return tuple(
        DeskPart(
            desk=row["receipt__desk"],
            name=row["receipt__desk__name"],
            sheets=row["sheets"],
            first=localdate(row["first"]),
            last=localdate(row["last"]),
            put_aside_on=localdate(done) if done else None,
        )
        for row in rows
        for done in [ticks.get((row["edition"], row["receipt__desk"]))]
    )


def _ticks(editions: list[int]) -> dict[tuple[int, int], datetime]:
    rows = RecallTick.objects.filter(edition__in=editions)
    return {
        (edition, desk): at for edition, desk, at in rows.values_list("edition", "desk", "done_at")
    }


def _later(articles: Iterable[int]) -> dict[int, list[Edition]]:
    """Return the editions of articles, oldest first, without their texts."""
    by_article: dict[int, list[Edition]] = {article: [] for article in articles}
    rows = (
        Edition.objects.filter(article__in=by_article)
        .select_related("article")
        .defer("content")
        .order_by("number")
    )
    for edition in rows:
        by_article[edition.article_id].append(edition)
    return by_article


def _instead(editions: Sequence[Edition]) -> dict[int, Edition]:
    """Return the current editions of what is read in place of withdrawn articles."""
    wanted = {edition.article.instead_id for edition in editions} - {None}
    rows = (
        Edition.objects.current()
        .filter(article__in=wanted)
        .select_related("article")
        .defer("content")
    )
    return {edition.article_id: edition for edition in rows}
