"""Finished answers made anew once something has changed, so that no reader has to wait for them."""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

from django.db import connections

MOST_AT_ONCE = 100
"""Answers made anew after one change: those asked for last. The others wait for whoever asks."""

logger = logging.getLogger(__name__)


class Renewal:
    """Makes anew what has changed, one answer after the other, in one thread of each process.

    `outdated` gives what this process holds and no longer counts, asked for last first; `make_anew`
    finishes one of them, unless another process has. `turn` is a file: who holds it makes, and the
    other processes of this machine wait, so that they find finished what they would have made.
    """

    def __init__(
        self, turn: Path, *, outdated: Callable[[], list[str]], make_anew: Callable[[str], None]
    ) -> None:
        self._turn, self._outdated, self._make_anew = turn, outdated, make_anew
        self._news = Event()
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Let the thread begin, or begin once more when it is done. For one caller; returns at once."""
        self._news.set()
        if self._thread is None:
            self._thread = Thread(target=self._go_on, daemon=True)
            self._thread.start()

    def renew(self, *, pause: Callable[[float], None] = sleep) -> None:
        """Make anew what no longer counts, and rest after each as long as it took: readers go first."""
        for key in islice(self._outdated(), MOST_AT_ONCE):
            began = monotonic()
            self._make_anew(key)
            pause(monotonic() - began)

    def _go_on(self) -> None:
        while True:
            self._news.wait()
            self._news.clear()
            try:
                with self._in_turn():
                    self.renew()
            except Exception:  # readers make what is left; the next change is another try
                logger.exception("Making pages anew failed.")
            finally:
                # A connection that waits for the next change is one that a reader cannot have.
                connections.close_all()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        with ExitStack() as stack:
            with suppress(OSError):  # a disk that cannot be written knows no turns
                fcntl.flock(stack.enter_context(self._turn.open("w")), fcntl.LOCK_EX)
            yield
