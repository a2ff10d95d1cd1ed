"""Requests handed on to a site that works in threads."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from portal.handing_on import BLOCK_BYTES
from portal.serving import THREADS_PER_WORKER
from tests.baking import front_of
from tests.portal.speaking import answer, ask, request, serves

ADDRESS = "/health/"
"""An address at which the door does not look."""

LONG = 20 * BLOCK_BYTES


class Site:
    """A site that keeps what it was asked, and gives long answers in small pieces."""

    def __init__(self) -> None:
        self.environ: dict[str, Any] = {}
        self.body = b""
        self.is_closed = Event()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.environ = environ
        if environ["QUERY_STRING"] == "fails":
            raise RuntimeError("as it was asked to")
        self.is_closed.clear()
        length = int(environ.get("CONTENT_LENGTH") or 0)
        self.body = environ["wsgi.input"].read(length)
        is_long = environ["QUERY_STRING"] == "long"
        size = LONG if is_long else 2
        start("200 OK", [("Content-Length", str(size)), ("X-Word", "\xe9")])
        return self.pieces() if is_long else [b"o", b"k"]

    def pieces(self) -> Iterator[bytes]:
        try:
            for _ in range(LONG // 1024):
                yield b"a" * 1024
        finally:
            self.is_closed.set()


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def port(site: Site, tmp_path: Path) -> Iterator[int]:
    with serves(front_of(tmp_path, site=site).door) as port:
        yield port


@pytest.fixture
def line(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        yield line


def test_the_site_is_told_all_that_was_said(line: socket.socket, site: Site) -> None:
    headers = ("Cookie: a=1", "Cookie: b=2", "Accept: text/html", "Accept: */*", "X-One: \xe9")
    assert ask(line, "/health/%C3%A9%2F?q=%C3%A9&r", *headers)[2] == b"ok"
    said = {name: site.environ[name] for name in site.environ if not name.startswith("wsgi.")}
    assert said.pop("SERVER_PORT") == str(line.getpeername()[1])
    assert said == {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/health/\xc3\xa9/",
        "QUERY_STRING": "q=%C3%A9&r",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "clinic",
        "HTTP_COOKIE": "a=1; b=2",
        "HTTP_ACCEPT": "text/html,*/*",
        "HTTP_X_ONE": "\xc3\xa9",  # bytes, as WSGI writes them
    }


def test_the_reader_is_told_all_that_the_site_says(line: socket.socket) -> None:
    status, headers, body = ask(line, ADDRESS)
    assert (status, headers["x-word"], headers["content-length"]) == (200, "\xe9", "2")
    assert "server" not in headers
    assert body == b"ok"


def test_whoever_names_no_host_is_not_taken_for_naming_ours(
    line: socket.socket, site: Site
) -> None:
    line.sendall(b"GET /health/ HTTP/1.0\r\n\r\n")
    assert answer(line)[2] == b"ok"
    assert site.environ["HTTP_HOST"] == ""


def test_what_is_sent_arrives_whole(line: socket.socket, site: Site) -> None:
    sent = bytes(range(256)) * 8_000
    headers = (f"Content-Length: {len(sent)}", "Content-Type: application/octet-stream")
    line.sendall(request(ADDRESS, *headers, method="POST", body=sent))
    assert answer(line)[2] == b"ok"
    assert site.body == sent
    assert site.environ["CONTENT_TYPE"] == "application/octet-stream"


def test_a_long_answer_arrives_whole(line: socket.socket, site: Site) -> None:
    for _ in range(2):
        assert ask(line, f"{ADDRESS}?long")[2] == b"a" * LONG
        # The reader may have all of it before the site has been told.
        assert site.is_closed.wait(30)


def test_readers_who_take_their_time_hold_up_nobody(port: int, line: socket.socket) -> None:
    slow = [
        socket.create_connection(("127.0.0.1", port), timeout=30)
        for _ in range(2 * THREADS_PER_WORKER)
    ]
    for one in slow:
        one.sendall(request(f"{ADDRESS}?long"))
        assert one.recv(1) == b"H"
    assert ask(line, ADDRESS)[2] == b"ok"
    for one in slow:
        one.close()


def test_whoever_goes_in_the_middle_leaves_nothing_open(port: int, site: Site) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(request(f"{ADDRESS}?long"))
        assert line.recv(1) == b"H"
    assert site.is_closed.wait(30)


def test_whoever_goes_before_all_was_sent_holds_no_thread(port: int, line: socket.socket) -> None:
    for _ in range(THREADS_PER_WORKER):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as other:
            other.sendall(request(ADDRESS, "Content-Length: 9", method="POST", body=b"half"))
    assert ask(line, ADDRESS)[2] == b"ok"


def test_a_fault_of_the_site_is_answered_as_one(line: socket.socket) -> None:
    assert ask(line, f"{ADDRESS}?fails")[0] == 500
