"""Whatever a database does not take: readers read on, and the desk loses no word."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.portal.mortal_postgresql import MortalPostgresql, mortal_postgresql
from tests.portal.reading_on import PATIENCE_SECONDS, check_code, nobody_notices
from tests.soak.desk import Desk
from tests.soak.publication_text import ARTICLES
from tests.soak.serving import KilledServer
from tests.soak.surroundings import Clinic, make_clinic_of_its_own

SECONDS_AWAY = 2
ARTICLE = "/articles/article-0/"
PAGES = (
    "/",
    "/articles/",
    ARTICLE,
    f"{ARTICLE}evidence/",
    f"{ARTICLE}handout.pdf",
    "/packs/pack.pdf",
    "/faqs/",
    "/references/",
)
FINDS_NOTHING = "/search/?q=zebrafinch"
"""A page that counts, unless others write."""

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
END $$;
DO $$
DECLARE place text;
BEGIN
    FOR place IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE OR DELETE ON %I'
                       ' EXECUTE FUNCTION full_disk()', place);
    END LOOP;
END $$;
"""
"""Each table says what PostgreSQL says where its disk is full, with the same code."""

Kind = Callable[[], AbstractContextManager[None]]


@contextmanager
def served(clinic: Clinic, log: Path) -> Iterator[KilledServer]:
    server = KilledServer(clinic, log)
    try:
        yield server
    finally:
        server.stop()


def read_and_write_through(clinic: Clinic, number: int, kind: Kind) -> None:
    """Take nothing while some read and somebody saves; nothing that was written may be lost."""
    pages = (*PAGES, check_code(clinic.home, ARTICLE))
    desk = Desk(clinic)
    form = desk.write(number)
    with nobody_notices(clinic.home, pages):
        with kind():
            page = refused(lambda: desk.save(number, form))
            time.sleep(SECONDS_AWAY)
            page = refused(lambda: desk.send_once_more(page))
        saved_in_the_end(desk, page)


def refused(save: Callable[[], None]) -> str:
    """The page that says kindly that nothing was saved."""
    with pytest.raises(HTTPError) as refusal:
        save()
    with refusal.value as answer:
        assert (answer.code, answer.headers["Retry-After"]) == (503, "30")
        return answer.read().decode()


def saved_in_the_end(desk: Desk, page: str) -> None:
    """Press the button of that page until it is taken."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return desk.send_once_more(page)
        except HTTPError as error:
            if error.code != 503 or time.monotonic() > deadline:
                raise
            time.sleep(0.5)


@pytest.mark.only_on("postgresql")
def test_no_word_is_lost_while_postgresql_is_killed_or_full_or_only_read(tmp_path: Path) -> None:
    with mortal_postgresql() as postgresql:
        clinic = make_clinic_of_its_own(tmp_path, DATABASE_URL=postgresql.address)
        address = clinic.environment["DATABASE_URL"]
        kinds = (partial(killed, postgresql), partial(only_read, address), partial(full, address))
        with served(clinic, tmp_path / "log"):
            for number, kind in enumerate(kinds, start=ARTICLES):
                read_and_write_through(clinic, number, kind)


@contextmanager
def killed(postgresql: MortalPostgresql) -> Iterator[None]:
    postgresql.kill()
    try:
        yield
    finally:
        postgresql.start()


@contextmanager
def only_read(address: str) -> Iterator[None]:
    """As where another server has taken its place: whoever was connected has to come again."""
    name = urlsplit(address).path[1:]
    elsewhere = urlsplit(address)._replace(path="/postgres").geturl()
    with psycopg.connect(elsewhere, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        try:
            yield
        finally:
            connection.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")


@contextmanager
def full(address: str) -> Iterator[None]:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(FULL)
        try:
            yield
        finally:
            connection.execute("DROP FUNCTION full_disk CASCADE")


@pytest.mark.only_on("sqlite")
def test_no_word_is_lost_while_the_disk_is_full_or_another_program_writes(tmp_path: Path) -> None:
    clinic = make_clinic_of_its_own(tmp_path)
    with served(clinic, tmp_path / "log") as server:
        read_and_write_through(clinic, ARTICLES, partial(no_room, server))
        pages = (*PAGES, check_code(clinic.home, ARTICLE), FINDS_NOTHING)
        with nobody_notices(clinic.home, pages), another_writing(clinic):
            time.sleep(SECONDS_AWAY)


@contextmanager
def no_room(server: KilledServer) -> Iterator[None]:
    """Let no process of the portal write anything: its database, finished pages, its log."""
    usual = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in server.workers()}
    for pid, (_, hard) in usual.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for pid, limits in usual.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@contextmanager
def another_writing(clinic: Clinic) -> Iterator[None]:
    """Another program that keeps the file to itself."""
    file = Path(clinic.environment["DATA_DIR"]) / "portal.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.rollback()
