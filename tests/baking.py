"""A visitor at the door before the site, without a server between."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from portal.baking.door import Application, Door
from portal.baking.shelf import Shelf
from portal.baking.watching import Watch
from portal.front import come_back_soon


@dataclass(frozen=True)
class Said:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """The body as it was before it was compressed."""
        coding = self.headers.get("content-encoding", "")
        if coding == "br":
            return bytes(brotli.decompress(self.body))
        return gzip.decompress(self.body) if coding == "gzip" else self.body


def ask(site: Application, address: str, method: str = "GET", **headers: str) -> Said:
    """Ask for an address, with headers named as a WSGI server names them."""
    path, _, query = address.partition("?")
    said: dict[str, Any] = {}

    def start(status: str, headers: Iterable[tuple[str, str]], _exc_info: object = None) -> None:
        said.update(status=status, headers={name.lower(): value for name, value in headers})

    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **headers,
    }
    chunks = site(environ, start)
    body = b"".join(chunks)
    if close := getattr(chunks, "close", None):
        close()
    return Said(int(said["status"][:3]), said["headers"], body)


@dataclass
class Front:
    """A door, and what a test moves by hand."""

    door: Door
    watch: Watch
    shelf: Shelf

    def ask(self, address: str, method: str = "GET", **headers: str) -> Said:
        return ask(self.door, address, method, **headers)


def today() -> str:
    return timezone.localdate().isoformat()


def front_of(
    folder: Path, *, site: Application | None = None, today: Callable[[], str] = today
) -> Front:
    """The site with a door that keeps its answers in a folder."""
    shelf = Shelf(folder / "baked")
    watch = Watch(
        folder / "baked" / "known.json", today=today, tidy=shelf.make_room, by_itself=False
    )
    door = Door(
        site or WSGIHandler(),
        shelf=shelf,
        watch=watch,
        passed_by=("/admin/", "/health/"),
        sorry=come_back_soon,
    )
    return Front(door, watch, shelf)
