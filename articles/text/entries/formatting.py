"""How a style's italics and bold come out: as the few tags that pages and sheets know."""

from __future__ import annotations

import html

__all__ = [
    "Bold",
    "Italic",
    "Light",
    "Oblique",
    "SmallCaps",
    "Subscript",
    "Superscript",
    "Underline",
    "preformat",
]


def preformat(text: object) -> str:
    """Return a style's own words as HTML."""
    return html.escape(str(text), quote=False)


def Italic(text: object) -> str:  # noqa: N802 - citeproc-py's names, here and below
    return f"<i>{text}</i>"


def Bold(text: object) -> str:  # noqa: N802
    return f"<b>{text}</b>"


def Superscript(text: object) -> str:  # noqa: N802
    return f"<sup>{text}</sup>"


def Subscript(text: object) -> str:  # noqa: N802
    return f"<sub>{text}</sub>"


def _plain(text: object) -> str:
    return str(text)


Oblique = Italic
Light = SmallCaps = Underline = _plain
