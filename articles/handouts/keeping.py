"""Sheets already made: kept a while, so that nobody waits twice for the same paper."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from articles.text.rendering import RENDERING

from .facts import Facts
from .sheet import Paper, Size

MOST_BYTES = 32 * 1024 * 1024
"""What one process keeps: some two hundred sheets without photographs."""


def mark_of(facts: Facts, *, paper: Paper, size: Size) -> str:
    """Return what names the bytes of a sheet before they are made; it changes when they would."""
    depends_on = (facts, paper, size, RENDERING, _setting())
    return hashlib.sha256(repr(depends_on).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _setting() -> str:
    """Return what names the way sheets are set: the engine, and this package file by file."""
    here = Path(__file__).parent
    files = sorted(file for kind in ("*.py", "*/*.typ") for file in here.glob(kind))
    engine = version("typst").encode()
    return hashlib.sha256(b"".join((engine, *(file.read_bytes() for file in files)))).hexdigest()


class KeptSheets:
    """The PDFs made last, by their mark; the one not asked for longest goes first."""

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._sheets: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._keeping, self._making = Lock(), Lock()

    def pdf(self, mark: str, *, make: Callable[[], bytes]) -> bytes:
        """Return the sheet with this mark, made if need be: one at a time, each once.

        Making keeps a processor busy, so the pages of other readers come first.
        """
        found = self._kept(mark)
        if found is not None:
            return found
        with self._making:
            found = self._kept(mark)
            return found if found is not None else self._keep(mark, make())

    def _kept(self, mark: str) -> bytes | None:
        with self._keeping:
            if mark in self._sheets:
                self._sheets.move_to_end(mark)
            return self._sheets.get(mark)

    def _keep(self, mark: str, made: bytes) -> bytes:
        with self._keeping:
            self._sheets[mark] = made
            self._bytes += len(made)
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._sheets.popitem(last=False)[1])
        return made


sheets = KeptSheets(most_bytes=MOST_BYTES)
