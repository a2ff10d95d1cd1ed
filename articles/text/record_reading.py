"""A reference's record as people write it: read, or refused with a place; and written out."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .characters import without_forbidden
from .csl import read_text
from .reference_record import record_fields

MAX_RECORD_CHARACTERS = 50_000
MAX_DEPTH = 20
LONGEST_DOI = 200

RecordFault = Literal[
    "doi_unreadable",
    "not_a_record",
    "not_json",
    "number_unreadable",
    "pmid_unreadable",
    "several_records",
    "title_missing",
    "too_deep",
    "too_long",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped, and what the JSON reader missed there, in its own words."""

    line: int
    column: int
    expected: str


class RecordUnreadableError(ValueError):
    """The text is no record of one reference. Line and column count from 1, 0 where none is meant.

    `detail` holds the line in question, or the value that cannot be read.
    """

    def __init__(self, fault: RecordFault, *, place: Place | None = None, detail: str = "") -> None:
        super().__init__(fault)
        self.fault, self.detail = fault, detail
        self.line, self.column, self.expected = (
            (place.line, place.column, place.expected) if place else (0, 0, "")
        )


def read_record(text: str) -> dict[str, Any]:
    """Return the CSL-JSON record in a text; a list that holds one record will do.

    Raises:
        RecordUnreadableError: if it is not one record with a title, a readable DOI and number.
    """
    if len(text) > MAX_RECORD_CHARACTERS:
        raise RecordUnreadableError("too_long")
    found = _json(text)
    if isinstance(found, list):
        if len(found) > 1:
            raise RecordUnreadableError("several_records", detail=str(len(found)))
        found = found[0] if found else None
    if not isinstance(found, dict):
        raise RecordUnreadableError("not_a_record")
    return checked_record(found)


def checked_record(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without the characters that no database stores.

    Raises:
        RecordUnreadableError: if it has no title, or a DOI or PubMed number that is none.
    """
    record: dict[str, Any] = _cleaned(dict(found))
    _require_identifiers(record)
    return record


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        lines = text.splitlines()
        line = lines[error.lineno - 1].strip() if error.lineno <= len(lines) else ""
        place = Place(error.lineno, error.colno, error.msg)
        raise RecordUnreadableError("not_json", place=place, detail=line) from error
    except RecursionError as error:
        raise RecordUnreadableError("too_deep") from error
    except RecordUnreadableError:
        raise
    except ValueError as error:  # a whole number of thousands of figures
        raise RecordUnreadableError("number_unreadable") from error


def _refuse_number(name: str) -> float:
    raise RecordUnreadableError("number_unreadable", detail=name)


def _finite(figures: str) -> float:
    number = float(figures)
    if not math.isfinite(number):
        raise RecordUnreadableError("number_unreadable", detail=figures)
    return number


def _cleaned(value: Any, *, depth: int = 0) -> Any:
    """Return a value without the characters that no database stores and no reader sees."""
    if depth > MAX_DEPTH:
        raise RecordUnreadableError("too_deep")
    match value:
        case str():
            return without_forbidden(value)
        case dict():
            parts = value.items()
            return {without_forbidden(key): _cleaned(part, depth=depth + 1) for key, part in parts}
        case list():
            return [_cleaned(part, depth=depth + 1) for part in value]
        case _:
            return value


def _require_identifiers(record: dict[str, Any]) -> None:
    fields = record_fields(record)
    if not fields.title:
        raise RecordUnreadableError("title_missing")
    doi, pmid = read_text(record, "DOI"), read_text(record, "PMID")
    if doi and (not fields.doi or len(fields.doi) > LONGEST_DOI):
        raise RecordUnreadableError("doi_unreadable", detail=doi)
    if pmid and not fields.pmid:
        raise RecordUnreadableError("pmid_unreadable", detail=pmid)


def write_record(csl: Mapping[str, Any]) -> str:
    """Return a record as text to edit: a line for each field, and one for each person."""
    fields = (f"  {_compact(name)}: {_written(value)}" for name, value in csl.items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _written(value: Any) -> str:
    match value:
        case [dict(), *_]:
            return "[\n" + ",\n".join(f"    {_compact(part)}" for part in value) + "\n  ]"
        case _:
            return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
