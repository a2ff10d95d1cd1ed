"""One answer of a registry, fetched with care: in time, not too much of it, from nowhere else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from threading import Timer
from types import TracebackType
from typing import IO, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    Request,
    build_opener,
)

MOST_BYTES = 4 * 1024 * 1024
"""The record of a paper with thousands of authors is one or two megabytes long."""

NO_RECORD = {
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.GONE,
}

LookupFault = Literal[
    "malformed", "not_found", "off", "offline", "slow", "too_large", "too_many", "unavailable"
]


class LookupFailedError(Exception):
    """A registry gave no record. `wait` is how many seconds it asks to be left alone, 0 if not."""

    def __init__(self, fault: LookupFault, *, wait: int = 0) -> None:
        super().__init__(fault)
        self.fault, self.wait = fault, wait


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a registry, in whose name, and for how many seconds at most."""

    address: str
    accept: str
    agent: str
    seconds: float


def fetch(question: Question, *, origins: Collection[str]) -> bytes:
    """Return what a registry answers, following it to the given origins only.

    No cookie is kept or sent. A proxy named in the environment is used.

    Raises:
        LookupFailedError: for every way in which this can go wrong.
    """
    with _Deadline(question.seconds) as deadline:
        try:
            return _body(question, deadline, origins)
        except HTTPError as error:
            raise _refusal(error) from error
        except (OSError, HTTPException, ValueError) as error:
            raise LookupFailedError(_fault_of(error, deadline)) from error


def _body(question: Question, deadline: _Deadline, origins: Collection[str]) -> bytes:
    opener = build_opener(_Http(deadline), _Https(deadline), _Within(origins))
    headers = {"Accept": question.accept, "User-Agent": question.agent}
    request = Request(question.address, headers=headers)  # noqa: S310 - the settings name http or https
    with opener.open(request, timeout=question.seconds) as response:
        body: bytes = response.read(MOST_BYTES + 1)
    if deadline.is_over:
        raise LookupFailedError("slow")
    if len(body) > MOST_BYTES:
        raise LookupFailedError("too_large")
    return body


def _refusal(error: HTTPError) -> LookupFailedError:
    with error:
        if error.code in NO_RECORD:
            return LookupFailedError("not_found")
        asked = str(error.headers.get("Retry-After", "")).strip()
        wait = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
        is_busy = error.code == HTTPStatus.TOO_MANY_REQUESTS
        return LookupFailedError("too_many" if is_busy else "unavailable", wait=wait)


def _fault_of(error: Exception, deadline: _Deadline) -> LookupFault:
    cause = error.reason if isinstance(error, URLError) else error
    if deadline.is_over or isinstance(cause, TimeoutError):
        return "slow"
    return "malformed" if isinstance(cause, HTTPException | ValueError) else "offline"


class _Deadline:
    """Cuts the connections it was told of when the time is up, however they drip."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def watch(self, connected: socket.socket) -> None:
        self._sockets.append(connected)
        if self.is_over:  # in this very moment
            self._cut()

    def _cut(self) -> None:
        self.is_over = True
        for connected in self._sockets:
            with suppress(OSError):  # closed already
                # Below TLS, whose own farewell would wait for the other side.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)


class _HttpConnection(HTTPConnection):
    def __init__(self, deadline: _Deadline, host: str, **options: Any) -> None:
        super().__init__(host, **options)
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.watch(self.sock)


class _HttpsConnection(_HttpConnection, HTTPSConnection):
    """The same over TLS, which its second parent puts in between."""


class _Http(HTTPHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        self._connection = partial(_HttpConnection, deadline)

    def http_open(self, req: Request) -> Any:
        return self.do_open(self._connection, req)


class _Https(HTTPSHandler):
    def __init__(self, deadline: _Deadline) -> None:
        super().__init__()
        # Certificates and host names are verified: Django's own choice and Python's.
        self._connection = partial(_HttpsConnection, deadline, context=ssl.create_default_context())

    def https_open(self, req: Request) -> Any:
        return self.do_open(self._connection, req)


class _Within(HTTPRedirectHandler):
    """Follows a registry to the registries only: elsewhere is a publisher's page, or worse."""

    max_redirections = 3

    def __init__(self, origins: Collection[str]) -> None:
        self._origins = origins

    def redirect_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        target = urlsplit(newurl)
        if f"{target.scheme}://{target.netloc}" not in self._origins:
            fp.close()
            raise LookupFailedError("not_found")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
