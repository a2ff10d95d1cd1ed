"""Ages that are typed in figures: "my mum is 72", "a 16 year old"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .words import Token

OLDEST = 120


@dataclass(frozen=True, slots=True)
class Saying:
    """How a language says ages. All words are folded.

    `before` stand before an age that nothing but a small word follows; `after` are what makes a
    number an age, word by word. `over` and `under` are what texts put before the age of a group.
    """

    before: frozenset[str]
    after: tuple[tuple[str, ...], ...]
    over: str
    under: str


SAYINGS = {
    "en": Saying(
        frozenset(("is", "am", "im", "hes", "shes", "aged", "age", "turned", "turning")),
        (("yo",), *((years, "old") for years in ("year", "years", "yr", "yrs"))),
        over="over",
        under="under",
    ),
}
"""English alone so far; where a language has no line, a number is only a number."""


class Age(NamedTuple):
    """An age, and which of the words say it."""

    start: int
    end: int
    years: int


def ages_in(words: Sequence[Token], language: str) -> Iterator[Age]:
    """Yield the numbers that are ages: neither hours nor milligrams."""
    saying = SAYINGS.get(language)
    if not saying:
        return
    for place, word in enumerate(words):
        if not word.folded.isdecimal() or len(word.folded) > len(str(OLDEST)):
            continue
        end = _end(words, place, saying)
        if end and 0 < int(word.folded) <= OLDEST:
            yield Age(place, end, int(word.folded))


def _end(words: Sequence[Token], place: int, saying: Saying) -> int:
    """Return where an age ends; 0 if a number is none."""
    following = place + 1
    for after in saying.after:
        if tuple(word.folded for word in words[following : following + len(after)]) == after:
            return following + len(after)
    is_last = following == len(words) or not words[following].stem
    return following if is_last and place and words[place - 1].folded in saying.before else 0
