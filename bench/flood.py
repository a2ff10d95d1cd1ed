"""Readers of pages while others ask for ever new sheets; writes it as JSON. Run by bench.handouts.

A real server, its usual number of processes and threads. First pages alone, then pages while
sixteen visitors ask for packs that nobody has asked for before. Ends by itself after seconds.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from bench.portal import FOLDER, median, share
from bench.server import ask, open_connection, serving

PORT = 8766
READERS, FLOODERS, SECONDS = 4, 16, 15.0
PAGE = "/articles/your-treatment-day/"
PARTS_OF_A_PACK = 3


def flood() -> dict[str, float]:
    """Return how long pages take alone and in the flood, and what became of the flood."""
    with serving(FOLDER / "data", PORT):
        _read_pages(until=time.monotonic() + 2)  # so that both runs find a warm server
        alone, _ = _read_pages(until=time.monotonic() + SECONDS)
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(FLOODERS) as others:
            floods = [others.submit(_ask_for_packs, until, seed) for seed in range(FLOODERS)]
            meanwhile, failed = _read_pages(until=until)
            answers = sum((one.result() for one in floods), Counter[int]())
    return {
        "pages_alone_ms_median": 1000 * median(alone),
        "pages_alone_ms_99_in_100": 1000 * share(alone, 0.99),
        "pages_in_flood_ms_median": 1000 * median(meanwhile),
        "pages_in_flood_ms_99_in_100": 1000 * share(meanwhile, 0.99),
        "pages_read_in_flood": len(meanwhile),
        "pages_failed_in_flood": failed,
        "packs_made": answers[200],
        "packs_asked_to_come_back_503": answers[503],
        "packs_answered_otherwise": answers.total() - answers[200] - answers[503],
    }


def _read_pages(*, until: float) -> tuple[list[float], int]:
    with ThreadPoolExecutor(READERS) as readers:
        runs = [run.result() for run in [readers.submit(_read, until) for _ in range(READERS)]]
    return [taken for times, _ in runs for taken in times], sum(failed for _, failed in runs)


def _read(until: float) -> tuple[list[float], int]:
    times, failed = [], 0
    connection = open_connection(PORT)
    while time.monotonic() < until:
        begun = time.perf_counter()
        failed += ask(PAGE, connection) != 200
        times.append(time.perf_counter() - begun)
        # A reader turns pages; the clients must not be what keeps the processors busy.
        time.sleep(0.02)
    return times, failed


def _ask_for_packs(until: float, seed: int) -> Counter[int]:
    """Ask for packs, each in an order of its own; asked to come back, come back in a moment."""
    chance, answers = random.Random(seed), Counter[int]()
    for _ in count():
        if time.monotonic() > until:
            break
        parts = chance.sample(range(1, 31), PARTS_OF_A_PACK)
        query = "&".join(f"part=made-{number}" for number in parts)
        status = ask(f"/your-pack.pdf?{query}", open_connection(PORT))
        answers[status] += 1
        time.sleep(0.1 if status == 503 else 0)
    return answers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(flood()))
