"""A CSL-JSON item from another program, brought into the one form the library keeps.

Tidying a tidy item changes nothing, so that what goes out and comes in again is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from articles.text.csl import clean
from articles.text.reference_links import DOI

from .dates import read_when, season_number
from .extra import take_extra
from .inline import one_line, plain, rich
from .names import PARTICLES, ROLES, literal

RICH = frozenset(
    {
        "collection-title",
        "container-title",
        "container-title-short",
        "event-title",
        "original-title",
        "reviewed-title",
        "title",
        "title-short",
        "volume-title",
    }
)
DATES = frozenset(
    {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
)
LEFT_OUT = frozenset({"abstract", "keyword", "attachments", "file"})
"""What the library does not keep: it is long, has rights of its own, and is never printed."""
EMPTY: tuple[Any, ...] = ("", [], {}, None)
LONGEST_NOTE = 2000
DASHES = re.compile("\\s*(?:[\u2010-\u2015\u2212\ufe58\uff0d]|--+)\\s*")
DOI_WITHIN = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
PMID_WITHIN = re.compile(r"(?<!\d)[1-9]\d{0,8}(?!\d)", re.ASCII)
NAME_PARTS = (*PARTICLES, "given", "dropping-particle", "suffix", "literal")


def tidied(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item with plain, composed, short values; empty fields and abstracts are left out.

    Nothing is judged here: an item without a title comes out without one.
    """
    item = {str(name): value for name, value in found.items() if name not in LEFT_OUT}
    take_extra(item)
    tidy = {name: _value(name, value) for name, value in item.items()}
    tidy = {name: value for name, value in tidy.items() if value not in EMPTY}
    tidy.setdefault("type", "document")
    return tidy


def _value(name: str, value: Any) -> Any:
    if name in SHAPES:
        return SHAPES[name](value)
    if isinstance(value, Mapping):
        parts = {str(part): _plain(inner) for part, inner in value.items()}
        return {part: inner for part, inner in parts.items() if inner not in EMPTY}
    if isinstance(value, list) and len(value) > 1:
        return [_plain(entry) for entry in value]
    return plain(clean(value))


def _plain(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _people(value: Any) -> list[dict[str, Any]]:
    entries = value if isinstance(value, list | tuple) else [value]
    return [name for entry in entries if (name := _name(entry))]


def _name(entry: Any) -> dict[str, Any]:
    if isinstance(entry, str):
        return {**literal(plain(entry))}
    if not isinstance(entry, Mapping):
        return {}
    parts = {part: plain(clean(entry.get(part))) for part in NAME_PARTS}
    if parts["literal"] and not parts["family"]:
        return {**literal(parts["literal"])}
    return {part: text for part, text in parts.items() if text and part != "literal"}


def _date(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return read_when(clean(value))
    parts = value.get("date-parts")
    dates = [_numbers(entry) for entry in parts[:2]] if isinstance(parts, list) else []
    dates = [entry for entry in dates if entry]
    if not dates:
        return read_when(clean(value.get("raw")) or clean(value.get("literal")))
    season = season_number(value.get("season"))
    return {"date-parts": dates} | ({"season": season} if season else {})


def _numbers(entry: Any) -> list[int]:
    """Return year, month and day as numbers, as far as each can be one."""
    numbers: list[int] = []
    for part in entry[:3] if isinstance(entry, list) else ():
        text = clean(part)
        if not re.fullmatch(r"[0-9]{1,4}", text) or not int(text):
            break
        numbers.append(int(text))
    return numbers


def _note(value: Any) -> str:
    """Return a note, which may have several lines."""
    lines = (one_line(line) for line in str(value).splitlines()) if isinstance(value, str) else ()
    return "\n".join(filter(None, lines))[:LONGEST_NOTE].strip()


def _title(value: Any) -> str:
    return rich(clean(value))


def _page(value: Any) -> str:
    return DASHES.sub("-", plain(clean(value)))


def _doi(value: Any) -> str:
    """Return the DOI in a text; what holds none comes back as it is, to be refused by name."""
    text = clean(value)
    whole = DOI.fullmatch(text)
    if whole:
        return whole["doi"]
    within = DOI_WITHIN.search(text)
    return within[0].rstrip(".,;)]") if within else text


def _pmid(value: Any) -> str:
    text = clean(value)
    found = PMID_WITHIN.search(text)
    return found[0] if found else text


def _as_it_is(value: Any) -> str:
    return one_line(clean(value))


SHAPES: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(ROLES, _people),
    **dict.fromkeys(DATES, _date),
    **dict.fromkeys(RICH, _title),
    "DOI": _doi,
    "PMID": _pmid,
    "URL": _as_it_is,
    "id": _as_it_is,
    "note": _note,
    "page": _page,
}
