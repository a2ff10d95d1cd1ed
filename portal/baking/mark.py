"""A number that one process of a machine writes and all of them see at once."""

from __future__ import annotations

import os
import weakref
from contextlib import suppress
from functools import cached_property
from pathlib import Path

_LENGTH = 20
"""Digits of it; always as many, so that a smaller number leaves nothing of a greater one."""
_NONE = -1


class Mark:
    """A number in a file that stays open: readers' requests wait while it is read.

    To ask for the file by its name each time takes three times as long. Whoever takes the file
    away only parts those who have it open from those who come after. Where it cannot be written
    it says nothing, and nobody hears of it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> bytes:
        """Return what stands there: the same until somebody writes another number."""
        try:
            return os.pread(self._descriptor, _LENGTH, 0)
        except OSError:
            return b""

    def write(self, number: int) -> None:
        """Let everybody see a number."""
        with suppress(OSError):
            os.pwrite(self._descriptor, b"%0*d" % (_LENGTH, number), 0)

    @cached_property
    def _descriptor(self) -> int:
        """The file, opened by its first use."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return _NONE
        weakref.finalize(self, os.close, descriptor)
        return descriptor
