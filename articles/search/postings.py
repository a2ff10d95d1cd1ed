"""Where the stems of some fields stand, written so that those looked for are found without reading the rest.

A search looks closely at a hundred texts. Reading each word of them took more time than all else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Hit = tuple[int, int]
"""At which place of all fields a stem stands, and the bit by which whoever looked knows the stem."""

Hits = Sequence[Hit]

Lines = Sequence[tuple[str, int]]
"""How the line of each stem that is looked for begins, and the bit of the stem."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The stems of some fields in their order, as one text.

    Its first line has two numbers: the bits of a place that tell where in its field it is, those
    above them being the number of the field; and how many stems the first field has. Each line
    after it has a stem and its places.
    """

    text: str = "\n"

    @classmethod
    def of(cls, fields: Sequence[Sequence[str]]) -> Postings:
        """Write down fields of stems, which have letters, figures and `_` in them, and nothing else."""
        # One more than the longest needs, so that no field ends where the next one begins.
        bits = max(map(len, fields), default=0).bit_length()
        places: dict[str, list[int]] = {}
        for number, field in enumerate(fields):
            for place, stem in enumerate(field, start=number << bits):
                places.setdefault(stem, []).append(place)
        first = [bits, len(fields[0]) if fields else 0]
        lines = [_list(first), *(f"{stem}:{_list(some)}" for stem, some in places.items())]
        return cls("".join(f"{line}\n" for line in lines))

    @property
    def length(self) -> int:
        """How many stems the first field has."""
        return self._shape[1]

    def hits(self, lines: Lines) -> Mapping[int, Hits]:
        """Return where some stems stand, by the number of the field; only fields that have any."""
        found = [(place, bit) for line, bit in lines for place in self._places(line)]
        if not found:
            return {}
        found.sort()
        below = self._shape[0]
        by_field: dict[int, list[Hit]] = {}
        for hit in found:
            by_field.setdefault(hit[0] >> below, []).append(hit)
        return by_field

    def times_together(self, first: str, second: str, *, in_first_field: bool = False) -> int:
        """Return how often one stem follows another in one field, or in the first alone."""
        before = self._places(_line(first))
        if in_first_field:
            before = [place for place in before if place < self.length]
        if not before:
            return 0
        after = self._places(_line(second))
        return len(set(after).intersection(place + 1 for place in before))

    def _places(self, line: str) -> list[int]:
        at = self.text.find(line)
        if at < 0:
            return []
        start = at + len(line)
        return _numbers(self.text[start : self.text.find("\n", start)])

    @property
    def _shape(self) -> list[int]:
        return _numbers(self.text[: self.text.find("\n")])


NOTHING = Postings()


def lines_of(bits: Mapping[str, int]) -> Lines:
    """Return what is looked for when some stems are, each of which has a bit."""
    return [(_line(stem), bit) for stem, bit in bits.items()]


def bits_of(hits: Hits) -> int:
    """Return the bits of everything that is there."""
    bits = 0
    for _place, bit in hits:
        bits |= bit
    return bits


def _line(stem: str) -> str:
    return f"\n{stem}:"


def _list(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _numbers(text: str) -> list[int]:
    return list(map(int, text.split(",")))
