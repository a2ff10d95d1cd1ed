"""How long handouts take and how much memory, beside the engine alone on the same text.

python -m bench.handouts            everything; some minutes
python -m bench.handouts warm       one measurement: warm, cold, pack, kept or flood

Each measurement runs in a process of its own. Prints a table and writes var/bench/handouts.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

from bench.portal import FOLDER, ROOT, fill, say, use

MEASUREMENTS = ("warm", "cold", "pack", "kept", "flood")
PACK_OF = 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measurements", nargs="*", metavar="|".join(MEASUREMENTS))
    wanted = parser.parse_args().measurements or MEASUREMENTS
    unknown = set(wanted) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"there is no measurement called {', '.join(sorted(unknown))}")
    found = measure(*wanted)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "handouts.json").write_text(json.dumps(found, indent=2) + "\n")
    sys.stdout.write(_table(found))


def measure(*wanted: str) -> dict[str, dict[str, float]]:
    """Return what the measurements of these names find; all, if none is named."""
    use()
    say("  Making the articles to measure with …")
    fill(articles=PACK_OF)
    found = {}
    for name in wanted or MEASUREMENTS:
        say(f"  {name} …")
        found[name] = _run("bench.flood" if name == "flood" else "bench.making", name)
    return found


def _run(program: str, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", program, name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} could not be measured:\n{done.stderr}")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _table(found: dict[str, dict[str, Any]]) -> str:
    lines = [
        f"{name:>6}  {what.replace('_', ' '):<44} {value:>12,.2f}"
        for name, values in found.items()
        for what, value in values.items()
    ]
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
