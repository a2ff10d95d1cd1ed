"""Whether pages and acts of a big site cost what they cost on a small one.

python -m bench.growth                           100 and 10,000 articles on SQLite
python -m bench.growth --big 100000              half an hour to make them, the first time
python -m bench.growth --on postgresql           the other database; gone afterwards
python -m bench.growth --folder /tmp/growth      where there is room for them
python -m bench.growth home "publish it"         some kinds alone

Each site answers in a process of its own, and both are asked in turn, kind by kind, in rounds; the best
round is told. Django's own client asks, so that nothing answers that was finished before. On SQLite
the time is that of the processor in this process, database included; on PostgreSQL that of the clock.
Prints a table and writes var/bench/growth.json.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.portal import FOLDER, ROOT, say

SMALL, BIG, ROUNDS = 100, 10_000, 5
INSIDE = "GROWTH_INSIDE_POSTGRESQL"


class Cost(NamedTuple):
    """What one kind of page or act took at best, and how many questions it asked the database."""

    milliseconds: float
    queries: int


class Site:
    """A site of so many articles, in a process of its own."""

    def __init__(self, folder: Path, count: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "bench.growing", str(folder), str(count)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.kinds: list[str] = self._heard()

    def cost(self, kind: str) -> Cost:
        """Ask for one kind once."""
        self._process.stdin.write(f"{kind}\n")  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]
        return Cost(*self._heard())

    def close(self) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]
        self._process.wait()

    def _heard(self) -> list:  # type: ignore[type-arg]
        line = self._process.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise SystemExit("a site has given up")
        heard: list = json.loads(line)  # type: ignore[type-arg]
        return heard


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--big", type=int, default=BIG, help="how many articles the big site has")
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--folder", type=Path, default=FOLDER / "growth")
    parser.add_argument("kinds", nargs="*", help="as the table names them; left out: all")
    asked = parser.parse_args()
    if asked.on == "postgresql" and INSIDE not in os.environ:
        # The tests bring a PostgreSQL that is there for one command and gone after it.
        again = [sys.executable, "-m", "tests.postgres", sys.executable, "-m", "bench.growth"]
        done = subprocess.run([*again, *sys.argv[1:]], env=os.environ | {INSIDE: "1"}, check=False)
        raise SystemExit(done.returncode)
    found = measure(asked.folder / asked.on, asked.big, only=asked.kinds)
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {kind: {size: cost._asdict() for size, cost in costs.items()} for kind, costs in found.items()}  # fmt: skip
    (FOLDER / "growth.json").write_text(json.dumps({asked.on: figures}, indent=2) + "\n")
    sys.stdout.write(_table(found))


def measure(folder: Path, big: int, *, only: Sequence[str] = ()) -> dict[str, dict[int, Cost]]:
    """Return the best cost of each kind, on the small site and on the big one."""
    sites = {}
    for count in (SMALL, big):
        say(f"A site of {count:,} articles …")
        sites[count] = Site(folder / str(count), count)
    kinds = [kind for kind in sites[SMALL].kinds if not only or kind in only]
    found: dict[str, dict[int, Cost]] = {kind: {} for kind in kinds}
    for number in range(ROUNDS):
        say(f"Round {number + 1} of {ROUNDS} …")
        for kind in kinds:
            for count, site in sites.items():
                cost = site.cost(kind)
                if number:  # the first round only warms
                    found[kind][count] = min(cost, found[kind].get(count, cost))
    for site in sites.values():
        site.close()
    return found


def _table(found: dict[str, dict[int, Cost]]) -> str:
    width = max(map(len, found))
    sizes = list(next(iter(found.values())))
    heads = "".join(f"{f'{size:,}, ms':>14}{'queries':>9}" for size in sizes)
    lines = [f"{'':<{width}}{heads}{'ratio':>8}"]
    for kind, costs in found.items():
        few, many = (costs[size] for size in sizes)
        cells = "".join(f"{cost.milliseconds:>14.1f}{cost.queries:>9}" for cost in (few, many))
        lines.append(f"{kind:<{width}}{cells}{many.milliseconds / few.milliseconds:>8.2f}")
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
