"""What the reference library looks up by, read from a CSL-JSON record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .csl import read_text, read_year

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"[1-9]\d{0,8}")


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
    doi = _DOI.search(read_text(csl, "DOI"))
    pmid = _PMID.fullmatch(read_text(csl, "PMID"))
    year = read_year(csl, "issued")
    custom = csl.get("custom")
    return RecordFields(
        title=read_text(csl, "title")[:600],
        year=int(year) if year else None,
        doi=doi[0].lower().rstrip(".,;") if doi else "",
        pmid=pmid[0] if pmid else "",
        evidence_kind=read_text(custom, "evidence_kind") if isinstance(custom, Mapping) else "",
    )
