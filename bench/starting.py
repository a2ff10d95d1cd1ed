"""How long a server takes to its first page, and how much memory it then holds; Wagtail beside it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import perf_counter
from urllib.request import urlopen

from bench import peers
from bench.pages import PAGE, PORT, SLUG
from bench.portal import FOLDER, median
from bench.processes import parent_mb, worker_mb
from bench.server import serving

ROUNDS = 5
Server = AbstractContextManager[subprocess.Popen[bytes]]


def measure() -> dict[str, dict[str, float]]:
    """Return seconds and megabytes of the portal and of Wagtail, one worker each, all prepared."""
    data = FOLDER / "pages"
    with serving(data, PORT, path=PAGE):
        address = f"http://localhost:{PORT}{PAGE}"
        with urlopen(address) as answer:
            page = answer.read().decode()
    peers.prepare(page, slug=SLUG)
    return {
        "portal": _started(lambda: serving(data, PORT, path=PAGE, WORKERS="1")),
        "wagtail": _started(lambda: peers.serving(peers.WAGTAIL, PAGE)),
    }


def _started(start: Callable[[], Server]) -> dict[str, float]:
    """Start it some times; the page is asked for until it is there."""
    seconds, workers, parents = [], [], []
    for _ in range(ROUNDS):
        begun = perf_counter()
        with start() as server:
            seconds.append(perf_counter() - begun)
            workers.append(worker_mb(server.pid))
            parents.append(parent_mb(server.pid))
    return {
        "first_page_seconds": median(seconds),
        "first_page_seconds_best": min(seconds),
        "worker_mb": median(workers),
        "parent_mb": median(parents),
    }
