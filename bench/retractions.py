"""How long a check for retractions takes and how much memory, beside a bare loop over the file.

python -m bench.retractions             70,000 and 1,000,000 entries; some minutes
python -m bench.retractions 70000       so many entries

Each measurement runs in a process of its own; the peer is `csv.DictReader` over the same file,
which looks at nothing. Prints a table and writes var/bench/retractions.json.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import deque
from csv import DictReader
from pathlib import Path
from typing import Any

from bench.portal import FOLDER, ROOT, say, use
from bench.retraction_data import Maker, write

SIZES = (70_000, 1_000_000)
LIBRARIES = (300, 10_000)
IN_THE_DATA_SET = 50
"""How many references are papers of the data set, so that there is something to find."""


def main() -> None:
    found = {}
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        path = FOLDER / f"retractions-{size}.csv"
        say(f"Writing {size:,} entries …")
        write(path, size)
        found[f"{size:,}, a bare loop"] = _run("peer", path)
        for library in LIBRARIES:
            say(f"Comparing with {library:,} references …")
            found[f"{size:,}, {library:,} references"] = _run("ours", path, str(library))
        path.unlink()
    (FOLDER / "retractions.json").write_text(json.dumps(found, indent=2) + "\n")
    for name, values in found.items():
        figures = "".join(f"{what} {value:>10,.1f}   " for what, value in values.items())
        sys.stdout.write(f"{name:<34}{figures}\n")


def _run(*arguments: str | Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.retractions", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{arguments[0]} could not be measured:\n{done.stderr}")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _peer(path: str) -> int:
    with Path(path).open(encoding="utf-8", newline="") as file:
        deque(DictReader(file), maxlen=0)
    return 0


def _ours(path: str, library: str) -> int:
    use()
    from articles.evidence.retraction_comparison import FIRST_AUTHORS, Sought  # noqa: PLC0415 - after use()
    from articles.evidence.retraction_matching import compare  # noqa: PLC0415
    from articles.evidence.retraction_source import open_source  # noqa: PLC0415
    from articles.evidence.titles import folded  # noqa: PLC0415

    theirs, ours = Maker().rows(IN_THE_DATA_SET), Maker(seed=2)
    sought = {-int(row[0]): Sought(row[14], "", row[1], None, frozenset()) for row in theirs}
    for number in range(int(library) - IN_THE_DATA_SET):
        paper = ours.paper(90_000_000 + number)
        families = frozenset(map(folded, paper.authors[:FIRST_AUTHORS]))
        sought[number] = Sought(paper.doi, paper.pmid, paper.title, paper.year, families)
    with open_source(path) as source:
        return len(compare(source, sought, name=path).matches)


def measure(what: str, *arguments: str) -> None:
    """Print the time on the clock, that of the processor, the most memory, and what was found."""
    begun, worked = time.perf_counter(), time.process_time()
    matches = {"peer": _peer, "ours": _ours}[what](*arguments)
    figures = {
        "seconds": time.perf_counter() - begun,
        "of the processor": time.process_time() - worked,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found": matches,
    }
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    if sys.argv[1:2] in (["peer"], ["ours"]):
        measure(*sys.argv[1:])
    else:
        main()
