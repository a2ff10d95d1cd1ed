"""A public page as the portal sends it, beside the same page as others send it, in one run.

`python -m bench.pages`: one server process on one core, the client on another; prints a table and
writes var/bench/pages.json. `python -m bench.pages portal nginx` asks those alone whose names
begin so. “Made each time” asks in a way that is never kept, and so is what Django does without
the door.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bench import environment, nginx, peers
from bench.portal import FOLDER, say
from bench.server import serving
from bench.wrk import SERVER_CORE, Way, ask

PORT = 8767
SLUG = "your-treatment-day"
PAGE = f"/articles/{SLUG}/"
ROUNDS = 2
CONNECTIONS = (16, 64)

Found = dict[str, dict[str, dict[str, float]]]


def measure(*wanted: str) -> Found:
    """Return, by way and number of connections, requests a second and milliseconds."""
    environment.require("nginx", "wrk", "taskset")
    found: Found = {}
    with ways() as all_ways:
        asked = {
            name: way for name, way in all_ways.items() if not wanted or name.startswith(wanted)
        }
        for connections in CONNECTIONS:
            for number in range(ROUNDS):  # in turn, so that a busy moment meets them all
                for name, way in asked.items():
                    said = ask(way, connections=connections)
                    best = found.setdefault(name, {}).setdefault(str(connections), said)
                    if said["per_second"] > best["per_second"]:
                        best.update(said)
                say(f"  {connections} connections, round {number + 1} of {ROUNDS}")
    return found


@contextmanager
def ways() -> Iterator[dict[str, Way]]:
    """Start every server on the core of the servers; give the ways to ask for the page."""
    usual = os.sched_getaffinity(0)
    with ExitStack() as servers:
        os.sched_setaffinity(0, {SERVER_CORE})  # what is started from here stays on it
        servers.callback(os.sched_setaffinity, 0, usual)
        servers.enter_context(serving(FOLDER / "pages", PORT, path=PAGE, WORKERS="1"))
        portal = f"http://localhost:{PORT}{PAGE}"
        page, compressed = _content(Way(portal), ""), _content(Way(portal), "br")
        peers.prepare(page.decode(), slug=SLUG)
        for name in (peers.PLAIN, peers.WAGTAIL):
            servers.enter_context(peers.serving(name, PAGE))
        servers.enter_context(nginx.nginx(compressed, behind=peers.WAGTAIL_PORT))
        all_ways = {
            "nginx, a file": Way(nginx.FILE),
            "nginx, unchanged (304)": Way(nginx.FILE, (_if_changed(nginx.FILE),)),
            "portal, finished": Way(portal),
            "portal, unchanged (304)": Way(portal, (_if_changed(portal),)),
            "portal, made each time": Way(f"{portal}?made=1"),
            "nginx proxy_cache before Wagtail": Way(f"{nginx.PROXY}/kept{PAGE}"),
            "Django with cache_page": Way(peers.address(peers.PLAIN, f"/kept{PAGE}")),
            "Django per request": Way(peers.address(peers.PLAIN, PAGE)),
            "Wagtail per request": Way(peers.address(peers.WAGTAIL, PAGE)),
            "Wagtail, fragment kept": Way(peers.address(peers.WAGTAIL, f"{PAGE}?fragment")),
        }
        _compare(all_ways, page)
        yield all_ways


def _compare(all_ways: dict[str, Way], page: bytes) -> None:
    """Make sure that every way leads to the same page.

    Raises:
        SystemExit: if one does not.
    """
    for name, way in all_ways.items():
        is_file = way.address == nginx.FILE  # has the Brotli alone
        if not (is_file or way.headers) and _content(way, "") != page:
            raise SystemExit(f"{name}: this is not the portal's page, byte for byte.")


def _content(way: Way, coding: str) -> bytes:
    with _answer(way, coding) as answer:
        content: bytes = answer.read()
    return content


def _if_changed(address: str) -> str:
    with _answer(Way(address), "br") as answer:
        tag = answer.headers["ETag"]
    header = f"If-None-Match: {tag}"
    try:
        _answer(Way(address, (header,)), "br")
    except urllib.error.HTTPError as unchanged:
        if unchanged.code == 304:
            return header
    raise SystemExit(f"{address} does not say that it is unchanged.")


def _answer(way: Way, coding: str) -> urllib.request.addinfourl:
    headers = dict(one.split(": ", 1) for one in way.headers) | {"Accept-Encoding": coding}
    request = urllib.request.Request(way.address, headers=headers)  # noqa: S310 - our own servers
    answer: urllib.request.addinfourl = urllib.request.urlopen(request)  # noqa: S310 - as above
    return answer


def main() -> None:
    found = measure(*sys.argv[1:])
    (FOLDER / "pages.json").write_text(json.dumps(found, indent=1))
    say(f"{'':36}{'connections':>12}{'per second':>12}{'median ms':>11}{'p99 ms':>9}")
    for name, by_connections in found.items():
        for connections, said in by_connections.items():
            say(
                f"{name:36}{connections:>12}{said['per_second']:>12,.0f}"
                f"{said['median_ms']:>11.2f}{said['p99_ms']:>9.2f}"
            )


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    main()
