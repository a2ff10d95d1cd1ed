"""Words that gave nothing as the desk lists them: how often, since when, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import translation

from articles.models import UnfoundCount, UnfoundWords
from articles.pages.listing import list_address
from articles.workflow.permissions import Person, may_write_in

RECENT = timedelta(days=90)
MONTHS = 12
BAR_HEIGHT = 24
"""Units of the drawing; the tallest bar of a page is as tall, and a single search is seen."""
SHORTEST_BAR = 2
BAR_WIDTH = 6


@dataclass(frozen=True, slots=True)
class Month:
    """How often words were searched for in one month, and the bar that shows it."""

    first: date
    uses: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """Words that gave nothing: how often lately, on which day last, their months, their search."""

    pk: int
    words: str
    language: str
    language_name: str
    recent: int
    last: date
    months: tuple[Month, ...]
    search: str


def languages_read_by(person: Person) -> tuple[str, ...]:
    """Return the languages of the site in which somebody writes, and so reads what is missing."""
    return tuple(tag for tag in dict(settings.LANGUAGES) if may_write_in(person, language=tag))


def rows_of(unfound: Sequence[UnfoundWords], *, today: date) -> tuple[Row, ...]:
    """Return rows of words that were asked for by `most_used_first`, all with bars of one scale: one query."""
    months = _months(today)
    counts: dict[tuple[int, date], int] = {
        (row["words"], row["month"]): row["uses"]
        for row in UnfoundCount.objects.filter(words__in=[one.pk for one in unfound])
        .filter(day__gte=months[0])
        .values("words", month=TruncMonth("day"))
        .annotate(uses=Sum("uses"))
    }
    most = max(counts.values(), default=1)
    names = dict(settings.LANGUAGES)
    return tuple(
        Row(
            pk=one.pk,
            words=one.words,
            language=one.language,
            language_name=names.get(one.language, one.language),
            recent=vars(one)["recent"],
            last=vars(one)["last"],
            months=tuple(
                _month(first, counts.get((one.pk, first), 0), place=place, most=most)
                for place, first in enumerate(months)
            ),
            search=_search_for(one),
        )
        for one in unfound
    )


def _search_for(one: UnfoundWords) -> str:
    """Return the search for words as readers have it; one from the desk is not counted."""
    with translation.override(one.language):
        return list_address("search", q=one.words, desk=1)


def _month(first: date, uses: int, *, place: int, most: int) -> Month:
    height = max(SHORTEST_BAR, round(BAR_HEIGHT * uses / most)) if uses else 0
    return Month(first, uses, x=place * BAR_WIDTH, y=BAR_HEIGHT - height, height=height)


def _months(today: date) -> list[date]:
    """Return the first days of the last twelve months, this one at the end."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]
