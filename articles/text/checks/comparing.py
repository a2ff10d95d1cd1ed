"""Numbers that are compared: out of how many each is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from articles.text.chances import DENOMINATORS, Chance
from articles.text.parsing import line_of
from articles.text.problems import Problem

from .numbers import around, judged
from .passages import Reading
from .vocabulary import Vocabulary

AS_MUCH = Fraction(1, 8)
"""How far apart two ways to tell one number may lie, as rounding goes: `7 in 100` and `1 in 14`."""

RARE = Fraction(1, 100)
"""Below this a hundred people do not show it, so that a thousand have to be brought in."""

_YEARS = range(1900, 2100)
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """A number of people as a text tells it: so many out of so many."""

    words: str
    count: Fraction
    of: int

    @property
    def share(self) -> Fraction:
        """The chance itself."""
        return self.count / self.of

    def repeats(self, other: Told) -> bool:
        """Tell whether this says another number once more, which is told out of a round one."""
        is_rounder = other.of in DENOMINATORS and other.of > self.of
        is_plainer = other.of in DENOMINATORS and self.of not in DENOMINATORS
        is_near = abs(self.share - other.share) <= AS_MUCH * other.share
        return (is_rounder or is_plainer) and is_near


def mixed_denominators(reading: Reading) -> Iterator[Problem]:
    """Yield numbers of people that are told out of different numbers where they are compared.

    Compared is what stands in one sentence, paragraph, list or table, once for each. A number
    that says another once more does not count, as in `7 out of 100 (1 in 14)`; nor does one below
    1 in 100, which needs a thousand, unless it shares its sentence with the other.
    Source: Trevena et al. 2013, BMC Med Inform Decis Mak 13(Suppl 2):S7, the same denominator.
    """
    met: set[int] = set()
    for passage, vocabulary in judged(reading):
        if passage.block in met:
            continue
        beside = told_in(around(passage, reading), vocabulary)
        together = [told_in(sentence, vocabulary) for sentence in passage.sentences]
        together.append([one for one in beside if one.share >= RARE])
        mixed = next(filter(None, (_mixed(told, beside) for told in together)), "")
        if mixed:
            met.add(passage.block)
            yield passage.problem("denominators_mixed", mixed)


def mixed_chances(reading: Reading) -> Iterator[Problem]:
    """Yield chances that count out of another number than the one before in the same section.

    Source: Trevena et al. 2013, BMC Med Inform Decis Mak 13(Suppl 2):S7, the same denominator.
    """
    for where, tokens in reading.parts:
        before = 0
        for token in tokens:
            if token.type == "heading_open":
                before = 0
            elif token.type == "chance_open":
                chance: Chance = token.meta["chance"]
                of = chance.groups[0].of if chance.groups else before
                if before and of != before:
                    detail = f"{chance.title} – {before}, {of}"
                    yield Problem("denominators_mixed", detail, line_of(token), where)
                before = of


def told_in(words: str, vocabulary: Vocabulary) -> list[Told]:
    """Return the numbers of people that words tell; both ends of a range such as `8 to 19`."""
    told = []
    for found in vocabulary.frequency.finditer(words):
        of = _number(found["of"], vocabulary)
        if of is None or not 1 < of <= _MOST or int(of) in _YEARS:
            continue
        counts = (_number(found[name], vocabulary) for name in ("low", "count") if found[name])
        told += [
            Told(found[0], count, int(of)) for count in counts if count is not None and count <= of
        ]
    return told


def _mixed(told: Iterable[Told], beside: Iterable[Told]) -> str:
    """Return two numbers told out of different ones, in words; blank if all go together.

    What only says one of those beside it once more is left out.
    """
    alone = [one for one in told if not any(one.repeats(other) for other in beside)]
    other = next((one for one in alone if one.of != alone[0].of), None)
    return f"{alone[0].words} … {other.words}" if other else ""


def _number(written: str, vocabulary: Vocabulary) -> Fraction | None:
    """Return a number in figures or in a word; None for what is no number."""
    plain = " ".join(written.casefold().split())
    if plain in vocabulary.numbers:
        return Fraction(vocabulary.numbers[plain])
    separator = "." if vocabulary.point == "," else ","
    figures = plain.strip(".,").replace(separator, "").replace(vocabulary.point, ".")
    return Fraction(figures) if re.fullmatch(r"\d+(?:\.\d+)?", figures) else None
