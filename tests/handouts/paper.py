"""A PDF read back: its words, the size of its letters, its tags."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import outloud
from pdfua import validate
from pypdf import PdfReader

FEET_ARE_SKIPPED = "TAG-002"
"""A foot is passed over when a sheet is read aloud, as it should be; this rule takes a title in it
for text that got lost. Everything in it stands in the text too."""

_UNSEEN = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of one size; height above the edge of the paper, both in points."""

    page: int
    text: str
    size: float
    height: float


@lru_cache(maxsize=64)
def pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of each side, its foot included."""
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def words(pdf: bytes) -> str:
    """Return the text of all sides on one line."""
    return " ".join("\n".join(pages(pdf)).replace("\u200b", "").split())


def squeezed(text: str) -> str:
    """Return a text without its spaces, which lines and letters may part anywhere."""
    return _UNSEEN.sub("", text)


def runs(pdf: bytes) -> list[Run]:
    """Return everything printed, in pieces of one size."""
    found: list[Run] = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, start=1):

        def see(
            text: str, place: Any, line: Any, _font: Any, size: float, number: int = number
        ) -> None:
            if text.strip():
                scale = abs(place[3] * line[3])
                height = place[3] * line[5] + place[5]
                found.append(Run(number, text.strip(), round(scale * size, 1), height))

        page.extract_text(visitor_text=see)
    return found


def tags(pdf: bytes) -> list[str]:
    """Return the names of the structure's parts, in reading order."""
    return [part["/S"].removeprefix("/") for part in _structure(pdf)]


def alternatives(pdf: bytes) -> list[str]:
    """Return what is said instead of each figure."""
    return [str(part["/Alt"]) for part in _structure(pdf) if "/Alt" in part]


def catalogue(pdf: bytes) -> Any:
    """Return what the document says of itself as a whole."""
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def bookmarks(pdf: bytes) -> list[str]:
    """Return the titles of the bookmarks, in order."""
    reader = PdfReader(io.BytesIO(pdf))

    def titles(outline: list[Any]) -> Iterator[str]:
        for part in outline:
            if isinstance(part, list):
                yield from titles(part)
            else:
                yield part.title

    return list(titles(reader.outline))


def links(pdf: bytes) -> set[str]:
    """Return the addresses to which the document's links lead."""
    annotations = (
        note.get_object()
        for page in PdfReader(io.BytesIO(pdf)).pages
        for note in page.get("/Annots", ())
    )
    return {note["/A"]["/URI"] for note in annotations if "/URI" in note.get("/A", {})}


def faults(pdf: bytes, folder: Path) -> list[str]:
    """Return what two checkers of accessible documents find amiss."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    aloud = outloud.check(str(file), skip=[FEET_ARE_SKIPPED])
    return [
        *(f"{found.rule_id} {found.message}" for found in validate(str(file)).findings),
        *(f"{found.rule} {found.message}" for found in aloud.findings if found.severity == "error"),
        *filter(None, [aloud.error]),
    ]


def _structure(pdf: bytes) -> list[Any]:
    return list(_parts(catalogue(pdf)["/StructTreeRoot"]))


def _parts(part: Any) -> Iterator[Any]:
    part = part.get_object()
    if isinstance(part, list):
        for inside in part:
            yield from _parts(inside)
    elif isinstance(part, dict):
        if "/S" in part:
            yield part
        if "/K" in part:
            yield from _parts(part["/K"])


def side_of(pdf: bytes, found: str) -> int:
    """Return the side on which something is printed, from 1."""
    return next(number for number, side in enumerate(pages(pdf), start=1) if found in side)
