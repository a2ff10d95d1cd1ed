"""A reader's connection to the server: the short way and the usual one, one after the other."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest

from portal import connecting, serving
from portal.baking.door import MARKS
from tests.baking import Front, front_of
from tests.portal.speaking import answer, ask, request, serves

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/page/"
TEXT = b"<p>Rest for a day.</p>" * 40
PLAIN = "/health/"
"""An address that is never finished, and needs no database."""


class Site:
    """A site with one page that lasts; it says of everything else what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_answer = Event()
        self.may_answer.set()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        address = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        self.asked.append(address)
        if environ["PATH_INFO"] == PAGE:
            environ[MARKS].update(lasts=True, about="", is_spare=False)
            start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(TEXT)))])
            return [TEXT]
        length = int(environ.get("CONTENT_LENGTH") or 0)
        said = f"{address} {len(environ['wsgi.input'].read(length))}".encode()
        self.may_answer.wait()
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
        return [said]


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def front(site: Site, tmp_path: Path) -> Front:
    front = front_of(tmp_path, site=site)
    front.ask(PAGE, HTTP_HOST="clinic")
    site.asked.clear()
    return front


@pytest.fixture
def port(front: Front) -> Iterator[int]:
    with serves(front.door) as port:
        yield port


@pytest.fixture
def line(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        yield line


def test_a_finished_page_comes_without_the_site(line: socket.socket, site: Site) -> None:
    for _ in range(3):
        status, headers, body = ask(line, PAGE)
        assert (status, body, headers["content-length"]) == (200, TEXT, str(len(TEXT)))
        assert headers["date"].endswith(" GMT")
    assert site.asked == []


def test_both_ways_say_the_same(line: socket.socket) -> None:
    tag = ask(line, PAGE)[1]["etag"]
    for headers in (
        (),
        ("Accept-Encoding: gzip",),
        ("Range: bytes=3-9",),
        ("Range: bytes=99999-",),
        (f"If-None-Match: {tag}",),
    ):
        at_once = ask(line, PAGE, *headers)
        with_care = ask(line, "/pag%65/", *headers)
        assert at_once[0] == with_care[0]
        assert at_once[1] | {"date": ""} == with_care[1] | {"date": ""}
        assert at_once[2] == with_care[2]


def test_a_head_has_no_body_and_a_page_may_follow_it(line: socket.socket) -> None:
    line.sendall(request(PAGE, method="HEAD"))
    status, headers, body = answer(line, "HEAD")
    assert (status, headers["content-length"], body) == (200, str(len(TEXT)), b"")
    assert ask(line, PAGE)[2] == TEXT


def test_one_connection_asks_for_this_and_that(line: socket.socket) -> None:
    for _ in range(2):
        assert ask(line, PAGE)[2] == TEXT
        assert ask(line, PLAIN)[2] == b"GET /health/ 0"
        line.sendall(request(PLAIN, "Content-Length: 5", method="POST", body=b"hello"))
        assert answer(line)[2] == b"POST /health/ 5"


def test_a_question_may_come_in_pieces(line: socket.socket) -> None:
    whole = request(PAGE)
    for end in (1, 9, len(whole) - 1):
        line.sendall(whole[:end])
        sleep(0.05)
        line.sendall(whole[end:])
        assert answer(line)[2] == TEXT


def test_questions_asked_at_once_are_answered_in_their_order(line: socket.socket) -> None:
    line.sendall(request(PAGE) + request(PLAIN) + request(PAGE))
    assert [answer(line)[2] for _ in range(3)] == [TEXT, b"GET /health/ 0", TEXT]


def test_what_is_sent_with_a_question_is_never_taken_for_another(
    line: socket.socket, site: Site
) -> None:
    inner = request(PAGE)
    line.sendall(request(PLAIN, f"Content-Length: {len(inner)}", method="POST"))
    sleep(0.05)
    line.sendall(inner)
    assert answer(line)[2] == f"POST /health/ {len(inner)}".encode()
    assert ask(line, PLAIN)[2] == b"GET /health/ 0"


def test_no_answer_overtakes_another(line: socket.socket, site: Site) -> None:
    site.may_answer.clear()
    line.sendall(request(PLAIN))
    while not site.asked:
        sleep(0.01)
    line.sendall(request(PAGE))
    sleep(0.05)
    site.may_answer.set()
    assert [answer(line)[2] for _ in range(2)] == [b"GET /health/ 0", TEXT]


def test_a_connection_that_is_to_be_closed_is_closed(line: socket.socket) -> None:
    _, headers, body = ask(line, PAGE, "Connection: close")
    assert (body, headers["connection"]) == (TEXT, "close")
    assert line.recv(1) == b""


def test_what_is_no_question_is_refused(line: socket.socket) -> None:
    line.sendall(b"Good morning.\r\n\r\n")
    assert answer(line)[0] == 400
    assert line.recv(1) == b""


def test_finished_pages_come_while_every_thread_is_held_up(
    line: socket.socket, port: int, site: Site
) -> None:
    site.may_answer.clear()
    others = [HTTPConnection("127.0.0.1", port) for _ in range(serving.THREADS_PER_WORKER + 1)]
    for other in others:
        other.request("GET", PLAIN)
    while len(site.asked) < serving.THREADS_PER_WORKER:
        sleep(0.01)
    assert ask(line, PAGE)[2] == TEXT
    site.may_answer.set()
    assert [other.getresponse().read() for other in others] == [b"GET /health/ 0"] * len(others)
    for other in others:
        other.close()


@pytest.mark.parametrize("said", [b"", b"GET /pa", request(PLAIN, "Content-Length: 9")])
def test_a_connection_that_falls_silent_is_closed(
    front: Front, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "SILENT_SECONDS", 0.1)
    with serves(front.door) as port, socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(said)
        line.settimeout(30)
        assert line.recv(1) == b""
