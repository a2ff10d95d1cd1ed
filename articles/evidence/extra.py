"""Lines of a note that carry fields: “PMID: 12345”, as Zotero writes what has no field of its own.

What a format cannot say in its fields goes out as such lines and comes back from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .dates import read_when, write_when

LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z_. -]{1,50}?)\s*:\s+(?P<value>\S.*)")
IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmcid": "PMCID", "pmid": "PMID"}
ALIKE = {"citation key": "citation-key", "url": "URL"}
TEXTS = frozenset(
    [
        "archive",
        "archive-place",
        "archive_location",
        "authority",
        "chapter-number",
        "citation-key",
        "collection-number",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "edition",
        "event-place",
        "event-title",
        "genre",
        "issue",
        "jurisdiction",
        "language",
        "medium",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "page",
        "page-first",
        "part-number",
        "part-title",
        "PMCID",
        "PMID",
        "DOI",
        "ISBN",
        "ISSN",
        "URL",
        "printing-number",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "section",
        "source",
        "status",
        "supplement-number",
        "title-short",
        "type",
        "version",
        "volume",
        "volume-title",
        "year-suffix",
        "call-number",
        "annote",
    ]
)
DATES = frozenset(
    {"accessed", "available-date", "event-date", "issued", "original-date", "submitted"}
)
OWN = "custom."
OWN_NAME = re.compile(r"custom\.[a-z_]{1,40}")


def take_extra(item: dict[str, Any]) -> None:
    """Move the lines of an item's note that carry fields into those fields."""
    note = item.get("note")
    if not isinstance(note, str):
        return
    rest = []
    for line in note.splitlines():
        found = LINE.fullmatch(line.strip())
        name = _field(found["name"]) if found else ""
        if found and name:
            _put(item, name, found["value"].strip())
        else:
            rest.append(line)
    item["note"] = "\n".join(rest)


def extra_lines(item: Mapping[str, Any], *, said: Mapping[str, Any]) -> list[str]:
    """Return the lines for what an item says and the fields of a format do not, in their order.

    `said` is what those fields say of it. Names and lists have no such line.
    """
    lines = []
    for name, value in item.items():
        if name == "custom" and isinstance(value, Mapping):
            lines += [
                f"{OWN}{key}: {text}"
                for key, text in value.items()
                if isinstance(text, str) and OWN_NAME.fullmatch(f"{OWN}{key}")
            ]
        elif value != said.get(name):
            lines += _line(name, value)
    return sorted(lines)


def _line(name: str, value: Any) -> list[str]:
    if name == "id":
        return [f"citation-key: {value}"]
    if name in DATES:
        written = write_when(value)
        return [f"{name}: {written}"] if written else []
    return [f"{name}: {value}"] if name in TEXTS and isinstance(value, str) else []


def _field(name: str) -> str:
    """Return the field a line's name means, "" for words that only look like one."""
    if name in TEXTS or name in DATES or OWN_NAME.fullmatch(name):
        return name
    return IDENTIFIERS.get(name.lower(), "") or ALIKE.get(name.lower(), "")


def _put(item: dict[str, Any], name: str, value: str) -> None:
    if name.startswith(OWN):
        custom = item.get("custom")
        own = dict(custom) if isinstance(custom, Mapping) else {}
        item["custom"] = own | {name.removeprefix(OWN): value}
    elif name == "citation-key":
        item["id"] = value
    elif name in DATES:
        item[name] = read_when(value)
    else:
        item[name] = value
