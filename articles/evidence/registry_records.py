"""What the registries say of a paper, as a record of the library: its useful fields, in CSL-JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.text.csl import read_text, read_year

from .inline import rich
from .tidying import tidied

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
    "number", "edition", "publisher", "publisher-place", "ISBN", "ISSN", "language", "DOI", "PMID",
    "PMCID", "URL",
)  # fmt: skip
MOST_PEOPLE = 100
"""More than any style prints; behind them stands “et al.”."""


def library_record(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the useful fields of what Crossref, DataCite or PubMed answers, tidy, in CSL-JSON.

    Dates are those of the issue in print where there is one, as PubMed and the journals cite them.
    """
    texts = {field: read_text(item, field) for field in TEXTS}
    texts["container-title-short"] = texts["container-title-short"] or read_text(
        item, "short-container-title"
    )
    texts["page"] = texts["page"] or read_text(item, "article-number")
    if texts["DOI"] or texts["PMID"]:
        texts["URL"] = ""  # it only repeats them, or leads to a publisher's entrance
    people = {role: _people(item, role) for role in ("author", "editor")}
    return tidied(
        {"type": _type(item), "title": _title(item), **people, "issued": _issued(item), **texts}
    )


def _type(item: Mapping[str, Any]) -> str:
    kind = read_text(item, "type")
    return TYPES.get(kind, kind if kind in CSL_TYPES else "document")


def _title(item: Mapping[str, Any]) -> str:
    title, subtitle = rich(read_text(item, "title")), rich(read_text(item, "subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}".strip()
    # PubMed ends a title as a sentence; the styles set their own stop.
    return title if title.endswith("..") else title.removesuffix(".")


def _people(item: Mapping[str, Any], role: str) -> list[Any]:
    """Return the first people in a role; Crossref calls an organisation's name `name`."""
    found = item.get(role)
    entries = found if isinstance(found, list) else []
    people = [
        {"literal": entry["name"]} if isinstance(entry, Mapping) and "name" in entry else entry
        for entry in entries[:MOST_PEOPLE]
    ]
    return [*people, {"literal": "et al."}] if len(entries) > MOST_PEOPLE else people


def _issued(item: Mapping[str, Any]) -> object:
    """Return the date of the issue in print, else the first there is; some hold no year."""
    fields = ("published-print", "issued", "published", "published-online")
    dates = (item.get(field) for field in fields if read_year(item, field))
    return next(dates, None)


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
