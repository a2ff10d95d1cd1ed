"""How much memory one worker holds that has sent ten thousand finished pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from bench.portal import FOLDER, ROOT, say, use
from bench.processes import parent_mb, worker_mb
from bench.server import ask, open_connection, serving

PORT = 8775
ARTICLES, PAGES = 4_000, 10_000
READERS = 8
OF_AN_ARTICLE = re.compile(r"(/[a-z]{2})?/articles/[^/]+/([a-z]+/)?")
"""The article, what each statement rests on, its history; no sheets, which are made for each."""


def measure() -> dict[str, float]:
    """Make the articles, and their pages by two workers; then let one worker send them all."""
    data = FOLDER / "many"
    _make(data)
    addresses = _addresses(data)
    begun = perf_counter()
    with serving(data, PORT, WORKERS="2"):
        _ask_for_all(addresses, readers=READERS)
    baked = perf_counter() - begun
    say(f"  {len(addresses):,} pages finished")
    with serving(data, PORT, WORKERS="1") as server:
        ask("/", open_connection(PORT))
        idle = worker_mb(server.pid)
        _ask_for_all(addresses, readers=1)
        full = worker_mb(server.pid)
        ask("/search/?q=ketamine", open_connection(PORT))
        return {
            "pages": len(addresses),
            "baked_seconds": baked,
            "idle_mb": idle,
            "with_pages_mb": full,
            "after_a_search_mb": worker_mb(server.pid),
            "parent_mb": parent_mb(server.pid),
        }


def _make(data: Path) -> None:
    surroundings = os.environ | {"DATA_DIR": str(data)}
    for command in (
        ("migrate", "-v0"),
        ("load_library", "-v0"),
        ("make_many", str(ARTICLES), "-v0"),
    ):
        program = [sys.executable, "manage.py", *command]
        if command[0] == "make_many":
            say(f"  Making {ARTICLES:,} articles; the first time a minute …")
        subprocess.run(program, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def _addresses(data: Path) -> list[str]:
    use(folder=data)
    from articles.web.addresses import public_addresses  # noqa: PLC0415 - the settings come first

    return [one for one in public_addresses() if OF_AN_ARTICLE.fullmatch(one)][:PAGES]


def _ask_for_all(addresses: list[str], *, readers: int) -> None:
    """Read every page once.

    Raises:
        SystemExit: if one is not answered.
    """
    shares = [addresses[number::readers] for number in range(readers)]
    with ThreadPoolExecutor(readers) as pool:
        if not all(pool.map(_read, shares)):
            raise SystemExit("A page was not answered.")


def _read(addresses: list[str]) -> bool:
    connection = open_connection(PORT)
    return all(ask(address, connection) == 200 for address in addresses)
