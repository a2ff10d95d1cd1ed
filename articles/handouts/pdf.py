"""A sheet as an accessible PDF: the same sheet in the same format gives the same bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .sheet import Format, Sheet, SheetTooLongError, typst_source

LARGE_CHARACTERS = 120_000
"""More than the longest starter sheet takes. What is larger, as packs are, is set in a process of
its own: it steps back behind those that serve pages, and its end gives back what the engine would
keep, more than 400 MB for a pack of thirty articles."""

LONGEST_SECONDS = 60
"""Nobody waits longer; a process of its own can be ended."""

_ENGINE = "articles.handouts.engine"
_PROJECT = Path(__file__).parents[2]


def handout_pdf(sheet: Sheet, *, in_format: Format) -> bytes:
    """Return a sheet as a tagged PDF."""
    return set_as_pdf(typst_source(sheet, in_format=in_format))


def set_as_pdf(source: str, *, longest_seconds: float = LONGEST_SECONDS) -> bytes:
    """Return a Typst source as a PDF that meets PDF/UA-1 as far as Typst can tell.

    Raises:
        SheetTooLongError: if a large one takes longer than anybody would wait.
    """
    if len(source) <= LARGE_CHARACTERS:
        from .engine import pdf_of  # noqa: PLC0415 - only who makes a sheet has the engine in memory

        return pdf_of(source.encode())
    command = [sys.executable, "-m", _ENGINE]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=source.encode(),
            cwd=_PROJECT,
            stdout=subprocess.PIPE,
            check=True,
            timeout=longest_seconds,
        )
    except subprocess.TimeoutExpired as expired:
        raise SheetTooLongError from expired
    return done.stdout
