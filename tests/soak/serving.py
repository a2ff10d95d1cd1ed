"""The real server, killed and started again; and somebody who reads its pages all the while."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.portal.surroundings import BARE, ROOT
from tests.portal.test_start import wait_until_ready
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
                cwd=ROOT,
                env=BARE | self._clinic.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        wait_until_ready(self._clinic.home, self._process)

    def kill(self) -> None:
        """Kill the parent first, so that it brings no worker back; then the workers."""
        workers = _children_of(self._process.pid)
        for pid in (self._process.pid, *workers):
            os.kill(pid, signal.SIGKILL)
        self._process.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(PATIENCE_SECONDS)


class Reader(threading.Thread):
    """Reads the articles over and over. What it saw is told when it is over."""

    def __init__(self, home: str, slugs: list[str]) -> None:
        super().__init__(daemon=True)
        self._pages = {slug: f"{home}/articles/{slug}/" for slug in slugs}
        self._over = threading.Event()
        self.reads = 0
        self.unanswered = 0
        self.wrong: list[str] = []
        self._last = dict.fromkeys(slugs, -1)

    def run(self) -> None:
        while not self._over.is_set():
            for slug in self._pages:
                self._read(slug)

    def finish(self) -> None:
        self._over.set()
        self.join(PATIENCE_SECONDS)

    def _read(self, slug: str) -> None:
        try:
            with urlopen(self._pages[slug], timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
                page = answer.read().decode()
        except HTTPError as error:
            self.wrong.append(f"{slug}: {error.code}")
        except (URLError, ConnectionError, TimeoutError, OSError):
            self.unanswered += 1
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
