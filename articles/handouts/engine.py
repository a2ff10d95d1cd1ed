"""The engine: Typst source in, an accessible PDF out. Run as a program, from its input to its output."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import cast

import typst

from articles.handouts.fonts import PACKAGES, folder

ROOM = Path(__file__).parent / "template"
"""What Typst may read: a folder with the templates in it, and no packages."""


def pdf_of(source: bytes) -> bytes:
    """Return a Typst source as a PDF that meets PDF/UA-1 as far as Typst can tell."""
    engine = typst.Compiler(
        source,
        root=ROOM,
        font_paths=fonts(),
        ignore_system_fonts=True,
        package_path=ROOM,
        package_cache_path=ROOM,
    )
    # A list is what it gives for pictures of pages, nothing for a file of its own.
    return cast("bytes", engine.compile(format="pdf", pdf_standards="ua-1"))


@cache
def fonts() -> typst.Fonts:
    """Return the typefaces as Typst holds them: read once, and none of the machine's own."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[folder(package) for package in PACKAGES],
    )


STEP_BACK = 10
"""How far a process of its own stands behind others that want the processor; 19 is the most."""

if __name__ == "__main__":
    os.nice(STEP_BACK)
    sys.stdout.buffer.write(pdf_of(sys.stdin.buffer.read()))
