"""Hands requests on to the site, which answers in threads and may wait there for others."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote_to_bytes

from uvicorn._types import ASGIReceiveCallable, ASGISendCallable, HTTPScope, Scope

from portal.baking.door import Application, Environ

BLOCK_BYTES = 256 * 1024
"""How much of a long answer is read at a time; the next when the reader has taken it."""


class InThreads:
    """An ASGI application that asks a WSGI application, in so many threads.

    A thread is needed while an answer is made, not while a slow reader takes it.
    """

    def __init__(self, site: Application, *, threads: int) -> None:
        self._site = site
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="site")

    async def __call__(
        self, scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable
    ) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            raise ValueError(f"only requests are answered, no {scope['type']}")
        loop = asyncio.get_running_loop()
        body = io.BufferedReader(_Body(receive, loop))
        answer = _Answer(self._site, environ_of(scope, body))
        block = await loop.run_in_executor(self._threads, answer.begin)
        await send(
            {
                "type": "http.response.start",
                "status": int(answer.status[:3]),
                "headers": [
                    (name.encode("latin-1"), value.encode("latin-1"))
                    for name, value in answer.headers
                ],
                "trailers": False,
            }
        )
        while not answer.is_whole:
            await send({"type": "http.response.body", "body": block, "more_body": True})
            block = await loop.run_in_executor(self._threads, answer.next_block)
        await send({"type": "http.response.body", "body": block, "more_body": False})


class _Answer:
    """What the site says to a request, block by block; every method is called in a thread."""

    def __init__(self, site: Application, environ: Environ) -> None:
        self._site, self._environ = site, environ
        self.status, self.headers = "", [("", "")]
        self.is_whole = False
        self._chunks: Iterable[bytes] = ()
        self._rest: Iterator[bytes] = iter(())

    def begin(self) -> bytes:
        """Ask the site; return the first block."""
        self._chunks = self._site(self._environ, self._start)
        self._rest = iter(self._chunks)
        return self.next_block()

    def next_block(self) -> bytes:
        """Return the next block; `is_whole` tells that it is the last, and all is closed then."""
        block: list[bytes] = []
        held = 0
        try:
            while held < BLOCK_BYTES:
                chunk = next(self._rest, None)
                if chunk is None:
                    self._close()
                    break
                block.append(chunk)
                held += len(chunk)
        except BaseException:
            self._close()
            raise
        return b"".join(block)

    def _start(self, status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> None:
        self.status, self.headers = status, headers

    def _close(self) -> None:
        self.is_whole = True
        if hasattr(self._chunks, "close"):
            self._chunks.close()


class _Body(io.RawIOBase):
    """What is sent with a request, to be read in a thread, as it comes."""

    def __init__(self, receive: ASGIReceiveCallable, loop: asyncio.AbstractEventLoop) -> None:
        self._receive, self._loop = receive, loop
        self._held = memoryview(b"")
        self._has_more = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as something has come; wait where nothing has.

        Raises:
            ConnectionResetError: if the other side has gone before its end.
        """
        while not self._held and self._has_more:
            message: Any = asyncio.run_coroutine_threadsafe(self._next(), self._loop).result()
            if message["type"] != "http.request":
                raise ConnectionResetError("the other side has gone")
            self._held = memoryview(message["body"])
            self._has_more = message["more_body"]
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size

    async def _next(self) -> Any:
        return await self._receive()


def environ_of(scope: HTTPScope, body: io.BufferedIOBase) -> Environ:
    """Return a request as WSGI (PEP 3333) has it."""
    server, client = scope["server"] or ("localhost", 80), scope["client"] or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        # One that names no host is refused by Django, as it should be.
        "HTTP_HOST": "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    said: dict[str, list[str]] = {}
    for header, value in scope["headers"]:
        name = header.decode("latin-1").upper().replace("-", "_")
        said.setdefault(name, []).append(value.decode("latin-1"))
    for name, values in said.items():
        key = name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"
        environ[key] = ("; " if name == "COOKIE" else ",").join(values)
    return environ
