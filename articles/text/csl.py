"""One CSL-JSON item read with care: whatever its state, plain strings come out.

Items come from people, from imports and from other services, so any field may be missing, empty or
of the wrong type. Nothing here raises; what cannot be understood is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from articles.text.characters import without_forbidden

MORE_PEOPLE = frozenset({"et al", "et al.", "others", "and others"})
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
# Given names stored as bare initials, “CG”; longer ones are read as a name in capitals.
BARE_INITIALS = re.compile(r"[^\W\d_a-z]{2,4}")
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
LARGEST_NUMBER = 10**12


@dataclass(frozen=True)
class Person:
    """A person, or an organisation whose whole name is its family name."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class When:
    """A date, or a range if `last` is another: each (year, month, day) as far as it is known.

    `season` stands beside a year without a month; `words` for what is no date at all.
    """

    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    season: int = 0
    season_words: str = ""
    words: str = ""


@dataclass(frozen=True)
class People:
    """Those named, in order, and whether there are more who are not."""

    named: tuple[Person, ...] = ()
    are_more: bool = False


def read_text(item: Mapping[str, object], field: str) -> str:
    """Return a field as one line of text, "" if there is none."""
    return clean(item.get(field))


def clean(value: object) -> str:
    """Return a value as one line of text, "" if it is no text and no number.

    Some services wrap a single title in a list; its first entry counts.
    """
    if isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_NUMBER:
        value = str(value)
    if not isinstance(value, str):
        return ""
    return " ".join(without_forbidden(value).split())


def read_people(item: Mapping[str, object], role: str) -> People:
    """Return those in a role; a name such as “et al.” becomes “there are more”."""
    found = item.get(role)
    if not isinstance(found, list | tuple):
        return People()
    people = [person for entry in found if (person := _read_person(entry)) is not None]
    named = tuple(person for person in people if person.family.lower() not in MORE_PEOPLE)
    return People(named, are_more=bool(named) and len(named) < len(people))


def read_when(item: Mapping[str, object], field: str) -> When | None:
    """Return a date, a range or the words for one; None if there is none."""
    value = item.get(field)
    if not isinstance(value, Mapping):
        return None
    dates = _date_parts(value)
    if not dates:
        words = clean(value.get("literal")) or clean(value.get("raw"))
        return When(words=words) if words else None
    first, last = dates[0], dates[-1]
    if _shared_start(first, last) in {len(first), len(last)}:
        last = first
    season = clean(value.get("season")) if len(first) == 1 else ""
    number = _number(season)
    is_known = 0 < number <= len(SEASONS)
    return When(first, last, number if is_known else 0, "" if is_known else season)


def read_date(item: Mapping[str, object], field: str) -> str:
    """Return a date or a range as “2018”, “2018 Jan 5”, “2018 Jan–Feb”; "" if there is none."""
    when = read_when(item, field)
    if when is None or when.words:
        return when.words if when else ""
    first, last = _in_words(when.first), _in_words(when.last)
    if first == last:
        season = SEASONS[when.season - 1] if when.season else when.season_words
        return " ".join(filter(None, (*first, season)))
    return f"{' '.join(first)}–{' '.join(last[_shared_start(first, last) :])}"


def read_year(item: Mapping[str, object], field: str) -> str:
    """Return the first year of a date, "" if there is none."""
    found = re.search(r"\b\d{4}\b", read_date(item, field))
    return found[0] if found else ""


def _shared_start(first: Sequence[object], last: Sequence[object]) -> int:
    """Return how many parts two values share from the start."""
    pairs = zip(first, last, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _read_person(entry: object) -> Person | None:
    if isinstance(entry, str):
        return Person(clean(entry)) if clean(entry) else None
    if not isinstance(entry, Mapping):
        return None
    family = _joined(entry, "non-dropping-particle", "family")
    given = _joined(entry, "given", "dropping-particle")
    if not family:
        whole = read_text(entry, "literal") or given
        return Person(whole) if whole else None
    if BARE_INITIALS.fullmatch(given):
        given = " ".join(given)
    return Person(family, given, read_text(entry, "suffix"))


def _joined(entry: Mapping[str, object], *fields: str) -> str:
    return " ".join(filter(None, (read_text(entry, field) for field in fields)))


def _date_parts(value: Mapping[str, object]) -> list[tuple[int, ...]]:
    found = value.get("date-parts")
    if not isinstance(found, list | tuple):
        iso = ISO_DATE.fullmatch(clean(value.get("raw")))
        found = [iso.groups()] if iso else []
    return [parts for entry in found[:2] if (parts := _date(entry))]


def _date(entry: object) -> tuple[int, ...]:
    """Return (year, month, day) as far as each can be true, () without a year."""
    numbers = [_number(part) for part in entry[:3]] if isinstance(entry, list | tuple) else []
    year, month, day = (*numbers, 0, 0, 0)[:3]
    if not 0 < year < 10_000:
        return ()
    if not 0 < month <= len(MONTHS):
        return (year,)
    return (year, month, *([day] if 0 < day < 32 else []))


def _in_words(date: tuple[int, ...]) -> tuple[str, ...]:
    year, month, day = (*date, 0, 0)[:3]
    return (str(year), *([MONTHS[month - 1]] if month else []), *([str(day)] if day else []))


def _number(value: object) -> int:
    text = clean(value)
    return int(text) if text.isdecimal() and len(text) < 5 else 0
