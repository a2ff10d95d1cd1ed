"""The first morning: one command, and the portal is there."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import psycopg
import pytest

from tests.portal.surroundings import BARE, ROOT, manage

PATIENCE_SECONDS = 60


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def clinic(tmp_path: Path) -> dict[str, str]:
    """The environment of a clinic with nothing in it yet, on the database under test."""
    environment = {"DATA_DIR": str(tmp_path / "var"), "PORT": str(free_port())}
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        name = f"clinic_{os.getpid()}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = (
            urllib.parse.urlsplit(address)._replace(path=f"/{name}").geturl()
        )
    return environment


@contextmanager
def running(clinic: dict[str, str], log: Path) -> Iterator[str]:
    """Run the portal; give its address. Ctrl-C ends it, quietly."""
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
    assert "Traceback" not in log.read_text()


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


def read(browser: OpenerDirector, address: str, **form: str) -> tuple[str, str]:
    """Return the address that one ends up at, and the page there."""
    data = urllib.parse.urlencode(form).encode() if form else None
    with browser.open(address, data) as answer:
        return answer.url, answer.read().decode()


def token(page: str) -> str:
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]


def test_the_first_account_logs_in_over_plain_http(clinic: dict[str, str], tmp_path: Path):
    log, browser = tmp_path / "log", build_opener(HTTPCookieProcessor(CookieJar()))
    with running(clinic, log) as home:
        name, password = re.findall(r"^  (?:name|password) +(\S+)$", log.read_text(), re.MULTILINE)
        _, page = read(browser, f"{home}/admin/login/?next=/admin/")
        form = {"username": name, "password": password, "csrfmiddlewaretoken": token(page)}
        address, _ = read(browser, f"{home}/admin/login/?next=/admin/", **form)

    assert address == f"{home}/admin/password_change/"
    assert f"for staff     {home}/admin/" in log.read_text()


def test_styles_come_compressed_under_lasting_names(clinic: dict[str, str], tmp_path: Path):
    browser = build_opener()
    browser.addheaders = [("Accept-Encoding", "gzip")]
    with running(clinic, tmp_path / "log") as home:
        _, page = read(build_opener(), f"{home}/admin/login/")
        style = re.findall(r'href="(/static/[^"]+\.css)"', page)[0]
        with browser.open(home + style) as answer:
            headers = answer.headers

    assert re.search(r"\.[0-9a-f]{12}\.css$", style)
    assert headers["Content-Encoding"] == "gzip"
    assert "immutable" in headers["Cache-Control"]


def test_a_second_start_makes_nothing_anew_and_gives_no_password_away(
    clinic: dict[str, str], tmp_path: Path
):
    with running(clinic, tmp_path / "first"):
        pass
    with running(clinic, tmp_path / "second"):
        pass

    said = (tmp_path / "second").read_text()
    assert "The portal is starting." in said
    assert not [word for word in ("Preparing", "Prepared", "Put", "password") if word in said]


def test_a_busy_port_is_one_clear_sentence(tmp_path: Path):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        answer = manage("start", PORT=str(port), DATA_DIR=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr == (
        f"CommandError: Port {port} is in use by another program, perhaps a portal that still"
        f" runs. Stop it, or choose another port: make run PORT={port + 1}\n"
    )


def test_a_port_that_is_none_is_one_clear_sentence(tmp_path: Path):
    answer = manage("start", PORT="99999", DATA_DIR=str(tmp_path))

    assert "The portal cannot listen on port 99999 of 127.0.0.1" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_database_that_is_away_is_one_clear_sentence(tmp_path: Path):
    away = {"DATABASE_URL": f"postgresql://nobody@127.0.0.1:{free_port()}/clinic"}
    answer = manage("start", PORT=str(free_port()), DATA_DIR=str(tmp_path), **away)

    assert answer.stderr.startswith("CommandError: The database does not let the portal in: ")
    assert "Traceback" not in answer.stderr
