"""A registry of papers on this machine, which answers as the real ones do, or as badly as told."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ANSWERS = Path(__file__).parent / "answers"
SHORT, ZARATE = "10.1016/s2215-0366(17)30272-9", "10.1001/archpsyc.63.8.856"
SCHEMA, POPOVA = "10.5438/0012", "31109201"
CSL = "application/vnd.citationstyles.csl+json"
KNOWN = {
    "/works/10.1016%2Fs2215-0366%2817%2930272-9": "crossref-short-2018.json",
    "/works/10.1001%2Farchpsyc.63.8.856": "crossref-zarate-2006.json",
    "/data/10.5438%2F0012": "datacite-10.5438-0012.json",
    "/lit/ctxp/v1/pubmed/?format=csl&id=31109201": "pubmed-31109201.json",
}


@dataclass(frozen=True)
class Answer:
    """What comes back: a status, headers, a body; `drip` sends it byte by byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0
    said_length: int | None = None


@dataclass
class Registry:
    """A running registry: its address, what it was asked, and what it shall answer instead."""

    address: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    instead: Callable[[str], Answer | None] = lambda _path: None

    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]

    def answer(self, path: str) -> Answer:
        instead = self.instead(path)
        if instead is not None:
            return instead
        if path in KNOWN:
            kind = CSL if path.startswith("/data/") else "application/json"
            return Answer((ANSWERS / KNOWN[path]).read_bytes(), headers={"Content-Type": kind})
        if path == "/10.5438%2F0012":
            return Answer(status=302, headers={"Location": f"{self.address}/data/10.5438%2F0012"})
        return Answer(b"Resource not found.", 404, {"Content-Type": "text/plain"})


@contextmanager
def open_registry() -> Iterator[Registry]:
    """Open a registry on a free port, until the end of the block."""
    registry = Registry("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            registry.asked.append((self.path, dict(self.headers)))
            with suppress(OSError):  # whoever asked has gone
                _send(self, registry.answer(self.path))

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    registry.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield registry
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def closed_address() -> str:
    """Return an address of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    handler.send_response(answer.status)
    for name, value in answer.headers.items():
        handler.send_header(name, value)
    length = len(answer.body) if answer.said_length is None else answer.said_length
    handler.send_header("Content-Length", str(length))
    handler.end_headers()
    if not answer.drip:
        handler.wfile.write(answer.body)
        return
    for place in range(len(answer.body)):
        handler.wfile.write(answer.body[place : place + 1])
        handler.wfile.flush()
        time.sleep(answer.drip)
