"""The figures as tables: for the terminal, and for docs/performance.md between its two marks.

python -m bench.table     write the page anew from var/bench/bench.json
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bench.goals import NGINX, READINGS, WAGTAIL, Row
from bench.portal import FOLDER, ROOT, say

RESULTS = FOLDER / "bench.json"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

SHOWN_WHEN = {
    "portal, finished": "at once; within a second on another machine",
    "portal, unchanged (304)": "the same",
    "portal, made each time": "at once",
    "nginx, a file": "when somebody writes the file",
    "nginx, unchanged (304)": "the same",
    "nginx proxy_cache before Wagtail": "when its time runs out",
    "Django with cache_page": "when its time runs out",
    "Django per request": "at once",
    "Wagtail per request": "at once",
    "Wagtail, fragment kept": "at once",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, the names of the columns, and the rows. All columns but the first are figures."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(results: dict[str, Any]) -> list[Table]:
    """Return what was measured as tables: the page by its ways, the goals, and how it was measured."""
    parts = results["parts"]
    found = []
    if "pages" in parts:
        found.append(_ways(parts["pages"]["found"]))
    rows = [
        row
        for part, read in READINGS.items()
        if part in parts
        for row in read(parts[part]["found"])
    ]
    found.append(_goals(rows))
    found.append(_circumstances(results))
    return found


def as_text(all_tables: list[Table]) -> str:
    """Return tables for a terminal."""
    lines = []
    for table in all_tables:
        widths = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
        lines += ["", table.heading, ""]
        for row in (table.columns, *table.rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            lines.append("  ".join(cells).rstrip())
    return "\n".join((*lines, ""))


def as_markdown(all_tables: list[Table]) -> str:
    """Return tables for a page of the documentation."""
    lines = []
    for table in all_tables:
        lines += ["", f"**{table.heading}**", ""]
        lines.append(f"| {' | '.join(table.columns)} |")
        lines.append(f"| {' | '.join('---' for _ in table.columns)} |")
        lines += [f"| {' | '.join(row)} |" for row in table.rows]
    return "\n".join((*lines, ""))


def written_into(page: str, tables_of_it: str) -> str:
    """Return a page with the tables between its marks in place of those before.

    Raises:
        ValueError: if the page has not both marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The page needs the marks {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n{tables_of_it}\n{END}{after}"


def _ways(found: dict[str, Any]) -> Table:
    columns = (
        "The same page",
        "a second, 16 connections",
        "of nginx’s file",
        "times Wagtail",
        "99 in 100",
        "a second, 64 connections",
        "99 in 100",
        "A publication shows",
    )
    rows = []
    for name, said in found.items():
        few, many = said["16"], said["64"]
        rows.append(
            (
                name,
                f"{few['per_second']:,.0f}",
                f"{few['per_second'] / found[NGINX]['16']['per_second']:.3f}",
                f"{few['per_second'] / found[WAGTAIL]['16']['per_second']:,.1f}",
                f"{few['p99_ms']:,.1f} ms",
                f"{many['per_second']:,.0f}",
                f"{many['p99_ms']:,.1f} ms",
                SHOWN_WHEN[name],
            )
        )
    return Table("One article page, one server process on one core", columns, tuple(rows))


def _goals(rows: list[Row]) -> Table:
    verdicts = {True: "met", False: "missed", None: ""}
    columns = ("What", "Measured", "Peer", "Goal", "Verdict")
    cells = tuple(
        (row.what, row.measured, row.peer, row.goal, verdicts[row.is_met]) for row in rows
    )
    return Table("Goals", columns, cells)


def _circumstances(results: dict[str, Any]) -> Table:
    machine = ", ".join(f"{name} {value}" for name, value in results["machine"].items())
    columns = ("Part", "Measured", "Commit", "Load before", "Took")
    rows = tuple(
        (
            part,
            measured["measured_at"],
            measured["commit"],
            str(measured["load_before"]),
            f"{measured['seconds']} s",
        )
        for part, measured in results["parts"].items()
    )
    return Table(f"Measured on: {machine}", columns, rows)


def main() -> None:
    """Write the page.

    Raises:
        SystemExit: if nothing has been measured yet.
    """
    if not RESULTS.exists():
        raise SystemExit("Nothing has been measured yet. Type:  make bench")
    made = as_markdown(tables(json.loads(RESULTS.read_text("utf-8"))))
    PAGE.write_text(written_into(PAGE.read_text("utf-8"), made), "utf-8")
    say("docs/performance.md is written anew.")


if __name__ == "__main__":
    main()
