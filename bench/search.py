"""How long searches take on sites of 1,000, 10,000 and 100,000 made articles, on both databases.

python -m bench.search                              1,000 and 10,000 articles; five minutes
python -m bench.search 100000                       so many; a quarter of an hour
python -m bench.search 1000 10000 --on postgresql   one database alone

Each database is measured in a process of its own, with data that are gone afterwards. Beside every search
runs a plain full-text query over the same rows. Prints a table and writes var/bench/search.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.portal import FOLDER, ROOT, say

DATABASES = ("sqlite", "postgresql")
SIZES = (1_000, 10_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", help="how many articles")
    parser.add_argument("--on", choices=DATABASES, action="append", help="one database alone")
    asked = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {}
    for database in asked.on or DATABASES:
        say(f"On {database}:")
        with tempfile.TemporaryDirectory(prefix="search-", dir=FOLDER) as folder:
            found[database] = _measured(database, Path(folder), sorted(asked.sizes or SIZES))
    (FOLDER / "search.json").write_text(json.dumps(found, indent=2) + "\n")
    sys.stdout.write(_table(found))


def _measured(database: str, folder: Path, sizes: list[int]) -> dict[str, Any]:
    result = folder / "result.json"
    # The tests bring a PostgreSQL that is there for one command and gone after it.
    server = [sys.executable, "-m", "tests.postgres"] if database == "postgresql" else []
    sizes_typed = map(str, sizes)
    command = [*server, sys.executable, "-m", "bench.searching", str(folder), *sizes_typed]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SystemExit(f"{database} could not be measured.")
    measured: dict[str, Any] = json.loads(result.read_text())
    return measured


def _table(found: dict[str, dict[str, dict[str, float]]]) -> str:
    columns = [(database, size) for database, sizes in found.items() for size in sizes]
    rows = dict.fromkeys(row for database, size in columns for row in found[database][size])
    width = max(map(len, rows))
    lines = [
        " " * width + "".join(f"{database:>14}" for database, _size in columns),
        " " * width + "".join(f"{int(size):>14,}" for _database, size in columns),
    ]
    for row in rows:
        values = (found[database][size].get(row) for database, size in columns)
        cells = ("" if value is None else f"{value:,.2f}" for value in values)
        lines.append(row.ljust(width) + "".join(f"{cell:>14}" for cell in cells))
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
