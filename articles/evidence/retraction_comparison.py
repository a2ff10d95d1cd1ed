"""What a comparison of our references with the data set of retractions found, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from articles.models import MatchedBy, Nature, Reference
from articles.text.csl import read_people

from .titles import folded

FIRST_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reference is looked for by. `families` are its first authors' family names, folded."""

    doi: str
    pmid: str
    title: str
    year: int | None
    families: frozenset[str]

    @property
    def identity(self) -> tuple[str, str, str]:
        """What must not have changed since, or the comparison says nothing of it any more."""
        return self.doi, self.pmid, self.title


@dataclass(frozen=True, slots=True)
class Match:
    """That an entry of the data set is about a reference, or may be where it matched by title."""

    reference: int
    nature: Nature
    record: str
    matched_by: MatchedBy
    noticed_on: date | None
    notice_doi: str
    title: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All references beside one whole data set. `compared` is by the key of the row.

    `is_broken_off` says that the last line had no end. `unreadable` are the lines of entries that
    were not as they should be, `unknown` the numbers of entries about a reference whose nature the
    portal does not know.
    """

    source: str
    rows: int
    compared: Mapping[int, Sought]
    matches: tuple[Match, ...]
    is_broken_off: bool = False
    unreadable: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


def sought_references() -> dict[int, Sought]:
    """Return what every reference of the library is looked for by, by the key of its row. One query."""
    rows = Reference.objects.values_list("pk", "doi", "pmid", "title", "year", "csl")
    return {
        pk: Sought(doi, pmid, title, year, _families(csl))
        for pk, doi, pmid, title, year, csl in rows.iterator(chunk_size=2_000)
    }


def _families(csl: object) -> frozenset[str]:
    if not isinstance(csl, dict):
        return frozenset()
    people = read_people(csl, "author").named[:FIRST_AUTHORS]
    return frozenset(word for person in people for word in folded(person.family).split())
