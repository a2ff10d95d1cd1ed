"""One measurement of making sheets, in this process; writes it as JSON. Run by bench.handouts."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

from bench.portal import median, share, use

use()

from articles.handouts.cover import PackCover  # noqa: E402
from articles.handouts.keeping import KeptSheets, Shelf  # noqa: E402 - use() comes first
from articles.handouts.prepared import Prepared, prepare_pack, prepare_sheet  # noqa: E402
from articles.handouts.sheet import Format  # noqa: E402
from articles.models import ClinicProfile, Edition  # noqa: E402
from bench.bare_engine import bare_pdf, bare_source  # noqa: E402
from bench.portal import FOLDER  # noqa: E402

ROUNDS = 8
TODAY = date(2026, 11, 25)
COLD = (
    "from bench.portal import use; use(); "
    "from bench import making; making.{what}(making.editions()[0])"
)


def editions(*, made: bool = False) -> list[Edition]:
    """Return the starter articles, or those made from them."""
    current = Edition.objects.current().select_related("article__owner", "reviewed_by")
    named = current.filter(article__slug__startswith="made-")
    return list((named if made else current.exclude(pk__in=named)).order_by("article__slug"))


def prepared(edition: Edition) -> Prepared:
    """Make ready an A4 sheet in standard size."""
    form = Format("a4", "standard")
    return prepare_sheet(edition, profile=ClinicProfile.current(), in_format=form, today=TODAY)


def whole_pack() -> Prepared:
    """Make ready a pack of all articles made."""
    cover = PackCover("Everything", "", check_code="", number=0, made_on=TODAY, language="en")
    form = Format("a4", "standard")
    return prepare_pack(
        cover, editions(made=True), profile=ClinicProfile.current(), in_format=form, today=TODAY
    )


def sheet(edition: Edition) -> bytes:
    """Make one sheet, from the row of its edition to the bytes."""
    return prepared(edition).make()


def bare(edition: Edition) -> bytes:
    """Make the same words with the engine alone."""
    return bare_pdf(bare_source(edition.manuscript()))


def warm() -> dict[str, float]:
    """Every starter article, over and over, in a process that has made some before.

    All of them take turns: the engine remembers its last ten documents, and nobody asks it for
    the same sheet twice in a row. The engine's own source is ready made.
    """
    ours, engine = [], []
    sources = [(edition, bare_source(edition.manuscript())) for edition in editions()]
    for edition, source in sources * ROUNDS:
        ours.append(seconds(lambda edition=edition: sheet(edition)))
        engine.append(seconds(lambda source=source: bare_pdf(source)))
    warmed = len(sources)
    ours, engine = ours[warmed:], engine[warmed:]
    return {
        "sheet_ms_median": 1000 * median(ours),
        "sheet_ms_95_in_100": 1000 * share(ours, 0.95),
        "engine_alone_ms_median": 1000 * median(engine),
        "times_engine_alone": median(ours) / median(engine),
        "peak_memory_mb": peak_memory_mb(),
    }


def cold() -> dict[str, float]:
    """A new process that makes one sheet, and one that asks the engine alone; Django in both."""
    ours, engine = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: new_process("sheet")))
        engine.append(seconds(lambda: new_process("bare")))
    return {
        "sheet_ms_median": 1000 * median(ours),
        "engine_alone_ms_median": 1000 * median(engine),
        "times_engine_alone": median(ours) / median(engine),
    }


def new_process(what: str) -> None:
    """Start Python, make one thing, end."""
    command = [sys.executable, "-c", COLD.format(what=what)]
    subprocess.run(command, check=True, capture_output=True)


def pack() -> dict[str, float]:
    """Thirty articles as one PDF, and the same thirty by the engine alone, one after the other."""
    before = peak_memory_mb()
    ready = whole_pack()
    ours = [seconds(ready.make) for _ in range(3)]
    sources = [bare_source(edition.manuscript()) for edition in editions(made=True)]
    engine = seconds(lambda: [bare_pdf(source) for source in sources])
    return {
        "seconds_first": ours[0],
        "seconds_median": median(ours),
        "times_engine_alone": median(ours) / engine,
        "megabytes": len(ready.make()) / 1e6,
        "memory_before_mb": before,
        "memory_after_mb": peak_memory_mb(),
        "peak_memory_of_its_own_process_mb": peak_memory_mb(resource.RUSAGE_CHILDREN),
    }


def kept() -> dict[str, float]:
    """A sheet that is made already, from memory and from the shelf: nothing is set again."""
    shelf = Shelf(FOLDER / "shelf")
    one = prepared(editions()[0])
    KeptSheets(most_bytes=1, shelf=shelf).pdf(one.mark, make=one.make)

    def refuse() -> bytes:
        raise RuntimeError("a sheet that was there is made again")

    memory, disk = KeptSheets(most_bytes=10**8, shelf=shelf), []
    for _ in range(ROUNDS):
        forgetful = KeptSheets(most_bytes=1, shelf=shelf)
        disk.append(seconds(lambda forgetful=forgetful: forgetful.pdf(one.mark, make=refuse)))
    memory.pdf(one.mark, make=refuse)
    held = [seconds(lambda: memory.pdf(one.mark, make=refuse)) for _ in range(ROUNDS)]
    return {"from_memory_ms": 1000 * median(held), "from_disk_ms": 1000 * median(disk)}


def seconds(act: Callable[[], Any]) -> float:
    """Return how long something takes."""
    begun = perf_counter()
    act()
    return perf_counter() - begun


def peak_memory_mb(of: int = resource.RUSAGE_SELF) -> float:
    """Return the most memory this process has held; Linux counts in kilobytes, macOS in bytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(of).ru_maxrss / unit


if __name__ == "__main__":
    measurements = {"warm": warm, "cold": cold, "pack": pack, "kept": kept}
    sys.stdout.write(json.dumps(measurements[sys.argv[1]]()))
