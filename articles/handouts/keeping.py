"""Sheets already made: kept a while, so that nobody waits twice for the same paper."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import BoundedSemaphore, Lock

from django.conf import settings

from articles.text.rendering import RENDERING

from .facts import Facts
from .sheet import Format
from .shelf import Shelf

MOST_BYTES = 32 * 1024 * 1024
"""What one process keeps in memory: some two hundred sheets without photographs."""

MOST_WAITING = 1
"""With the one that makes a sheet, half of a worker's four threads: the others serve pages."""

PATIENCE_SECONDS = 10.0
"""The longest pack takes some seconds; nobody waits for two of them."""


def mark_of(*facts: Facts, in_format: Format, has_lines: bool = False) -> str:
    """Return what names the bytes of sheets before they are made; it changes when they would."""
    depends_on = (facts, in_format, has_lines, RENDERING, _setting())
    return hashlib.sha256(repr(depends_on).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _setting() -> str:
    """Return what names the way sheets are set: the engine, and this package file by file."""
    here = Path(__file__).parent
    files = sorted(file for kind in ("*.py", "*/*.typ") for file in here.glob(kind))
    engine = version("typst").encode()
    return hashlib.sha256(b"".join((engine, *(file.read_bytes() for file in files)))).hexdigest()


class TooBusyError(Exception):
    """Refused: more sheets are asked for than can be made. Asked again a little later, it goes."""


class KeptSheets:
    """The PDFs made last, by their mark: some in memory, more on the shelf.

    Making keeps a processor busy, so the pages of other readers come first: one sheet is made at
    a time, a few requests wait for their turn, and whoever comes after them is told to come back.
    """

    def __init__(
        self,
        *,
        most_bytes: int,
        shelf: Shelf | None = None,
        most_waiting: int = MOST_WAITING,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._most_bytes, self._shelf = most_bytes, shelf
        self._patience_seconds = patience_seconds
        self._sheets: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._keeping, self._making = Lock(), Lock()
        self._places = BoundedSemaphore(most_waiting + 1)

    def pdf(self, mark: str, *, make: Callable[[], bytes]) -> bytes:
        """Return the sheet with this mark, made if need be: one at a time, each once.

        Raises:
            TooBusyError: if too many are waiting already, or the wait is too long.
        """
        found = self._kept(mark)
        if found is not None:
            return found
        with self._turn():
            found = self._kept(mark)
            return found if found is not None else self._made(mark, make)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise TooBusyError
        try:
            if not self._making.acquire(timeout=self._patience_seconds):
                raise TooBusyError
            try:
                yield
            finally:
                self._making.release()
        finally:
            self._places.release()

    def _made(self, mark: str, make: Callable[[], bytes]) -> bytes:
        made = make()
        if self._shelf:
            self._shelf.put(mark, made)
        return self._keep(mark, made)

    def _kept(self, mark: str) -> bytes | None:
        with self._keeping:
            if mark in self._sheets:
                self._sheets.move_to_end(mark)
                return self._sheets[mark]
        on_shelf = self._shelf.find(mark) if self._shelf else None
        return self._keep(mark, on_shelf) if on_shelf is not None else None

    def _keep(self, mark: str, made: bytes) -> bytes:
        with self._keeping:
            self._bytes += len(made) - len(self._sheets.pop(mark, b""))
            self._sheets[mark] = made
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._sheets.popitem(last=False)[1])
        return made


sheets = KeptSheets(most_bytes=MOST_BYTES, shelf=Shelf(Path(settings.DATA_DIR) / "handouts"))
