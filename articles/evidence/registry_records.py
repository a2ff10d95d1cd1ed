"""What the registries say of a paper, as a record of the library: its useful fields, in CSL-JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from articles.text.csl import clean, read_text

TYPES = {
    "book": "book",
    "book-chapter": "chapter",
    "book-part": "chapter",
    "book-section": "chapter",
    "dataset": "dataset",
    "database": "dataset",
    "dissertation": "thesis",
    "edited-book": "book",
    "journal-article": "article-journal",
    "monograph": "book",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "reference-book": "book",
    "reference-entry": "entry",
    "report": "report",
    "report-component": "chapter",
    "standard": "standard",
}
"""Crossref's types (https://api.crossref.org/types) in CSL's (CSL 1.0.2, appendix III)."""

TEXTS = (
    "container-title", "container-title-short", "collection-title", "volume", "issue", "page",
    "number", "edition", "publisher", "publisher-place", "ISBN", "ISSN", "PMCID", "language",
)  # fmt: skip
MOST_PEOPLE = 100
"""More than any style prints; behind them stands “et al.”."""

ELEMENTS = {"italic": "i", "em": "i", "i": "i", "bold": "b", "strong": "b", "b": "b"} | {
    "sup": "sup",
    "sub": "sub",
    "inf": "sub",
}
TAG = re.compile(r"<\s*(?P<end>/?)\s*(?:\w+:)?(?P<name>[A-Za-z][\w.-]*)(?:\s[^<>]*)?/?\s*>")
SPACED_MARK = re.compile(r"\s+(?=</(?:i|b|sup|sub)>)")


def library_record(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the useful fields of what Crossref, DataCite or PubMed answers, "" fields left out.

    Dates are those of the issue in print where there is one, as PubMed and the journals cite them.
    """
    record: dict[str, Any] = {"type": _type(item), "title": _title(item)}
    record |= {role: people for role in ("author", "editor") if (people := _people(item, role))}
    if issued := _issued(item):
        record["issued"] = issued
    record |= {field: text for field in TEXTS if (text := _plain(read_text(item, field)))}
    short = _plain(read_text(item, "short-container-title"))
    if short and "container-title-short" not in record:
        record["container-title-short"] = short
    if "page" not in record and (number := read_text(item, "article-number")):
        record["page"] = number
    record |= {name: text for name in ("DOI", "PMID") if (text := read_text(item, name))}
    if "DOI" not in record and "PMID" not in record and (address := read_text(item, "URL")):
        record["URL"] = address
    return {name: value for name, value in record.items() if value}


def inline(text: str) -> str:
    """Return a title with the marks that are printed (<i>, <b>, <sup>, <sub>), and no others.

    Publishers send JATS, HTML, MathML, and each of them escaped once or twice.
    """
    for _twice in range(2):
        text = html.unescape(text)
    return " ".join(SPACED_MARK.sub("", TAG.sub(_mark, text)).split())


def _mark(tag: re.Match[str]) -> str:
    name = ELEMENTS.get(tag["name"].lower(), "")
    return f"<{tag['end']}{name}>" if name else ""


def _plain(text: str) -> str:
    return re.sub(r"</?(?:i|b|sup|sub)>", "", inline(text))


def _type(item: Mapping[str, Any]) -> str:
    kind = read_text(item, "type")
    return TYPES.get(kind, kind if kind in CSL_TYPES else "document")


def _title(item: Mapping[str, Any]) -> str:
    title, subtitle = inline(read_text(item, "title")), inline(read_text(item, "subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}".strip()
    # PubMed ends a title as a sentence; the styles set their own stop.
    return title.removesuffix(".") if not title.endswith("..") else title


def _people(item: Mapping[str, Any], role: str) -> list[dict[str, str]]:
    found = item.get(role)
    entries = found if isinstance(found, list) else []
    people = [person for entry in entries[:MOST_PEOPLE] if (person := _person(entry))]
    return [*people, {"literal": "et al."}] if len(entries) > MOST_PEOPLE else people


def _person(entry: object) -> dict[str, str]:
    if not isinstance(entry, Mapping):
        return {"literal": clean(entry)} if clean(entry) else {}
    parts = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle")
    person = {part: text for part in parts if (text := _plain(read_text(entry, part)))}
    if "family" in person:
        return person
    whole = _plain(read_text(entry, "literal") or read_text(entry, "name"))
    whole = whole or person.get("given", "")
    return {"literal": whole} if whole else {}


def _issued(item: Mapping[str, Any]) -> dict[str, list[list[int]]]:
    for field in ("published-print", "issued", "published", "published-online"):
        value = item.get(field)
        dates = value.get("date-parts") if isinstance(value, Mapping) else None
        first = dates[0] if isinstance(dates, list) and dates else None
        numbers = [_number(part) for part in first[:3]] if isinstance(first, list) else []
        if numbers and numbers[0]:
            return {"date-parts": [[number for number in numbers if number]]}
    return {}


def _number(part: object) -> int:
    """Return a part of a date; PubMed and DataCite write some of them in quotes."""
    text = clean(part)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


CSL_TYPES = frozenset(TYPES.values()) | {
    "article",
    "article-magazine",
    "article-newspaper",
    "bill",
    "document",
    "entry-dictionary",
    "entry-encyclopedia",
    "legislation",
    "pamphlet",
    "periodical",
    "post",
    "post-weblog",
    "review",
    "software",
    "speech",
    "webpage",
}
