"""How long it takes until all who serve show what was published.

Two portals stand for two hosts: four workers each, folders of their own, one database. Every
publication is looked for over connections to each of them until all of these show it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from time import perf_counter, sleep, time_ns

from bench.portal import FOLDER, fill, median, use
from bench.server import open_connection, serving

PORTS = (8776, 8777)
WORKERS = "4"
CONNECTIONS = 16
ROUNDS = 20
SLUG = "your-treatment-day"
PATIENCE_SECONDS = 30


def measure() -> dict[str, float]:
    """Return seconds from the end of the transaction until the page shows it everywhere."""
    folder = FOLDER / "publishing"
    database = f"sqlite:///{folder / 'portal.sqlite3'}"
    use(folder=folder, database=database)
    folder.mkdir(parents=True, exist_ok=True)
    fill(articles=0)
    first, second = (folder / f"host-{number}" for number in (1, 2))
    shared = {"WORKERS": WORKERS, "DATABASE_URL": database}
    with (
        serving(first, PORTS[0], **shared),
        serving(second, PORTS[1], **shared),
        ThreadPoolExecutor(len(PORTS)) as hosts,
    ):
        held = [[open_connection(port) for _ in range(CONNECTIONS)] for port in PORTS]
        published, seen = [], []
        for number in range(ROUNDS):
            marker = f"Round {number} of {time_ns()}."
            begun = perf_counter()
            _publish(marker)
            committed = perf_counter()
            published.append(committed - begun)
            everywhere = list(hosts.map(lambda one, marker=marker: _wait(one, marker), held))
            seen.append(max(everywhere) - committed)
            sleep(0.05 * (number % 10))  # so that it meets every moment between two looks
    return {
        "publications": ROUNDS,
        "publish_ms_median": 1000 * median(published),
        "visible_seconds_median": median(seen),
        "visible_seconds_longest": max(seen),
    }


def _publish(marker: str) -> None:
    from django.utils import timezone  # noqa: PLC0415 - the settings come first

    from articles.models import Article, ChangeKind  # noqa: PLC0415
    from articles.workflow.publishing import Change, publish_starter  # noqa: PLC0415

    article = Article.objects.get(language="en", slug=SLUG)
    article.summary = marker
    article.save()
    change = Change("The summary.", ChangeKind.MINOR)
    publish_starter(article, at=timezone.now(), change=change)


def _wait(connections: list[HTTPConnection], marker: str) -> float:
    """Ask over all connections until each shows it; return when that was.

    Raises:
        SystemExit: if it does not show for long.
    """
    waiting, until = list(connections), perf_counter() + PATIENCE_SECONDS
    while waiting:
        waiting = [one for one in waiting if marker.encode() not in _page(one)]
        if perf_counter() > until:
            raise SystemExit("A publication does not show.")
        sleep(0.005)
    return perf_counter()


def _page(connection: HTTPConnection) -> bytes:
    connection.request("GET", f"/articles/{SLUG}/")
    return connection.getresponse().read()
