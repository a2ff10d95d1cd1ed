"""The portal in front of a PostgreSQL that is shared, slow, silent or gone."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest

from portal import database
from tests.portal.relaying import Wire, wire_to
from tests.portal.starting import running, served
from tests.portal.surroundings import run

pytestmark = pytest.mark.only_on("postgresql")

PATIENCE_SECONDS = 60
ASK = """
import portal.wsgi
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute({statement!r})
    print(cursor.fetchone()[0])
"""


@pytest.fixture
def wire(clinic: dict[str, str]) -> Iterator[Wire]:
    """A wire to the clinic's database, on which the clinic depends from now on."""
    with wire_to(clinic["DATABASE_URL"]) as wire:
        clinic["DATABASE_URL"] = wire.address
        yield wire


def status(address: str) -> int:
    try:
        with urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310  # our own server
            return int(answer.status)
    except HTTPError as error:
        return error.code


def asked_in_a_worker(statement: str, **environment: str) -> str:
    answer = run(
        sys.executable,
        "-c",
        ASK.format(statement=statement),
        DATABASE_URL=os.environ["DATABASE_URL"],
        SECRET_KEY="x" * 50,
        **environment,
    )
    return answer.stdout.strip() or answer.stderr.strip().splitlines()[-1]


def test_workers_share_no_connection_and_make_no_more_than_they_may(
    clinic: dict[str, str],
    tmp_path: Path,
):
    limits = {"WORKERS": "2", "DATABASE_POOL_SIZE": "2"}
    with running(clinic | limits, tmp_path / "log") as home, ThreadPoolExecutor(12) as readers:
        answers = set(readers.map(status, [f"{home}/articles/"] * 120))
        with psycopg.connect(clinic["DATABASE_URL"]) as connection:
            held = connection.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND application_name = 'portal'"
            ).fetchone()

    assert answers == {200}
    assert held is not None
    assert 1 <= held[0] <= 4


def test_a_silent_database_keeps_nobody_waiting_and_is_asked_again(
    clinic: dict[str, str],
    wire: Wire,
    tmp_path: Path,
):
    with served(clinic | {"DATABASE_TIMEOUT": "1"}, tmp_path / "log") as home:
        before = status(f"{home}/faqs/")
        wire.hold()
        meanwhile = {status(f"{home}{page}") for page in ("/glossary/", "/health/ready")}
        alive = status(f"{home}/health/live")
        wire.let_go()
        # Each worker looks once a second whether it is back.
        time.sleep(3)
        after = {status(f"{home}{page}") for page in ("/glossary/", "/health/ready") * 4}

    assert (before, meanwhile, alive) == (200, {503}, 200)
    assert after == {200}


def test_a_statement_for_a_reader_has_an_end():
    said = asked_in_a_worker("SELECT pg_sleep(60)", DATABASE_TIMEOUT="1")

    assert "statement timeout" in said


def test_a_worker_that_dies_within_a_transaction_holds_no_row_for_long():
    said = asked_in_a_worker("SHOW idle_in_transaction_session_timeout", DATABASE_TIMEOUT="3")

    assert said == "12s"


def test_a_command_may_take_its_time(clinic: dict[str, str]):
    code = ASK.replace("import portal.wsgi", "import django; django.setup()")
    answer = run(
        sys.executable,
        "-c",
        code.format(statement="SHOW statement_timeout"),
        DJANGO_SETTINGS_MODULE="portal.settings",
        SECRET_KEY="x" * 50,
        **clinic,
    )

    assert answer.stdout.strip() == "0"


def test_what_the_address_asks_for_goes_before_what_we_think_best():
    options = database.configuration(
        "postgresql://portal@db.example/portal?sslmode=verify-full&connect_timeout=9"
    )["OPTIONS"]

    assert options["sslmode"] == "verify-full"
    assert options["connect_timeout"] == 9
    assert options["tcp_user_timeout"] == database.POSTGRESQL_OPTIONS["tcp_user_timeout"]
