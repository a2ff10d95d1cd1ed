"""The first morning: one command, and the portal is there."""

import re
import socket
import urllib.parse
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from tests.portal.starting import free_port, running
from tests.portal.surroundings import manage


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


def test_an_index_of_another_analyser_is_made_anew(clinic: dict[str, str], tmp_path: Path):
    with running(clinic, tmp_path / "first"):
        pass
    lost = (
        "from articles.models import SearchState; from articles.search import tables;"
        "tables.empty(); SearchState.objects.update(analyser=0)"
    )
    assert manage("shell", "-c", lost, **clinic).returncode == 0
    with running(clinic, tmp_path / "second"):
        pass

    assert "Preparing the search …" in (tmp_path / "second").read_text()
    counted = (
        "from articles.search.rebuilding import count_entries, is_stale;"
        "print(count_entries() > 50, is_stale())"
    )
    assert manage("shell", "-c", counted, **clinic).stdout.endswith("True False\n")


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
