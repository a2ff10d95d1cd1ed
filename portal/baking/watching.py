"""Who looks, once a second, what the database says has changed, so that no reader has to wait for it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep
from uuid import uuid4

from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from .mark import Mark
from .versions import Known, look

SECONDS_BETWEEN_LOOKS = 1.0

LOOKS_BETWEEN_TIDYINGS = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a process goes by until it looks again; replaced as a whole, so that it never mixes two.

    `day` is the clinic's. While the database is away, what was known last counts.
    """

    known: Known = field(default_factory=Known)
    day: str = ""
    is_away: bool = False


def seconds_to(beat: float, *, now: float) -> float:
    """Return the time until a beat of the clock, which all processes of a machine have in common."""
    return SECONDS_BETWEEN_LOOKS * (1 - (now / SECONDS_BETWEEN_LOOKS - beat) % 1)


class Watch:
    """Looks once a second when it was started, if `by_itself`; `seen` costs nothing at any time.

    `beat`, from 0 to 1, is the part of each second at which it does. The processes of a machine
    share the second by it: four of them find within a quarter of it what each alone would find
    within the whole.

    `file` holds what the first process of this machine to look has found, and a mark beside it says
    that there is news. The others go by it at once, so that no reader whom two of them answer in
    turn is led back to what was before; and it serves a start while the database is away. `today`
    is the clinic's; `tidy` is called now and then.
    """

    def __init__(
        self,
        file: Path,
        *,
        today: Callable[[], str],
        tidy: Callable[[], None],
        by_itself: bool = True,
        beat: float = 0,
    ) -> None:
        self._beat = beat
        self._file, self._today, self._tidy, self._by_itself = file, today, tidy, by_itself
        self.is_started = False
        self.seen = Seen()
        self._forget: Callable[[], None] = lambda: None
        self._mark, self._taken_in = Mark(file.with_name("mark")), b""
        self._lock, self._looking = Lock(), Lock()

    def start(self, *, forget: Callable[[], None], after_change: Callable[[], None]) -> None:
        """Look for the first time, then go on looking in a thread of this process.

        `forget` is called before anything is said of another database, such as one before a backup
        was restored; `after_change` by the thread, once something has changed or a day begun.

        Threads do not follow into the copies of a process, so each copy starts its own.
        """
        with self._lock:
            if self.is_started:
                return
            self._forget = forget
            self.look_now()
            if self._by_itself:
                Thread(target=self._go_on, args=(after_change,), daemon=True).start()
            # Last: until then, whoever comes as well waits for the first look.
            self.is_started = True

    def glance(self) -> Seen:
        """Return what counts now, by what any process of this machine has found; asks no database."""
        if self.has_news:
            with self._looking:
                self._taken_in = self._mark.read()
                found = self._remembered()
                if found.version > self.seen.known.version:
                    self.seen = replace(self.seen, known=found)
        return self.seen

    @property
    def has_news(self) -> bool:
        """Tell whether a process of this machine has found what this one has not taken in yet."""
        return self._mark.read() != self._taken_in

    def look_now(self) -> Seen:
        """Look at the database; return what counts from now on."""
        with self._looking:
            close_old_connections()  # one that broke while nobody used it is no news
            try:
                return self._look()
            finally:
                close_old_connections()  # one of a pool goes back to it, for the next reader

    def _look(self) -> Seen:
        before = self.seen
        known = before.known if before.day else self._remembered()
        try:
            now = look(known)
        except (DatabaseError, InterfaceError) as error:
            if not before.is_away:
                logger.warning("The database is away (%s). What is baked is served.", error)
            self.seen = Seen(known, before.day or self._today(), is_away=True)
            return self.seen
        if before.is_away:
            logger.warning("The database is back.")
        if now.version < known.version:
            self._forget()
        if now != known:
            self._remember(now)
        self.seen = Seen(now, self._today())
        return self.seen

    def _go_on(self, after_change: Callable[[], None]) -> None:
        looks, told = 0, self.seen
        while True:
            sleep(seconds_to(self._beat, now=monotonic()))
            try:
                seen = self.look_now()
                if not seen.is_away and (seen.known is not told.known or seen.day != told.day):
                    told = seen
                    after_change()
                looks += 1
                if looks % LOOKS_BETWEEN_TIDYINGS == 1:
                    self._tidy()
                # A connection that waits for its next look is one that a reader cannot have.
                connection.close()
            except Exception:  # this thread is what notices changes: it must never end by itself
                logger.exception("Looking for changes failed; the next look is in a second.")

    def _remembered(self) -> Known:
        """Return what was known before this process began, for a start while the database is away."""
        try:
            version, changed = json.loads(self._file.read_text())
            return Known(int(version), {str(key): int(at) for key, at in changed.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return Known()

    def _remember(self, known: Known) -> None:
        half = self._file.with_name(f".{uuid4()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(json.dumps((known.version, dict(known.changed))))
            half.replace(self._file)
        except OSError:
            with suppress(OSError):
                half.unlink()
        else:
            # Last, so that whoever sees it finds the file.
            self._mark.write(known.version)
