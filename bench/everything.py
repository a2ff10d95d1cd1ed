"""Everything that `make bench` measures, beside its peers, in a quarter of an hour on two cores.

python -m bench.everything                      all parts
python -m bench.everything pages lighthouse     these parts; the others stay as they were measured

Each part runs in a process of its own. Prints tables and writes var/bench/bench.json, from which
`python -m bench.table` writes docs/performance.md. Alone and with nothing else at work, or the
figures say more about the neighbours than about the portal: the load is written beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from time import gmtime, perf_counter, strftime
from typing import Any

from bench import environment, machine
from bench.portal import FOLDER, ROOT, say
from bench.table import RESULTS, as_text, tables

PARTS = {  # and what each needs of the machine
    "pages": ("nginx", "wrk", "taskset"),
    "starting": (),
    "first_visit": (),
    "lighthouse": ("npm", "chromium"),
    "publishing": (),
    "desk": (),
    "memory": (),
    "handouts": (),
}
PROGRAM = "import json, sys, bench.{0} as part; json.dump(part.measure(), sys.stdout)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    wanted = parser.parse_args().parts or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"there is no part called {', '.join(sorted(unknown))}")
    begun = perf_counter()
    environment.require(*(program for part in wanted for program in PARTS[part]))
    if {"pages", "starting"} & set(wanted):
        environment.peers_python()
    if "lighthouse" in wanted:
        environment.lighthouse()
    for part in wanted:
        say(f"Measuring: {part} …")
        _write(part, _measured(part))
    say(f"Measured in {(perf_counter() - begun) / 60:.0f} minutes.\n")
    sys.stdout.write(as_text(tables(json.loads(RESULTS.read_text("utf-8")))))


def _measured(part: str) -> dict[str, Any]:
    """Measure one part.

    Raises:
        SystemExit: if that fails.
    """
    begun, load = perf_counter(), os.getloadavg()[0]
    command = [sys.executable, "-c", PROGRAM.format(part)]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{part} could not be measured; the lines above say why.")
    return {
        "measured_at": strftime("%Y-%m-%d %H:%M UTC", gmtime()),
        "commit": machine.commit(),
        "load_before": round(load, 1),
        "seconds": round(perf_counter() - begun),
        # The last line: a command that a part runs, such as `migrate`, may say something before.
        "found": json.loads(done.stdout.splitlines()[-1]),
    }


def _write(part: str, measured: dict[str, Any]) -> None:
    """Put one part into the file of results, at once: what is measured outlives a later failure."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    before = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    parts = before.get("parts", {}) | {part: measured}
    results = {"machine": machine.described(), "parts": parts}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
