"""What the figures are read as: one row for each, with its goal, if it has one, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NGINX, WAGTAIL = "nginx, a file", "Wagtail per request"
FINISHED, UNCHANGED = "portal, finished", "portal, unchanged (304)"
PAGES = {"home": "home", "article": "the article", "faqs": "the questions"}
FULL_MARKS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words, with what it is measured against.

    `is_met` is None where there is no goal.
    """

    what: str
    measured: str
    peer: str = ""
    goal: str = ""
    is_met: bool | None = None


def most(what: str, value: float, limit: float, unit: str, *, peer: str = "") -> Row:
    """Return a row whose figure is to be no more than a limit."""
    return Row(what, _said(value, unit), peer, f"at most {_said(limit, unit)}", value <= limit)


def least(what: str, value: float, limit: float, unit: str, *, peer: str = "") -> Row:
    """Return a row whose figure is to be no less than a limit."""
    return Row(what, _said(value, unit), peer, f"at least {_said(limit, unit)}", value >= limit)


def plain(what: str, value: float, unit: str, *, peer: str = "") -> Row:
    """Return a row without a goal."""
    return Row(what, _said(value, unit), peer)


def of_pages(found: dict[str, Any]) -> Iterator[Row]:
    """A finished page beside what others send."""
    by_16 = {name: said["16"]["per_second"] for name, said in found.items()}
    by_64 = {name: said["64"]["p99_ms"] for name, said in found.items()}
    finished = by_16[FINISHED]
    yield least("a finished page, of nginx’s file", finished / by_16[NGINX], 0.7, "×")
    yield least("a finished page, of Wagtail per request", finished / by_16[WAGTAIL], 400, "×")
    yield least("“unchanged” (304), of a finished page", by_16[UNCHANGED] / finished, 1, "×")
    yield most("99 in 100 at 64 connections, of nginx’s", by_64[FINISHED] / by_64[NGINX], 3, "×")


def of_first_visit(found: dict[str, Any]) -> Iterator[Row]:
    """Bytes on a first visit."""
    article = found["article"]
    yield most("HTML, CSS and JavaScript of the article", article["html_css_js"], 20_000, "bytes")
    yield plain(
        "the same of the heaviest article", found["heaviest_article"]["html_css_js"], "bytes"
    )
    for name in ("home", "faqs"):
        yield plain(f"the same of {PAGES[name]}", found[name]["html_css_js"], "bytes")
    yield most("typefaces", article["fonts"], 60_000, "bytes")


def of_lighthouse(found: dict[str, Any]) -> Iterator[Row]:
    """Scores of Lighthouse: performance, accessibility, best practices, search engines."""
    for name, figures in found.items():
        scores = [
            figures[part] for part in ("performance", "accessibility", "best_practices", "seo")
        ]
        said = " / ".join(f"{score:.0f}" for score in scores)
        is_met = min(scores) >= FULL_MARKS
        yield Row(f"Lighthouse, telephone: {PAGES[name]}", said, "", "100 four times", is_met)
    shift = max(figures["layout_shift"] for figures in found.values())
    yield Row("layout shift, the most", f"{shift:.3f}", "", "none", shift == 0)
    paint = max(figures["largest_paint_ms"] for figures in found.values())
    yield plain("largest part painted, slow network, the latest", paint / 1000, "s")


def of_starting(found: dict[str, Any]) -> Iterator[Row]:
    """From the command to the first page, and memory after it."""
    portal, wagtail = found["portal"], found["wagtail"]
    began = _said(wagtail["first_page_seconds"], "s")
    held = _said(wagtail["worker_mb"], "MB")
    yield most(
        "start to first page",
        portal["first_page_seconds"],
        1,
        "s",
        peer=f"Wagtail {began}",
    )
    yield most("memory of a worker, idle", portal["worker_mb"], 80, "MB", peer=f"Wagtail {held}")
    yield plain("memory of the process that starts the workers", portal["parent_mb"], "MB")


def of_memory(found: dict[str, Any]) -> Iterator[Row]:
    """A big site."""
    pages = f"{found['pages']:,.0f}"
    yield most(f"memory with {pages} finished pages", found["with_pages_mb"], 120, "MB")
    yield plain("the same after a search", found["after_a_search_mb"], "MB")
    yield plain(f"{pages} pages finished by two workers", found["baked_seconds"], "s")


def of_publishing(found: dict[str, Any]) -> Iterator[Row]:
    """Two hosts."""
    times = f"{found['publications']:.0f} publications"
    longest, middle = found["visible_seconds_longest"], found["visible_seconds_median"]
    yield most(f"published until visible on 2 × 4 workers, longest of {times}", longest, 1, "s")
    yield plain("the same, median", middle, "s")
    yield plain("the publication itself, median", found["publish_ms_median"], "ms")


def of_desk(found: dict[str, Any]) -> Iterator[Row]:
    """An author's waiting."""
    for name, words in (("preview", "preview"), ("findings", "checks"), ("form", "whole form")):
        late = _said(found[f"{name}_ms_95_in_100"], "ms")
        yield plain(f"{words} at the desk, median", found[f"{name}_ms_median"], "ms")
        yield Row(f"{words} at the desk, 95 in 100", late)


def of_handouts(found: dict[str, Any]) -> Iterator[Row]:
    """Paper."""
    warm, pack, flood = found["warm"], found["pack"], found["flood"]
    engine = _said(warm["engine_alone_ms_median"], "ms")
    yield most(
        "a sheet, of the engine alone", warm["times_engine_alone"], 5, "×", peer=f"Typst {engine}"
    )
    yield plain("a sheet, median", warm["sheet_ms_median"], "ms")
    yield most("a pack of 30 articles", pack["seconds_median"], 5, "s")
    held = pack["peak_memory_of_its_own_process_mb"]
    yield most("memory for that pack, in its own process", held, 300, "MB")
    yield plain("a page in a flood of packs, median", flood["pages_in_flood_ms_median"], "ms")


READINGS = {
    "pages": of_pages,
    "first_visit": of_first_visit,
    "lighthouse": of_lighthouse,
    "starting": of_starting,
    "memory": of_memory,
    "publishing": of_publishing,
    "desk": of_desk,
    "handouts": of_handouts,
}


def _said(value: float, unit: str) -> str:
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    number = f"{value:,.{digits}f}"
    return f"{number}{unit}" if unit == "×" else f"{number} {unit}"
