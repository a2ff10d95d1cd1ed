"""A real server that is measured, there while it is asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.portal import ROOT

PATIENCE_SECONDS = 120
LOOKS_A_SECOND = 100


@contextmanager
def serving(
    data: Path, port: int, *, path: str = "/health/ready", **settings: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the portal that keeps its data in a folder, as `make run` does.

    It is there when `path` is answered with 200. `settings` are those of the environment, such
    as `WORKERS`.
    """
    surroundings = os.environ | {
        "DATA_DIR": str(data),
        "PORT": str(port),
        "SITE_ADDRESS": f"http://localhost:{port}",
        **settings,
    }
    command = [sys.executable, "manage.py", "start"]
    with running(command, surroundings=surroundings, port=port, path=path) as server:
        yield server


@contextmanager
def running(
    command: list[str], *, surroundings: Mapping[str, str], port: int, path: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a server from the root of the repository, wait until it answers, and end it after."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=quiet, stderr=quiet
    ) as server:
        try:
            _wait_for_it(server, port, path)
            yield server
        finally:
            server.send_signal(signal.SIGTERM)


def open_connection(port: int) -> HTTPConnection:
    """Return a connection that stays open from one request to the next."""
    return HTTPConnection("localhost", port, timeout=30)


def ask(path: str, connection: HTTPConnection) -> int:
    """Ask for a page, read it whole and return its status."""
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _wait_for_it(server: subprocess.Popen[bytes], port: int, path: str) -> None:
    for _ in range(PATIENCE_SECONDS * LOOKS_A_SECOND):
        try:
            if ask(path, open_connection(port)) == 200:
                return
        except (OSError, HTTPException):
            pass
        if server.poll() is not None:
            break
        time.sleep(1 / LOOKS_A_SECOND)
    raise SystemExit(f"{' '.join(server.args)} did not start")
