"""A server before a door, in this process, and one who speaks to it byte by byte."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from threading import Thread
from time import sleep

import uvicorn

from portal import serving
from portal.baking.door import Door


@contextmanager
def serves(door: Door) -> Iterator[int]:
    """Serve what is behind a door; give the port."""
    server = uvicorn.Server(serving.configuration(door))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            sleep(0.01)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def request(address: str, *headers: str, method: str = "GET", body: bytes = b"") -> bytes:
    lines = (f"{method} {address} HTTP/1.1", "Host: clinic", *headers, "", "")
    return "\r\n".join(lines).encode() + body


def answer(line: socket.socket, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Read one answer, and nothing of the next."""
    response = HTTPResponse(line, method=method)
    response.fp = line.makefile("rb", buffering=0)
    response.begin()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return response.status, headers, b"".join(iter(lambda: response.read(65536), b""))


def ask(line: socket.socket, address: str, *headers: str) -> tuple[int, dict[str, str], bytes]:
    line.sendall(request(address, *headers))
    return answer(line)
