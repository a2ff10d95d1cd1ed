"""What tests of retractions share: a comparison as it comes from a data set, notices, sample files."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.evidence.comparison import Comparison, Match, sought_references
from articles.models import MatchedBy, Nature, Reference

RETRACTED_ON = date(2017, 8, 28)


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
