"""Readers read on while the database does not answer, in whatever way it does not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.portal.reading_on import check_code, nobody_notices, until
from tests.portal.relaying import Wire, wire_to
from tests.portal.starting import served

SECONDS_AWAY = 4
ARTICLE = "/articles/your-treatment-day/"
PAGES = (
    "/",
    "/articles/",
    ARTICLE,
    f"{ARTICLE}evidence/",
    f"{ARTICLE}handout.pdf",
    "/faqs/",
    "/glossary/",
    "/references/",
)
NEEDS_DATABASE = "/your-pack/"
"""A page that is somebody's own, and so is never finished beforehand."""


def read_through(home: str, *, lose: Callable[[], None], heal: Callable[[], None]) -> None:
    """Lose the database under readers, and get it back; nobody may notice."""
    pages = (*PAGES, check_code(home, ARTICLE))
    with nobody_notices(home, pages):
        lose()
        try:
            until(503, f"{home}{NEEDS_DATABASE}")
            time.sleep(SECONDS_AWAY)
            with pytest.raises(HTTPError) as refused:
                urlopen(f"{home}{NEEDS_DATABASE}")  # noqa: S310  # our own server
            with refused.value as answer:
                assert answer.headers["Retry-After"] == "30"
        finally:
            heal()
        until(200, f"{home}{NEEDS_DATABASE}")


@pytest.fixture
def wire(clinic: dict[str, str]) -> Iterator[Wire]:
    """A wire to the clinic's database, on which the clinic depends from now on."""
    with wire_to(clinic["DATABASE_URL"]) as wire:
        clinic["DATABASE_URL"] = wire.address
        yield wire


@pytest.mark.only_on("postgresql")
def test_readers_read_on_while_the_database_is_silent(
    clinic: dict[str, str], wire: Wire, tmp_path: Path
) -> None:
    with served(clinic | {"DATABASE_TIMEOUT": "1"}, tmp_path / "log") as home:
        read_through(home, lose=wire.hold, heal=wire.let_go)


@pytest.mark.only_on("postgresql")
def test_readers_read_on_while_the_database_refuses(
    clinic: dict[str, str], wire: Wire, tmp_path: Path
) -> None:
    with served(clinic | {"DATABASE_TIMEOUT": "1"}, tmp_path / "log") as home:
        read_through(home, lose=wire.refuse, heal=wire.accept)


@pytest.mark.only_on("sqlite")
def test_readers_read_on_while_the_file_is_missing(clinic: dict[str, str], tmp_path: Path) -> None:
    file = Path(clinic["DATA_DIR"]) / "portal.sqlite3"
    aside = file.with_name("aside.sqlite3")

    def heal() -> None:
        file.unlink(missing_ok=True)
        aside.rename(file)

    with served(clinic, tmp_path / "log") as home:
        read_through(home, lose=lambda: file.rename(aside) and None, heal=heal)


@pytest.mark.only_on("sqlite")
def test_readers_read_on_while_the_file_cannot_be_read(
    clinic: dict[str, str], tmp_path: Path
) -> None:
    file = Path(clinic["DATA_DIR"]) / "portal.sqlite3"
    whole = tmp_path / "whole"

    def spoil() -> None:
        file.rename(whole)
        file.write_bytes(os.urandom(8_192))

    def heal() -> None:
        file.unlink()
        whole.rename(file)

    with served(clinic, tmp_path / "log") as home:
        read_through(home, lose=spoil, heal=heal)
