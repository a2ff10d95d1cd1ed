"""What Lighthouse says of pages on the telephone it imitates by default, over a slow network."""

from __future__ import annotations

import json
import os
import subprocess
from statistics import median
from typing import Any

from bench import environment
from bench.first_visit import VISITED
from bench.portal import FOLDER, say
from bench.server import serving

PORT = 8767
RUNS = 3
MOST_TRIES = 6
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first_paint_ms": "first-contentful-paint",
    "largest_paint_ms": "largest-contentful-paint",
    "blocked_ms": "total-blocking-time",
    "layout_shift": "cumulative-layout-shift",
}


def measure() -> dict[str, dict[str, float]]:
    """Return, by page, the median of some runs: scores of 100, milliseconds, layout shift."""
    environment.require("npm", "chromium")
    program = environment.lighthouse()
    found = {}
    with serving(FOLDER / "pages", PORT):
        for name, path in VISITED.items():
            reports = _reports(program, f"http://localhost:{PORT}{path}")
            found[name] = {what: median(one[what] for one in reports) for what in reports[0]}
            say(f"  {name}: {found[name]}")
    return found


def _reports(program: tuple[str, ...], address: str) -> list[dict[str, float]]:
    """Run it until it has reported often enough; a busy browser now and then records nothing.

    Raises:
        SystemExit: if that happens too often.
    """
    reports: list[dict[str, float]] = []
    said = ""
    # A file, since it ends before a pipe has taken in all of a long report.
    file = FOLDER / "lighthouse.json"
    output = ("--output=json", f"--output-path={file}")
    for _ in range(MOST_TRIES):
        file.unlink(missing_ok=True)
        command = [*program, address, "--quiet", *output, f"--chrome-flags={FLAGS}"]
        surroundings = os.environ | {"CHROME_PATH": str(environment.browser())}
        done = subprocess.run(
            command, env=surroundings, check=False, capture_output=True, text=True
        )
        report = json.loads(file.read_text("utf-8")) if file.exists() else {}
        if report and "runtimeError" not in report:
            reports.append(_figures(report))
        said = done.stderr
        if len(reports) == RUNS:
            return reports
    raise SystemExit(f"Lighthouse could not measure {address}: {said}")


def _figures(report: dict[str, Any]) -> dict[str, float]:
    scores = {
        name.replace("-", "_"): 100 * report["categories"][name]["score"] for name in CATEGORIES
    }
    audits = report["audits"]
    return scores | {name: audits[audit]["numericValue"] for name, audit in FIGURES.items()}
