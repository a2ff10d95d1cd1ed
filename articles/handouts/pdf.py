"""A sheet as an accessible PDF: the same sheet in the same format gives the same bytes."""

from __future__ import annotations

from typing import cast

import typst

from .fonts import fonts
from .sheet import TEMPLATE, Format, Sheet, typst_source

ROOM = TEMPLATE.parent
"""What Typst may read: a folder with the templates in it, and no packages."""


def handout_pdf(sheet: Sheet, *, format: Format) -> bytes:
    """Return a sheet as a tagged PDF."""
    return set_as_pdf(typst_source(sheet, format=format))


def set_as_pdf(source: str) -> bytes:
    """Return a Typst source as a PDF that meets PDF/UA-1 as far as Typst can tell."""
    engine = typst.Compiler(
        source.encode(),
        root=ROOM,
        font_paths=fonts(),
        ignore_system_fonts=True,
        package_path=ROOM,
        package_cache_path=ROOM,
    )
    # A list is what it gives for pictures of pages, nothing for a file of its own.
    return cast("bytes", engine.compile(format="pdf", pdf_standards="ua-1"))
