"""Page ranges as a style wants them: “2154–60”, “2154–2160”; what is no range stays as it is.

Source of the four ways to shorten: CSL 1.0.2, Appendix V, Page Range Formats.
"""

from __future__ import annotations

import re
from itertools import takewhile

RANGE = re.compile(
    r"(?<![\w.])(?P<letters>[A-Za-z]*)(?P<first>\d+)\s*[-–]\s*(?P=letters)(?P<last>\d+)(?![\w.])"
)
BETWEEN_FIGURES = re.compile(r"(?P<figure>\d[A-Za-z]?)\s*-+\s*(?=[A-Za-z]*\d)")
SHORTENED = frozenset({"minimal", "minimal-two", "chicago", "chicago-15", "chicago-16"})


def page_ranges(pages: str, *, how: str = "", dash: str = "–") -> str:
    """Return pages with each range as `how` says, a `page-range-format` of CSL; "" leaves it alone.

    Only pages with as many figures are shortened: “9–12” stays as it is. Letters before both
    pages stay with both, unless they are shortened: “S1–9” is what published lists have.
    """
    found = RANGE.sub(lambda pages: _range(pages, how, dash), pages)
    return with_dash(found, dash)


def with_dash(numbers: str, dash: str = "–") -> str:
    """Return numbers with a dash in place of each hyphen between two of them."""
    return BETWEEN_FIGURES.sub(lambda found: found["figure"] + dash, numbers)


def _range(pages: re.Match[str], how: str, dash: str) -> str:
    letters, first, last = pages["letters"], pages["first"], pages["last"]
    if how and len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        last = whole if whole > first else last
    kept = _kept(first, last, how)
    is_whole = how not in SHORTENED
    return f"{letters}{first}{dash}{letters if is_whole else ''}{last[-kept:]}"


def _kept(first: str, last: str, how: str) -> int:
    """Return how many figures of the last page are printed."""
    if how not in SHORTENED or len(first) != len(last):
        return len(last)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=True)))
    changed = max(len(last) - same, 1) if first != last else len(last)
    if how == "minimal":
        return changed
    if how == "minimal-two":
        return max(changed, 2) if len(last) > 1 else changed
    return _by_chicago(first, changed)


def _by_chicago(first: str, changed: int) -> int:
    """Chicago Manual of Style, 9.61: the end of a hundred is given whole, and so are low numbers."""
    number = int(first)
    if number < 100 or number % 100 == 0:
        return len(first)
    if number % 100 < 10:
        return changed
    return len(first) if len(first) == 4 and changed > 2 else max(changed, 2)
