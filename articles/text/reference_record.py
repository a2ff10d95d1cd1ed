"""What the reference library looks up by, read from a CSL-JSON record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .csl import read_text, read_year
from .reference_links import reference_links

LONGEST_TITLE = 600
LONGEST_DOI = 200
"""A longer one is shown from the record, but not looked up."""


@dataclass(frozen=True, slots=True)
class RecordFields:
    """The fields of a record that the library searches and compares; empty where missing."""

    title: str
    year: int | None
    doi: str
    pmid: str
    evidence_kind: str


def record_fields(csl: Mapping[str, object]) -> RecordFields:
    """Return the fields of a record. A DOI comes out in lower case, without its address.

    Source for case: DOI Handbook 2.4, DOI names are case insensitive.
    """
    identifiers = {link.kind: link.label for link in reference_links(csl)}
    doi = identifiers.get("doi", "").lower().rstrip(".,;")
    year = read_year(csl, "issued")
    custom = csl.get("custom")
    return RecordFields(
        title=read_text(csl, "title")[:LONGEST_TITLE],
        year=int(year) if year else None,
        doi=doi if len(doi) <= LONGEST_DOI else "",
        pmid=identifiers.get("pubmed", ""),
        evidence_kind=read_text(custom, "evidence_kind") if isinstance(custom, Mapping) else "",
    )
