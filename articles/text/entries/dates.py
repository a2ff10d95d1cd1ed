"""Dates as a style wants them: by its own parts, or by those of its language; ranges included.

citeproc-py glues month and day together and lets one date change the form of the next, so this is
CSL's date written anew (CSL 1.0.2, Date). A style's `date-parts` chooses, its `cs:date-part` shapes.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from articles.text.csl import When

from .casing import cased

PARTS = ("year", "month", "day")
RANGE = "–"


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a date, with what the style puts around it."""

    part: str
    options: Mapping[str, str]


class StyledDate(model.Date):
    """`cs:date`."""

    def render(self, item: Any, *_args: Any, **_options: Any) -> Any:
        when = item.reference[self.get("variable")]
        text = date_text(self, when)
        if not text:
            raise VariableError
        return self.wrap(self.format(cased(text, self.get("text-case", ""))))


def date_text(element: Any, when: When) -> str:
    """Return a date as an element of a style wants it, "" if none of its parts is known."""
    if when.words:
        return html.escape(when.words, quote=False)
    pieces, delimiter = _pieces(element)
    wanted = [piece for piece in pieces if _text(element, piece, when, when.first)]
    if when.last == when.first:
        return _joined(element, wanted, when, when.first, delimiter)
    return _range(element, wanted, when, delimiter)


def _pieces(element: Any) -> tuple[list[Piece], str]:
    """Return the parts of a date in their order; those of the language where the style says so."""
    own = {
        part.get("name"): dict(part.attrib)
        for part in element.findall("cs:date-part", element.nsmap)
    }
    form = element.get("form")
    localised = element.get_date(form) if form else None
    if localised is None:
        return [Piece(name, options) for name, options in own.items()], element.get("delimiter", "")
    chosen = element.get("date-parts", "year-month-day").split("-")
    pieces = [
        Piece(part.get("name"), {**part.attrib, **own.get(part.get("name"), {})})
        for part in localised.findall("cs:date-part", element.nsmap)
        if part.get("name") in chosen
    ]
    return pieces, localised.get("delimiter", "")


def _joined(
    element: Any, pieces: list[Piece], when: When, date: tuple[int, ...], delimiter: str
) -> str:
    """Return parts one after another; what would stand between two is not left at either end."""
    texts = [_text(element, piece, when, date) for piece in pieces]
    said = delimiter.join(
        f"{html.escape(piece.options.get('prefix', ''), quote=False)}{text}"
        f"{html.escape(piece.options.get('suffix', ''), quote=False)}"
        for piece, text in zip(pieces, texts, strict=True)
    )
    return said.strip(" ,")


def _range(element: Any, pieces: list[Piece], when: When, delimiter: str) -> str:
    """Return a range: what differs is said twice, what is the same once."""
    pairs = zip(when.first, when.last, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    differing = [place for place, piece in enumerate(pieces) if PARTS.index(piece.part) >= same]
    if not differing:
        return _joined(element, pieces, when, when.first, delimiter)
    start, end = differing[0], differing[-1] + 1
    both = (
        _joined(element, pieces[start:end], when, date, delimiter)
        for date in (when.first, when.last)
    )
    middle = RANGE.join(filter(None, both))
    around = (_side(element, part, when, delimiter) for part in (pieces[:start], pieces[end:]))
    before, after = around
    return " ".join(filter(None, (before, middle))) + (
        f"{_gap(pieces, end, delimiter)}{after}" if after else ""
    )


def _side(element: Any, pieces: list[Piece], when: When, delimiter: str) -> str:
    return _joined(element, pieces, when, when.first, delimiter) if pieces else ""


def _gap(pieces: list[Piece], end: int, delimiter: str) -> str:
    """Return what stands between the part before `end` and the one after it."""
    return pieces[end - 1].options.get("suffix", "") + delimiter or " "


def _text(element: Any, piece: Piece, when: When, date: tuple[int, ...]) -> str:
    """Return one part of a date, "" if it is not known."""
    place = PARTS.index(piece.part) if piece.part in PARTS else len(PARTS)
    form = piece.options.get("form", "")
    if place < len(date):
        text = _number(element, piece.part, date[place], form)
    elif piece.part == "month" and len(date) == 1:
        text = _season(element, when)
    else:
        return ""
    if piece.options.get("strip-periods") == "true":
        text = text.replace(".", "")
    return cased(text, piece.options.get("text-case", ""))


def _number(element: Any, part: str, number: int, form: str) -> str:
    if form == "numeric-leading-zeros":
        return f"{number:02}"
    if part == "month" and form != "numeric":
        return _term(element, f"month-{number:02}", form)
    if part == "day" and form == "ordinal":
        only_first = element.get_locale_option("limit-day-ordinals-to-day-1") == "true"
        return str(number) if only_first and number > 1 else str(model.to_ordinal(number, element))
    return str(number)[-2:] if part == "year" and form == "short" else str(number)


def _season(element: Any, when: When) -> str:
    if when.season:
        return _term(element, f"season-{when.season:02}", "")
    return html.escape(when.season_words, quote=False)


def _term(element: Any, name: str, form: str) -> str:
    short = str(element.get_single_term(name=name, form="short")) if form == "short" else ""
    return short or str(element.get_single_term(name=name))
