"""What is looked for: plain values, made from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .postings import Lines, lines_of

Stems = tuple[str, ...]
"""The stems of one way to say a thing, in their order."""

_OTHER_WAY = 0.85
"""What a synonym is worth beside the very word that was typed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is looked for: the ways to say it, and how much it tells entries apart.

    The first way is the one that was typed.
    """

    ways: tuple[Stems, ...]
    weight: float
    is_light: bool

    def share_in(self, stems: frozenset[str]) -> float:
        """Return how much of it stands among some stems: 1 for all of it as it was typed."""
        best = 0.0
        for place, way in enumerate(self.ways):
            said = sum(stem in stems for stem in way) / len(way)
            best = max(best, said * (_OTHER_WAY if place else 1))
        return best


@dataclass(frozen=True)
class Asked:
    """What is looked for in the index of one language. The weights add up to 1.

    Each stem has a bit: what stands in a field, or near each other, is one number then, and how much
    of the question that is has to be found out only once for all that say the same.
    """

    language: str
    wanted: tuple[Wanted, ...]

    @cached_property
    def needed(self) -> tuple[Wanted, ...]:
        """What must be there: the light words only if there are no others."""
        return tuple(one for one in self.wanted if not one.is_light) or self.wanted

    @cached_property
    def stems(self) -> dict[str, float]:
        """Every stem that is looked for, each with its weight."""
        found: dict[str, float] = {}
        for one in self.wanted:
            for way in one.ways:
                for stem in way:
                    found[stem] = max(found.get(stem, 0), one.weight / len(way))
        return found

    @cached_property
    def bits(self) -> dict[str, int]:
        """Every stem that is looked for, each with its bit."""
        return {stem: 1 << place for place, stem in enumerate(self.stems)}

    @cached_property
    def lines(self) -> Lines:
        """What is looked for where stems stand."""
        return lines_of(self.bits)

    @cached_property
    def place_of(self) -> dict[int, int]:
        """The bit of every stem that is looked for, with the place of the thing that it says."""
        said = [
            (self.bits[stem], place)
            for place, one in enumerate(self.wanted)
            for way in one.ways
            for stem in way
        ]
        return dict(reversed(said))

    def shares(self, bits: int) -> tuple[float, ...]:
        """Return how much of each thing some stems say."""
        if bits not in self._shares:
            there = frozenset(stem for stem, bit in self.bits.items() if bit & bits)
            self._shares[bits] = tuple(one.share_in(there) for one in self.wanted)
        return self._shares[bits]

    def said(self, bits: int) -> float:
        """Return how much of the whole question some stems say, from 0 to 1."""
        if bits not in self._said:
            shares = zip(self.wanted, self.shares(bits), strict=True)
            self._said[bits] = sum(one.weight * share for one, share in shares)
        return self._said[bits]

    @cached_property
    def _shares(self) -> dict[int, tuple[float, ...]]:
        return {}

    @cached_property
    def _said(self) -> dict[int, float]:
        return {}
