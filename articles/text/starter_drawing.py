"""A drawing of the starter library: an SVG file that holds shapes and words and nothing else.

Drawings come with the portal; what staff upload stays a bitmap. Each is read strictly all the same,
since a browser runs what an SVG may hold: one element or attribute that is not listed here, and the
whole file is refused. Nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

BEGINNING = b"<svg "
"""How a stored drawing begins, and no bitmap."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    {
        *("svg", "title", "g", "defs", "pattern", "clipPath", "text", "tspan"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    }
)
_ATTRIBUTES = frozenset(
    {
        *("viewBox", "width", "height", "id", "transform", "d", "points", "pathLength"),
        *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry"),
        *("fill", "fill-rule", "fill-opacity", "opacity", "clip-path", "patternUnits"),
        *("stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"),
        *("font-family", "font-size", "font-weight", "font-style", "text-anchor"),
    }
)
_ELSEWHERE = re.compile(r"url\((?!#[\w-]+\))|[a-z]+:", re.IGNORECASE)
"""What leads out of the file: an address, or a reference to anything but a part of itself."""


@dataclass(frozen=True, slots=True)
class StarterDrawing:
    """One drawing under the key by which texts show it. Width and height are in pixels."""

    key: str
    content: bytes
    alt: str
    width: int
    height: int


def read_starter_drawing(key: str, content: bytes) -> StarterDrawing:
    """Read an SVG file; its `<title>` is what stands for it where it cannot be seen.

    Raises:
        ValueError: if it holds anything but shapes and words, has no title or no size in pixels.
    """
    if not content.startswith(BEGINNING) or b"<!" in content or b"<?" in content:
        raise ValueError(f"{key}: a drawing begins with <svg, and has no comments or declarations.")
    try:
        root = etree.fromstring(content, _careful())
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{key}: the drawing cannot be read: {error}") from error
    for fault in _faults(root):
        raise ValueError(f"{key}: a drawing may not hold {fault}.")
    alt = " ".join((root.findtext(f"{_NAMESPACE}title") or "").split())
    width, height = root.get("width", ""), root.get("height", "")
    if not alt or not width.isdecimal() or not height.isdecimal():
        raise ValueError(f"{key}: a drawing needs a title, and its width and height in pixels.")
    return StarterDrawing(key, content, alt, int(width), int(height))


def _careful() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        name = str(element.tag).removeprefix(_NAMESPACE)
        if name not in _ELEMENTS:
            yield f"<{name}>"
        for attribute, value in element.attrib.items():
            if str(attribute) not in _ATTRIBUTES:
                yield f"the attribute {attribute}"
            if _ELSEWHERE.search(str(value)):
                yield f"{attribute}={value}"
