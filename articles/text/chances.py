"""Chances: 26 in 100, as words, percent, a simple fraction and counted figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

DENOMINATORS = (10, 100, 1000)
"""How many figures an icon array may have: few enough to be counted, or one thousand."""

_GROUP = re.compile(r"(?P<count>\d{1,4}(?:\.\d{1,2})?) in (?P<of>\d{1,4}|1,000)\s+(?P<label>\S.*)")
_SIMPLE = tuple(
    sorted(
        {Fraction(top, bottom) for bottom in (2, 3, 4, 5, 10) for top in range(1, bottom)}
        | {Fraction(1, bottom) for bottom in range(6, 10)}
    )
)
_TWENTIETHS = tuple(Fraction(top, 20) for top in range(1, 20))
_NEAR, _FAR = Fraction(2, 100), Fraction(4, 100)
_ROUNDED_BY_AT_MOST = Fraction(1, 8)


@dataclass(frozen=True, slots=True)
class ChanceGroup:
    """One group of a chance: so many in so many, of whom.

    `count` may carry a decimal (26.1 in 100); figures and words use the nearest whole number.
    """

    count: Fraction
    of: int
    label: str

    @property
    def whole(self) -> int:
        """The count as whole people: a half rounds up, as readers expect."""
        return int(self.count + Fraction(1, 2))

    @property
    def is_fair(self) -> bool:
        """Whether the nearest whole number tells the same chance: not 1 in 100 for 0.5 in 100."""
        rounded_by = abs(self.whole - self.count)
        return rounded_by <= min(self.count, self.of - self.count) * _ROUNDED_BY_AT_MOST

    @property
    def percent(self) -> str:
        """The percentage, to one decimal where it is not whole; a half rounds up."""
        whole, tenth = divmod(int(self.count * 1000 / self.of + Fraction(1, 2)), 10)
        return f"{whole}.{tenth}" if tenth else str(whole)


@dataclass(frozen=True, slots=True)
class Chance:
    """A structured risk or benefit: the same denominator in every group."""

    title: str
    groups: tuple[ChanceGroup, ...]
    counted: str = ""
    not_counted: str = ""


def read_group(line: str) -> ChanceGroup | None:
    """Read a line such as `26 in 100 with the spray` or `3 in 1,000 …`; None if it is not one."""
    found = _GROUP.fullmatch(line)
    if found is None:
        return None
    group = ChanceGroup(
        Fraction(found["count"]), int(found["of"].replace(",", "")), found["label"].strip()
    )
    return group if group.of in DENOMINATORS and group.count <= group.of else None


def simple_fraction(count: Fraction, of: int) -> tuple[int, int, bool]:
    """Return the simplest fraction near a chance, such as 1 in 4, and whether it is exact.

    Below 1 in 10 it is always `1 in N`, above 9 in 10 all but one in N. Between, it is the
    nearest of halves, thirds, quarters, fifths, tenths and `1 in N` if that is within 2
    percentage points, or within 4 where no twentieth says it exactly; else the nearest
    twentieth. None and all come out as 0 in 100 and 100 in 100.
    """
    chance = count / of
    if chance in (0, 1):
        return int(count), of, True
    near = _nearest(chance, _SIMPLE)
    if chance < Fraction(1, 10):
        near = Fraction(1, round(1 / chance))
    elif chance > Fraction(9, 10):
        near = 1 - Fraction(1, round(1 / (1 - chance)))
    elif abs(near - chance) > _NEAR:
        twentieth = _nearest(chance, _TWENTIETHS)
        if twentieth == chance or abs(near - chance) >= _FAR:
            near = twentieth
    return near.numerator, near.denominator, near == chance


def _nearest(chance: Fraction, fractions: tuple[Fraction, ...]) -> Fraction:
    """Return the nearest fraction; of two as near, the one with the smaller denominator."""
    return min(fractions, key=lambda one: (abs(one - chance), one.denominator))
