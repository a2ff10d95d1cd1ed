"""What a record says of a source on the web: when it was read, and where a copy of it stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .csl import read_when
from .reference_links import reference_links

FIELDS = {"accessed": "accessed", "archived": "archive_location"}
"""The fields of CSL, by what the desk calls them."""


def web_date(csl: Mapping[str, Any], field: str) -> date | None:
    """Return a date of a record if it is one whole day that exists."""
    when = read_when(csl, field)
    try:
        return date(*when.first) if when else None
    except (TypeError, ValueError):
        return None


def archived_address(csl: Mapping[str, Any]) -> str:
    """Return the address of the copy, "" if there is none."""
    return next((link.url for link in reference_links(csl) if link.kind == "archived"), "")


def with_web_field(csl: Mapping[str, Any], name: str, value: date | str | None) -> dict[str, Any]:
    """Return a record with one of `FIELDS` as it is said now; blank takes it out."""
    field = FIELDS[name]
    others = {key: said for key, said in csl.items() if key != field}
    if not value:
        return others
    if isinstance(value, date):
        return others | {field: {"date-parts": [[value.year, value.month, value.day]]}}
    return others | {field: value}
