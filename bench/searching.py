"""One database's searches, at one size after the other. Run by bench.search.

Everything is asked three times over, in an order of chance, after once that does not count; what is told
is the round with the lowest 99th in 100, since what else the machine does only ever adds. “At work” is the
time of the processor in this process, which a crowded machine lengthens less; what a server
beside it does is not in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from bench.portal import ROOT, median, say, share, use
from bench.search_queries import Query, queries, typings
from bench.server import ask, open_connection, serving

if TYPE_CHECKING:
    from articles.search.values import Answer

ROUNDS = 3
READERS, SECONDS, PUBLISH_EVERY = 2, 12.0, 2.0
PORT = 8767


class Taken(NamedTuple):
    """The seconds that something took: on the clock, and of the processor in this process."""

    passed: float
    at_work: float


def main(folder: Path, sizes: Sequence[int]) -> None:
    use(database=os.environ.get("DATABASE_URL", ""), folder=folder)
    from django.core.management import call_command  # noqa: PLC0415 - after use()

    call_command("migrate", verbosity=0)
    call_command("load_library", verbosity=0)
    found = {}
    for size in sizes:
        found[str(size)] = measure(size, folder)
    (folder / "result.json").write_text(json.dumps(found))


def measure(size: int, folder: Path) -> dict[str, float]:
    """Bring the site to a size and return everything that is measured there."""
    from django.core.management import call_command  # noqa: PLC0415

    from articles.search.suggesting import suggest  # noqa: PLC0415
    from bench.search_peer import index_megabytes, plain_query  # noqa: PLC0415

    say(f"  {size:,} articles: making …")
    begun = time.perf_counter()
    call_command("make_many", str(size), "--without-search", verbosity=0)
    made, begun = time.perf_counter() - begun, time.perf_counter()
    say(f"  {size:,} articles: building the index …")
    call_command("rebuild_search", verbosity=0)
    built = time.perf_counter() - begun
    _settle()
    say(f"  {size:,} articles: searching …")
    asked = queries()
    ordinary = [query for query in asked if query.kind != "common words"]
    common = [query for query in asked if query.kind == "common words"]
    misspelt = [query for query in asked if query.kind == "misspelt"]

    def plain(query: Query) -> object:
        return plain_query(query.text, query.language)

    figures = {
        "articles made, s": made,
        "index built, s": built,
        "index, MB": index_megabytes(),
        **_compared("search", ordinary, _search, plain),
        **_compared("common words", common, _search, plain),
        **_figures("misspelt", _best(misspelt, _search)),
        **_figures("suggestions", _best(typings(), lambda one: suggest(one.text, language="en"))),
        "searches that found nothing": sum(not _search(one).total for one in asked),
    }
    say(f"  {size:,} articles: readers beside a writer …")
    figures |= beside_a_writer(folder)
    say(f"  {size:,} articles: over HTTP …")
    figures |= over_http(folder, ordinary)
    return figures


def beside_a_writer(folder: Path) -> dict[str, float]:
    """Return what searches take in readers that ask without a pause, while articles are published."""
    from django.utils import timezone  # noqa: PLC0415

    from articles.models import Article, ChangeKind  # noqa: PLC0415
    from articles.workflow.publishing import Change, publish_starter  # noqa: PLC0415

    command = [sys.executable, "-m", "bench.searching", "--reader", str(folder)]
    # Files, not pipes: a reader whose pipe is full would wait for us, and we for the reader.
    said = [folder / f"reader-{seed}.json" for seed in range(READERS)]
    readers = []
    for seed, file in enumerate(said):
        with file.open("w") as output:
            readers.append(subprocess.Popen([*command, str(seed)], cwd=ROOT, stdout=output))
    published = []
    articles = iter(Article.objects.filter(slug__startswith="made-text-", language="en"))
    while any(reader.poll() is None for reader in readers):
        article = next(articles)
        article.body += "\n\nRest for a day."
        article.save()
        begun = time.perf_counter()
        publish_starter(article, at=timezone.now(), change=Change("Anew.", ChangeKind.MINOR))
        published.append(time.perf_counter() - begun)
        time.sleep(PUBLISH_EVERY)
    times = [Taken(*one) for file in said for one in json.loads(file.read_text())]
    if any(reader.returncode for reader in readers):
        raise SystemExit("a reader failed")
    return {
        **_figures("search beside a writer", times),
        "searches a second, beside a writer": len(times) / SECONDS,
        "one published beside readers, ms, median": 1000 * median(published),
    }


def read(seed: int) -> list[Taken]:
    """Search without a pause for some seconds; return what each search took."""
    asked = queries()
    for query in asked[::8]:
        _search(query)
    chance, times = Random(seed), []
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        times.append(_taken(_search, chance.choice(asked)))
    return times


def over_http(folder: Path, asked: Sequence[Query]) -> dict[str, float]:
    """Return what whole requests take on a real server, one after the other on one connection."""
    with serving(folder, PORT):
        connection = open_connection(PORT)

        def get(path: str) -> None:
            status = ask(path, connection)
            if status != 200:
                raise SystemExit(f"{path} answered {status}")

        def results(query: Query) -> None:
            prefix = "" if query.language == "en" else f"/{query.language}"
            get(f"{prefix}/search/?{urlencode({'q': query.text})}")

        def suggestions(query: Query) -> None:
            get(f"/search/suggest?{urlencode({'q': query.text})}")

        return {
            **_on_the_clock("page of results over HTTP", _best(asked, results)),
            **_on_the_clock("suggestions over HTTP", _best(typings()[::3], suggestions)),
        }


def _search(query: Query) -> Answer:
    from articles.search.searching import search  # noqa: PLC0415 - after use()

    return search(query.text, language=query.language)


def _compared(
    name: str,
    asked: Sequence[Query],
    ours: Callable[[Query], object],
    plain: Callable[[Query], object],
) -> dict[str, float]:
    figures = _figures(name, _best(asked, ours))
    beside = _figures(f"{name}, plain query", _best(asked, plain))
    ratios = {
        f"{name}, ratio, {which}": figures[f"{name}, ms, {which}"]
        / beside[f"{name}, plain query, ms, {which}"]
        for which in ("median", "99 in 100")
    }
    return figures | beside | ratios


def _best(asked: Sequence[Query], act: Callable[[Query], object]) -> list[Taken]:
    """Return the times of the least disturbed round."""
    order, rounds = list(asked), []
    for number in range(ROUNDS + 1):
        Random(number).shuffle(order)
        rounds.append([_taken(act, query) for query in order])
    return min(rounds[1:], key=lambda times: share([one.passed for one in times], 0.99))


def _taken(act: Callable[[Query], object], query: Query) -> Taken:
    begun, worked = time.perf_counter(), time.thread_time()
    act(query)
    return Taken(time.perf_counter() - begun, time.thread_time() - worked)


def _figures(name: str, times: Sequence[Taken]) -> dict[str, float]:
    passed, at_work = zip(*times, strict=True)
    return {
        f"{name}, ms, median": 1000 * median(passed),
        f"{name}, ms, 99 in 100": 1000 * share(passed, 0.99),
        f"{name}, ms at work, median": 1000 * median(at_work),
        f"{name}, ms at work, 99 in 100": 1000 * share(at_work, 0.99),
    }


def _on_the_clock(name: str, times: Sequence[Taken]) -> dict[str, float]:
    """Leave out the work of the client, which tells nothing."""
    figures = _figures(name, times)
    return {row: value for row, value in figures.items() if "at work" not in row}


def _settle() -> None:
    """Do at once what PostgreSQL does by itself within minutes; SQLite does nothing of the kind."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    if sys.argv[1] == "--reader":
        use(database=os.environ.get("DATABASE_URL", ""), folder=Path(sys.argv[2]))
        sys.stdout.write(json.dumps(read(int(sys.argv[3]))))
    else:
        main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]])
