"""Drawings as SVG that stands by itself: the signs and figures of the page, and photographs."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from articles.text import icons
from articles.text.chances import ChanceGroup
from articles.text.qr import qr_symbol
from articles.text.starter_drawing import BEGINNING

from .colours import Colours, grey, greyed

_PER_ROW = {10: 10, 100: 20, 1000: 40}
"""Twice as many in a row as on a telephone: paper is wide, and two groups stand side by side."""

_XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
_STYLE = (
    "<style>"
    ".icon-shape{fill:COLOUR}"
    ".icon-sign{fill:none;stroke:#fff;stroke-width:2.8}"
    ".figures path{fill:none;stroke:#000;stroke-linecap:round}"
    ".figures .yes{stroke:COLOUR}"
    ".figures .head{stroke-width:4.2}.figures .body{stroke-width:5.6}"
    ".figures .no-head{stroke:#fff;stroke-width:2.4}.figures .no-body{stroke:#fff;stroke-width:3.4}"
    "</style>"
)
_KINDS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}


@dataclass(frozen=True, slots=True)
class Photograph:
    """The bytes of a PNG, JPEG, WebP or SVG file; width and height are in pixels."""

    content: bytes
    width: int
    height: int

    @property
    def is_drawn(self) -> bool:
        """Whether it is a drawing of the starter library, which grows without getting coarse."""
        return self.content.startswith(BEGINNING)


def sign(level: str, colours: Colours) -> str:
    """Return the sign of a callout."""
    return _alone(icons.shape(level), colours.of_sign(level))


def people(group: ChanceGroup, colours: Colours) -> str:
    """Return the counted figures of a group."""
    drawn = icons.people(filled=group.whole, of=group.of, text="", per_row=_PER_ROW[group.of])
    return _alone(drawn, colours.accent)


def person(colours: Colours, *, is_filled: bool) -> str:
    """Return one figure, for the key."""
    return _alone(icons.person(is_filled=is_filled), colours.accent)


def square(content: str) -> tuple[str, int]:
    """Return a QR code without its quiet zone, which the sheet keeps, and its size in modules."""
    symbol = qr_symbol(content)
    box = f"0 0 {symbol.size} {symbol.size}"
    return f'<svg {_XMLNS} viewBox="{box}"><path d="{symbol.path}"/></svg>', symbol.size


def photograph(picture: Photograph, colours: Colours) -> str:
    """Return a picture of the library as text: no file may be read while a sheet is set."""
    if picture.is_drawn:
        drawing = picture.content.decode()
        return greyed(drawing) if colours.is_grey else drawing
    content = grey(picture.content) if colours.is_grey else picture.content
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), "png")
    size = f'width="{picture.width}" height="{picture.height}"'
    data = b64encode(content).decode("ascii")
    return (
        f'<svg {_XMLNS} {size} viewBox="0 0 {picture.width} {picture.height}">'
        f'<image {size} href="data:image/{kind};base64,{data}"/></svg>'
    )


def _alone(drawing: str, colour: str) -> str:
    """Return a drawing made for a page as a document with colours of its own."""
    opening, rest = drawing.split(">", 1)
    return (
        f"{opening.replace('<svg', f'<svg {_XMLNS}', 1)}>{_STYLE.replace('COLOUR', colour)}{rest}"
    )
