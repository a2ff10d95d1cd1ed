"""Readers who read on, whatever happens meanwhile, and notice everything."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from urllib.error import HTTPError
from urllib.request import urlopen

READERS = 4
PATIENCE_SECONDS = 60


def status(address: str) -> int:
    try:
        with urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310  # our own server
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


@contextmanager
def nobody_notices(home: str, pages: tuple[str, ...]) -> Iterator[None]:
    """Some readers open these pages over and over, and each is there each time."""
    assert {page: status(f"{home}{page}") for page in pages} == dict.fromkeys(pages, 200)
    with _readers(home, pages) as said:
        yield
    failed = {page: times for page, times in said.items() if page[1] != 200}
    assert failed == {}
    assert set(said) == {(page, 200) for page in pages}


@contextmanager
def _readers(home: str, pages: tuple[str, ...]) -> Iterator[Counter[tuple[str, int]]]:
    """What some readers were answered at each page."""
    ended, said = Event(), Counter[tuple[str, int]]()

    def read(first: int) -> None:
        turn = first
        while not ended.is_set():
            page = pages[turn % len(pages)]
            said[page, status(f"{home}{page}")] += 1
            turn += 1

    with ThreadPoolExecutor(READERS) as hands:
        for first in range(READERS):
            hands.submit(read, first)
        try:
            yield said
        finally:
            ended.set()


def check_code(home: str, article: str) -> str:
    """The address that a sheet of the article carries."""
    with urlopen(f"{home}{article}") as answer:  # noqa: S310  # our own server
        printed = re.search(r'class="code">(\w{4})-(\w{4})<', answer.read().decode())
    assert printed
    return f"/c/{printed[1]}{printed[2]}/"


def until(said: int, address: str) -> None:
    """Wait until an address is answered like this."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while status(address) != said:
        assert time.monotonic() < deadline, f"{address} is not answered with {said}"
        time.sleep(0.1)
