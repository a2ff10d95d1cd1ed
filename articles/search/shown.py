"""An entry as it is stored to be shown: its original words, with their {…} names."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from .values import Entry, EntryKind, Part


def stored(entry: Entry) -> str:
    """Return an entry as the text of a row."""
    return as_json(asdict(entry))


def as_stored(text: str) -> Entry:
    """Return a stored entry; whoever shows it fills in what stands in braces."""
    fields: dict[str, Any] = json.loads(text)
    return Entry(
        **{
            **fields,
            "kind": EntryKind(fields["kind"]),
            "extra": tuple(fields["extra"]),
            "questions": tuple(fields["questions"]),
            "parts": tuple(Part(**part) for part in fields["parts"]),
        }
    )


def as_json(value: Any) -> str:
    """Return a value as the least JSON, of which any database can store each character."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")
