"""A PostgreSQL of a test's own that is killed and started again, as it is told.

python -m tests.portal.mortal_postgresql    says its address, then does what its input says
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import sleep
from typing import TYPE_CHECKING, Any

import psutil

from tests.portal.surroundings import BARE, ROOT

if TYPE_CHECKING:
    from subprocess import Popen

MOST_TRIES = 6


class MortalPostgresql:
    """The server, and what may happen to it."""

    def __init__(self, program: Popen[str]) -> None:
        self._program = program
        self.address = self._heard()

    def kill(self) -> None:
        """Kill it with all its processes, which leaves none of them a word."""
        self._tell("kill")

    def start(self) -> None:
        """Start it again, and wait until it has put itself right."""
        self._tell("start")

    def _tell(self, act: str) -> None:
        assert self._program.stdin
        self._program.stdin.write(f"{act}\n")
        self._program.stdin.flush()
        assert self._heard() == act

    def _heard(self) -> str:
        assert self._program.stdout
        return self._program.stdout.readline().strip()


@contextmanager
def mortal_postgresql() -> Iterator[MortalPostgresql]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.portal.mortal_postgresql"],
        cwd=ROOT,
        env=BARE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        # Its input ends with the test, and so does it.
        yield MortalPostgresql(program)


def _main() -> None:
    # Here, as the server package looks at the surroundings when it is imported.
    from tests.postgres import server_of_ours  # noqa: PLC0415

    acts = {"kill": _kill, "start": _start}
    with server_of_ours() as server:
        _say(server.get_uri())
        for line in sys.stdin:
            acts[line.strip()](server)
            _say(line.strip())


def _kill(server: Any) -> None:
    postmaster = server.get_postmaster_info().process
    # Stopped first, so that it starts none anew for those that go before it.
    postmaster.suspend()
    for process in (*postmaster.children(), postmaster):
        process.kill()
    while _lives(postmaster):
        sleep(0.05)
    # Where nobody takes the dead away, its number would still look like a server's.
    for lock in (server.pgdata / "postmaster.pid", *server.pgdata.glob(".s.PGSQL.*.lock")):
        lock.unlink()


def _lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _start(server: Any) -> None:
    # It has ten seconds each time, and on a crowded machine may need more to put itself right.
    for _ in range(MOST_TRIES):
        with suppress(subprocess.TimeoutExpired, AssertionError):
            server.ensure_postgres_running()
            return
        sleep(1)


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()
