"""Machines that serve one clinic, each from its own disk; and readers at each of their workers."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import psutil

from tests.handouts.poppler import read_by_poppler
from tests.portal.starting import free_port
from tests.soak.ledger import Ledger
from tests.soak.publication_text import ARTICLES
from tests.soak.serving import KilledServer
from tests.soak.surroundings import Clinic

PATIENCE_SECONDS = 60
MOST_CONNECTIONS = 400
PAGES = (*(f"/articles/article-{place}/" for place in range(ARTICLES)), "/articles/", "/")
SHEETS = tuple(f"/articles/article-{place}/handout.pdf" for place in range(ARTICLES))

_ON_A_PAGE = re.compile(r"edition (\d+) of")
_IN_A_NAME = re.compile(r"article-\d+-(\d+)-")

# The same sheet comes again and again, from many workers.
_text_of = lru_cache(maxsize=None)(read_by_poppler)


@dataclass(frozen=True)
class Machine:
    name: str
    port: int
    server: KilledServer


@contextmanager
def machine(name: str, clinic: Clinic, folder: Path) -> Iterator[Machine]:
    """Serve a clinic from a machine of its own: another port, and another disk."""
    port = free_port()
    own = {"DATA_DIR": str(folder / name), "PORT": str(port)}
    home = f"http://localhost:{port}"
    server = KilledServer(
        replace(clinic, environment=clinic.environment | own, home=home), folder / f"{name}.log"
    )
    try:
        yield Machine(name, port, server)
    finally:
        server.stop()


class Reader(threading.Thread):
    """Asks one worker of a machine for pages, over and over."""

    addresses = PAGES
    seconds_between = 0.1

    def __init__(self, machine: Machine, worker: str, connection: HTTPConnection, ledger: Ledger):
        super().__init__(daemon=True)
        self._machine, self._connection, self._ledger = machine.name, connection, ledger
        self.places = {
            address: f"{machine.name}, {worker}: {address}" for address in self.addresses
        }
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(self.seconds_between):
            for address, place in self.places.items():
                asked = self._ledger.asks(self._machine)
                self._connection.request("GET", address)
                answer = self._connection.getresponse()
                content = answer.read()
                if answer.status == 503:
                    # A crowded machine may ask to come back; what it says then is the question.
                    self._ledger.asked_back += 1
                    continue
                assert answer.status == 200, f"{place}: {answer.status}"
                said, edition = self._look(content, answer)
                self._ledger.answered(asked, place=place, said=said, edition=edition)

    def finish(self) -> None:
        self._over.set()
        self.join()
        self._connection.close()

    def _look(self, content: bytes, _answer: HTTPResponse) -> tuple[str, int | None]:
        """What an answer says, and which edition it says it is, if one."""
        page = content.decode()
        named = _ON_A_PAGE.search(page)
        return page, int(named[1]) if named else None


class SheetReader(Reader):
    """Asks for sheets. They are made for each edition, so it leaves the machine some peace."""

    addresses = SHEETS
    seconds_between = 1.0

    def _look(self, content: bytes, answer: HTTPResponse) -> tuple[str, int | None]:
        named = _IN_A_NAME.search(answer.headers["Content-Disposition"])
        return _text_of(content), int(named[1]) if named else None


@contextmanager
def readers_of(machine: Machine, ledger: Ledger) -> Iterator[list[Reader]]:
    """A reader at each worker of a machine, and one of its sheets; the former are given."""
    workers = connections_to_each(machine)
    readers = [Reader(machine, f"worker {pid}", one, ledger) for pid, one in workers.items()]
    sheets = SheetReader(machine, "sheets", _connection_to(machine), ledger)
    for reader in (*readers, sheets):
        reader.start()
    try:
        yield readers
    finally:
        for reader in (*readers, sheets):
            reader.finish()


def connections_to_each(machine: Machine) -> dict[int, HTTPConnection]:
    """A connection to each worker: whoever takes one keeps it."""
    found: dict[int, HTTPConnection] = {}
    workers = machine.server.workers()
    others = []
    while set(found) != set(workers):
        assert len(others) < MOST_CONNECTIONS, "not every worker takes connections"
        connection = _connection_to(machine)
        taker = _taker_of(connection, workers)
        if found.setdefault(taker, connection) is not connection:
            # Open still, so that it counts for its worker, and the next goes to another.
            others.append(connection)
    for connection in others:
        connection.close()
    return found


def _connection_to(machine: Machine) -> HTTPConnection:
    connection = HTTPConnection("localhost", machine.port, timeout=PATIENCE_SECONDS)
    connection.request("GET", "/health/live")
    connection.getresponse().read()
    return connection


def _taker_of(connection: HTTPConnection, workers: list[int]) -> int:
    _, ours, *_ = connection.sock.getsockname()
    for pid in workers:
        ends = psutil.Process(pid).net_connections("tcp")
        if any(end.raddr and end.raddr.port == ours for end in ends):
            return pid
    raise AssertionError("no worker has taken the connection")
