"""The real server, killed and started again; and somebody who reads its pages all the while."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPException
from itertools import cycle
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.portal.starting import wait_until_ready
from tests.portal.surroundings import BARE
from tests.soak.surroundings import Clinic

PATIENCE_SECONDS = 60


class KilledServer:
    """The portal, as `make run` starts it, with a way to die that leaves it no word."""

    def __init__(self, clinic: Clinic, log: Path) -> None:
        self._clinic, self._log = clinic, log
        self.start()

    def start(self) -> None:
        with self._log.open("a") as output:
            self._process = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=self._clinic.code,
                env=BARE | self._clinic.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        try:
            wait_until_ready(self._clinic.home, self._process)
        except pytest.fail.Exception:
            self.kill()
            raise

    def kill(self) -> None:
        """Kill the parent first, so that it brings no worker back; then the workers."""
        for pid in (self._process.pid, *self.workers()):
            os.kill(pid, signal.SIGKILL)
        self._process.wait(PATIENCE_SECONDS)

    def workers(self) -> list[int]:
        """The processes that answer."""
        return _children_of(self._process.pid)

    def stop(self) -> None:
        """End it as Ctrl-C does. Until then nothing may have ended it."""
        ended = self._process.poll()
        assert ended is None, f"the server has ended by itself: {ended}\n{self._log.read_text()}"
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE_SECONDS)


class Reader(threading.Thread):
    """Reads the articles over and over. What it saw is told when it is over."""

    def __init__(self, home: str, slugs: list[str]) -> None:
        super().__init__(daemon=True)
        self._pages = {slug: f"{home}/articles/{slug}/" for slug in slugs}
        self._over = threading.Event()
        self._begun = time.monotonic()
        self.reads = 0
        self.unanswered: list[str] = []
        self.wrong: list[str] = []
        self._last = dict.fromkeys(slugs, -1)

    def run(self) -> None:
        for slug in cycle(self._pages):
            if self._over.is_set():
                return
            self._read(slug)

    def finish(self) -> None:
        """Read no further, and wait for the answer that is still asked for, however long it takes.

        Whoever ends the server after that ends it under no reader.
        """
        self._over.set()
        self.join()

    def _read(self, slug: str) -> None:
        try:
            with urlopen(self._pages[slug], timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                page = answer.read().decode()
        except HTTPError as error:
            self.wrong.append(f"{slug}: {error.code}")
        except (OSError, HTTPException) as error:
            self.unanswered.append(f"{time.monotonic() - self._begun:.1f} s: {slug}: {error!r}")
        else:
            self.reads += 1
            self._look(slug, page)

    def _look(self, slug: str, page: str) -> None:
        begins = re.findall(r"Publication (\d+) begins", page)
        ends = re.findall(r"Publication (\d+) ends", page)
        if not begins or begins[:1] != ends[:1]:
            self.wrong.append(f"{slug}: begins {begins}, ends {ends}")
        elif int(begins[0]) < self._last[slug]:
            self.wrong.append(f"{slug}: {begins[0]} after {self._last[slug]}")
        else:
            self._last[slug] = int(begins[0])


def _children_of(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    pairs = (line.split() for line in listed.stdout.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == pid]
