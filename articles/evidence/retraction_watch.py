"""The Retraction Watch data set in the form in which Crossref publishes it, row by row.

Source of the format: Crossref, Retraction Watch documentation and the data set's own README,
https://gitlab.com/crossref/retraction-watch-data. A comma parts the columns, a semicolon the parts
of one; what is unknown is empty, 0 or “unavailable”; days are written month first, as “1/31/2017
0:00”. The head may end in a comma, and so have one column more that is always empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Literal, NamedTuple
from urllib.parse import unquote

from articles.models import Nature
from articles.text.csl import clean
from articles.text.reference_record import LONGEST_DOI, LONGEST_TITLE

NATURES = {
    "retraction": Nature.RETRACTION,
    "expression of concern": Nature.CONCERN,
    "correction": Nature.CORRECTION,
    "reinstatement": Nature.REINSTATEMENT,
}
NO_VALUE = {"", "0", "unavailable", "unknown", "none", "n/a"}
LONGEST_RECORD = 40
LONGEST_REASONS = 2_000

MOST_UNREADABLE = 20
MOST_UNREADABLE_IN_100 = 1
"""More unreadable entries than both of these, and it is the file that is damaged."""

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)

DataSetFault = Literal[
    "columns", "cut", "damaged", "empty", "missing", "refused", "slow", "too_large", "unreachable",
    "web_page",
]  # fmt: skip


class DataSetError(Exception):
    """The data set cannot be used; `detail` names what was found, or what is missing."""

    def __init__(self, fault: DataSetFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail


class Columns(NamedTuple):
    """Where in a row each thing stands that we read."""

    record: int
    title: int
    authors: int
    noticed_on: int
    notice_doi: int
    published_on: int
    doi: int
    pmid: int
    nature: int
    reasons: int


HEADINGS = (
    "Record ID",
    "Title",
    "Author",
    "RetractionDate",
    "RetractionDOI",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
)
"""The names of these columns, in the same order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says of a paper. `nature` is None where it is none that the portal knows."""

    record: str
    nature: Nature | None
    title: str
    noticed_on: date | None
    notice_doi: str
    reasons: str


class DataSet:
    """The rows of a data set, each once. What it counted is complete when they are read."""

    def __init__(self, lines: Iterable[str]) -> None:
        # Strict, so that a quotation mark gone astray is noticed and swallows no further entry.
        self._reader = csv.reader(lines, strict=True)
        heading = _heading(self._reader)
        self.columns = _columns(heading)
        self._widths = {len(heading), len([name for name in heading if name])}
        self.rows = 0
        self.unreadable: list[int] = []

    def __iter__(self) -> Iterator[list[str]]:
        """Yield each entry that has all its columns.

        Raises:
            DataSetError: `cut` if the last entry ends within quotation marks; `damaged` if too many
                cannot be read; `empty` if there is none.
        """
        while True:
            try:
                yield from self._readable()
                break
            except csv.Error as error:
                if "unexpected end" in str(error):
                    raise DataSetError("cut", f"line {self._reader.line_num:,}") from error
                self._note_unreadable()
        if not self.rows:
            raise DataSetError("empty")

    def _readable(self) -> Iterator[list[str]]:
        for row in self._reader:
            if len(row) in self._widths or (row and self._is_wide_enough(row)):
                self.rows += 1
                yield row
            elif any(row):
                self._note_unreadable()

    def _is_wide_enough(self, row: list[str]) -> bool:
        """Tell whether a row has all columns, and beyond them nothing but empty ones."""
        return len(row) > max(self._widths) and not any(row[max(self._widths) :])

    def _note_unreadable(self) -> None:
        self.unreadable.append(self._reader.line_num)
        count = len(self.unreadable)
        if count > MOST_UNREADABLE and 100 * count > MOST_UNREADABLE_IN_100 * self.rows:
            raise DataSetError("damaged", f"line {self._reader.line_num:,}")


def entry_of(row: list[str], at: Columns) -> Entry:
    """Return what a row says, cut to what is stored of it."""
    notice_doi = normal_doi(row[at.notice_doi])
    return Entry(
        record=clean(row[at.record])[:LONGEST_RECORD],
        nature=NATURES.get(clean(row[at.nature]).lower()),
        title=clean(row[at.title])[:LONGEST_TITLE],
        noticed_on=day_of(row[at.noticed_on]),
        notice_doi=notice_doi if len(notice_doi) <= LONGEST_DOI else "",
        reasons=_reasons(row[at.reasons]),
    )


def normal_doi(text: str) -> str:
    """Return a DOI as DOIs are compared: small letters, no address, no escapes; "" if it is none.

    Source for case: DOI Handbook 2.4.
    """
    doi = text.strip().lower()
    if doi[:3] == "10." and "%" not in doi and "&" not in doi and doi[-1] not in ".,;":
        return doi
    if doi in NO_VALUE:
        return ""
    found = _DOI.search(unescape(unquote(doi)))
    return found[0].lower().rstrip(".,;") if found else ""


def normal_pmid(text: str) -> str:
    """Return a PubMed number without zeros before it; "" if it is none."""
    pmid = text.strip().lstrip("0")
    return pmid if pmid.isascii() and pmid.isdecimal() else ""


def day_of(text: str) -> date | None:
    """Return the day that is written in a cell, month first or year first; None if there is none."""
    text = text.strip()
    try:
        if found := _MONTH_FIRST.match(text):
            month, day, year = map(int, found.groups())
            return date(year, month, day)
        if found := _YEAR_FIRST.match(text):
            return date(*map(int, found.groups()))
    except ValueError:  # no such day
        return None
    return None


def _reasons(text: str) -> str:
    parts = (clean(part).lstrip("+").strip() for part in text.split(";"))
    kept = ""
    for part in filter(None, parts):
        longer = f"{kept}; {part}" if kept else part
        if len(longer) > LONGEST_REASONS:
            break
        kept = longer
    return kept


def _heading(reader: Iterator[list[str]]) -> list[str]:
    try:
        first = next((row for row in reader if any(row)), [])
    except csv.Error as error:
        raise DataSetError("columns", HEADINGS[0]) from error
    if not first:
        raise DataSetError("empty")
    if first[0].lstrip().startswith("<"):
        raise DataSetError("web_page")
    return [name.strip().lower() for name in first]


def _columns(heading: list[str]) -> Columns:
    missing = [name for name in HEADINGS if name.lower() not in heading]
    if missing:
        raise DataSetError("columns", ", ".join(missing))
    return Columns(*(heading.index(name.lower()) for name in HEADINGS))
