"""Turns: what one process of a machine is making, the others wait for and take from it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from time import monotonic, sleep
from zlib import crc32

TURNS = 64
"""What may be made at the same moment; two that share a turn only wait for each other."""

SECONDS_BETWEEN_TRIES = 0.005


class Turns:
    """Files that whoever makes an answer holds meanwhile: any thread of any process of a machine.

    The system takes them from a process that dies. A disk that cannot be written knows no turns.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def taken(self, key: str, *, patience: float) -> Iterator[None]:
        """Wait for the turn of an answer, or so many seconds, and hold it; then go on either way."""
        with ExitStack() as stack:
            with suppress(OSError):
                file = self._folder / f"turn-{crc32(key.encode()) % TURNS}"
                _wait_for(stack.enter_context(file.open("w")), until=monotonic() + patience)
            yield


def _wait_for(file: TextIOWrapper, *, until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= until:
                return
            sleep(SECONDS_BETWEEN_TRIES)
        else:
            return
