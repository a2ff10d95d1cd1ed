"""References as a file for other programs: `export_references(references, "ris")`.

Every format carries what the library prints; what a format has no field for stands in a note that
`read_references` understands, so that what goes out comes in again as it was. docs/evidence.md
says what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.models import EvidenceKind, Reference

from .formats import bibtex_writing, csl_json, endnote_writing, nbib, ris
from .found import Csl, Format, Writer
from .tidying import tidied


@dataclass(frozen=True, slots=True)
class Kind:
    """A format as it goes out: its name for people, the ending of its files, its media type."""

    name: str
    ending: str
    media_type: str
    write: Writer


FORMATS: Mapping[Format, Kind] = {
    "ris": Kind("RIS", "ris", "application/x-research-info-systems", ris.write),
    "bibtex": Kind("BibTeX", "bib", "application/x-bibtex", bibtex_writing.write),
    "nbib": Kind("PubMed (NBIB)", "nbib", "application/nbib", nbib.write),
    "endnote": Kind("EndNote XML", "xml", "application/xml", endnote_writing.write),
    "csl": Kind("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json.write),
}


def export_references(references: Iterable[Reference], format_: Format) -> bytes:
    """Return references as a file in UTF-8, in the order in which they come."""
    return write_items([item_of(reference) for reference in references], format_)


def write_items(items: Iterable[Mapping[str, Any]], format_: Format) -> bytes:
    """Return CSL-JSON items as a file; as CSL-JSON they go out as they are, else tidied."""
    form = [dict(item) if format_ == "csl" else tidied(item) for item in items]
    return FORMATS[format_].write(form).encode("utf-8", "replace")


def item_of(reference: Reference) -> Csl:
    """Return a reference's record under its key, with the kind of evidence the library says."""
    item = {**reference.csl, "id": reference.key}
    custom = item.get("custom")
    own = custom if isinstance(custom, Mapping) else {}
    if reference.evidence_kind != EvidenceKind.OTHER or own.get("evidence_kind"):
        item["custom"] = {**own, "evidence_kind": str(reference.evidence_kind)}
    return item
