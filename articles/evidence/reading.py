"""The door for files of references: bytes in, CSL-JSON records out.

    file = read_references(data, name="export.ris")
    for record in file.records:
        record.csl          the item, tidy, if record.fault is ""
        record.place        “record 3, line 41”
        record.sentence     why it cannot be taken

Then `workflow.importing.keep_import(file.taken, …)` keeps what can be taken until somebody has
looked at it. A file that cannot be read at all raises `UnreadableFileError`, whose `str()` is a
sentence for whoever brought it. Nothing else is ever raised, whatever the bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.text.record_reading import (
    MAX_RECORD_CHARACTERS,
    RecordUnreadableError,
    checked_record,
)

from .decoding import decoded
from .evidence_kinds import with_evidence_kind
from .faults import MOST_RECORDS, Fault, UnreadableFileError, fault_sentence
from .formats import bibtex, csl_json, endnote, nbib, ris
from .found import Csl, Format, Found, Reader
from .tidying import tidied

READERS: Mapping[Format, Reader] = {
    "bibtex": bibtex.read,
    "csl": csl_json.read,
    "endnote": endnote.read,
    "nbib": nbib.read,
    "ris": ris.read,
}
# What the first entry of a file begins with, in each format.
BEGINNINGS: Mapping[Format, re.Pattern[str]] = {
    "csl": re.compile(r"\A\s*[\[{]"),
    "endnote": re.compile(r"\A\s*<(?:\?xml|!DOCTYPE|xml\b|records\b)", re.IGNORECASE),
    "nbib": re.compile(r"^PMID ?-", re.MULTILINE),
    "ris": re.compile(r"^[ \t]*TY {1,2}-", re.MULTILINE),
    "bibtex": re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE),
}
ENDINGS: Mapping[str, Format] = {
    "bib": "bibtex",
    "bibtex": "bibtex",
    "json": "csl",
    "nbib": "nbib",
    "ris": "ris",
    "xml": "endnote",
}


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """One record of a file: its number and line in it, from 1; `fault` is "" if it can be taken."""

    number: int
    line: int
    csl: Csl
    fault: Fault | None = None
    detail: str = ""

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return _("record %(number)d, line %(line)d") % {"number": self.number, "line": self.line}

    @property
    def sentence(self) -> str:
        """Why it cannot be taken, "" if it can."""
        return fault_sentence(self.fault, self.detail) if self.fault else ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its format, and its records in their order."""

    format: Format
    records: tuple[ReadRecord, ...]

    @property
    def taken(self) -> tuple[Csl, ...]:
        """The items that can be taken."""
        return tuple(record.csl for record in self.records if not record.fault)

    @property
    def unreadable(self) -> tuple[ReadRecord, ...]:
        """The records that cannot."""
        return tuple(record for record in self.records if record.fault)


def read_references(data: bytes, *, name: str = "") -> ReadFile:
    """Read a file or a paste; its format is known by its content, else by its name.

    Raises:
        UnreadableFileError: if it is too large, no text, in no format that is read, or damaged.
    """
    text = decoded(data)
    format_ = recognised(text, name=name)
    records = []
    for number, found in enumerate(READERS[format_](text), start=1):
        if number > MOST_RECORDS:
            raise UnreadableFileError("too_many")
        records.append(_record(number, found))
    if not records:
        raise UnreadableFileError("no_records")
    return ReadFile(format_, tuple(records))


def recognised(text: str, *, name: str = "") -> Format:
    """Return the format that a text is in: the one whose first entry begins earliest.

    Raises:
        UnreadableFileError: if it is in none.
    """
    begins = {
        found.start(): format_
        for format_, pattern in BEGINNINGS.items()
        if (found := pattern.search(text))
    }
    if begins:
        return begins[min(begins)]
    ending = name.lower().rpartition(".")[2]
    if ending in ENDINGS and ENDINGS[ending] not in {"csl", "endnote"}:
        return ENDINGS[ending]
    raise UnreadableFileError("format_unknown")


def _record(number: int, found: Found) -> ReadRecord:
    if found.trouble:
        return ReadRecord(number, found.line, {}, "entry_unreadable", found.trouble)
    try:
        csl = checked_record(with_evidence_kind(tidied(found.csl)))
        _require_short(csl)
    except RecordUnreadableError as error:
        return ReadRecord(number, found.line, {}, error.fault, error.detail)
    return ReadRecord(number, found.line, csl)


def _require_short(csl: Csl) -> None:
    if len(json.dumps(csl, ensure_ascii=False)) > MAX_RECORD_CHARACTERS:
        raise RecordUnreadableError("too_long")
