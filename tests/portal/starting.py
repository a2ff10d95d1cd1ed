"""The portal started as `make run` starts it, and ended again."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import build_opener

import pytest

from tests.portal.surroundings import BARE, ROOT

PATIENCE_SECONDS = 60


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(clinic: dict[str, str], log: Path) -> Iterator[str]:
    """Run the portal; give its address. Ctrl-C ends it, and nothing has gone wrong."""
    with served(clinic, log) as home:
        yield home
    assert "Traceback" not in log.read_text()


@contextmanager
def served(clinic: dict[str, str], log: Path) -> Iterator[str]:
    """Run the portal, whatever may happen to it; give its address. Ctrl-C ends it."""
    home = f"http://localhost:{clinic['PORT']}"
    with log.open("w") as output:
        process = start(clinic, output)
        try:
            wait_until_ready(home, process)
            yield home
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE_SECONDS)
    assert process.returncode == 0


def start(clinic: dict[str, str], output: IO[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "manage.py", "start"]
    environment = BARE | clinic
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, text=True
    )


def wait_until_ready(home: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return build_opener().open(f"{home}/health/ready").close()
        except (URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail("the portal did not start")
