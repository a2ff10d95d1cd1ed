"""What tests of retractions share: comparisons, true cases, and data sets in the published form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from articles.evidence.retraction_comparison import Comparison, Match, Sought, sought_references
from articles.evidence.retraction_matching import compare
from articles.models import MatchedBy, Nature, Reference

RETRACTED_ON = date(2017, 8, 28)
RETRACTED = Path(__file__).with_name("evidence") / "retracted.json"
"""Papers that were truly retracted, as CSL-JSON. Checked on 2026-11-25."""

HEADING = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author",
    "URLS", "ArticleType", "RetractionDate", "RetractionDOI", "RetractionPubMedID",
    "OriginalPaperDate", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature", "Reason",
    "Paywalled", "Notes",
)  # fmt: skip
"""The columns as they are published; since 2025 an empty one follows."""


def match_of(reference: Reference, **changes: Any) -> Match:
    """That an entry of the data set says of a reference that it was retracted."""
    fields: dict[str, Any] = {
        "reference": reference.pk,
        "nature": Nature.RETRACTION,
        "record": "18325",
        "matched_by": MatchedBy.DOI,
        "noticed_on": RETRACTED_ON,
        "notice_doi": "10.1017/notice",
        "title": reference.title,
        "reasons": "Unreliable data",
    }
    return Match(**{**fields, **changes})


def compared(*matches: Match, **changes: Any) -> Comparison:
    """All references beside a data set that says this, and nothing else, of them."""
    fields: dict[str, Any] = {"source": "sample.csv", "rows": 70_000}
    return Comparison(**{**fields, "compared": sought_references(), "matches": matches, **changes})


def true_cases() -> dict[str, Reference]:
    """Put the retracted papers into the library, by key."""
    found = {}
    for csl in json.loads(RETRACTED.read_text("utf-8")):
        reference = Reference(key=csl["id"])
        reference.take_record(csl)
        reference.save()
        found[reference.key] = reference
    return found


def entry(record: int = 1, **changes: str) -> dict[str, str]:
    """One entry of the data set, about a paper that nobody cites."""
    return {
        "Record ID": str(record),
        "Title": f"Growth of paper number {record} in a greenhouse of its own",
        "Subject": "(B/T) Technology;",
        "Institution": 'Department of "Paper", Somewhere;',
        "Journal": "Paper Letters",
        "Publisher": "A Publisher",
        "Country": "Somewhere",
        "Author": "Ann Example;Ben Example",
        "URLS": "",
        "ArticleType": "Research Article;",
        "RetractionDate": "1/31/2017 0:00",
        "RetractionDOI": f"10.5555/notice.{record}",
        "RetractionPubMedID": "0",
        "OriginalPaperDate": "2/1/2015 0:00",
        "OriginalPaperDOI": f"10.5555/paper.{record}",
        "OriginalPaperPubMedID": "0",
        "RetractionNature": "Retraction",
        "Reason": "+Unreliable Data;+Investigation by Journal/Publisher;",
        "Paywalled": "No",
        "Notes": "A line,\nand another",
        **changes,
    }


def entry_about(reference: Reference, record: int, **changes: str) -> dict[str, str]:
    """One entry about a reference of ours, by all its identifiers."""
    authors = (person.get("given", "") for person in reference.csl["author"])
    families = (person.get("family", "") for person in reference.csl["author"])
    about = {
        "Title": reference.title,
        "Author": ";".join(
            f"{given} {family}" for given, family in zip(authors, families, strict=True)
        ),
        "OriginalPaperDate": f"1/1/{reference.year} 0:00",
        "OriginalPaperDOI": reference.doi or "unavailable",
        "OriginalPaperPubMedID": reference.pmid or "0",
    }
    return entry(record, **{**about, **changes})


def as_csv(*entries: Mapping[str, str], heading: Iterable[str] = HEADING) -> str:
    """Write entries as they are published."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(heading))
    writer.writeheader()
    writer.writerows(entries)
    return file.getvalue()


class Lines:
    """A data set as it is read, without the file."""

    def __init__(self, text: str) -> None:
        self.lines = io.StringIO(text, newline="")
        self.is_broken_off = not text.endswith("\n")


def sought(**changes: Any) -> Sought:
    """What a reference is looked for by."""
    fields: dict[str, Any] = {
        "doi": "",
        "pmid": "",
        "title": "Oral granisetron prevents postoperative vomiting in children",
        "year": 1998,
        "families": frozenset({"fujii"}),
    }
    return Sought(**{**fields, **changes})


def found_in(*entries: Mapping[str, str], **references: Sought) -> dict[str, str]:
    """Return how each reference, by the name it is given here, was found, if it was."""
    names = dict(enumerate(references))
    comparison = compare(
        Lines(as_csv(*entries)),
        {number: references[name] for number, name in names.items()},
        name="sample",
    )
    return {names[match.reference]: str(match.matched_by) for match in comparison.matches}
