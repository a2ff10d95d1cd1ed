"""A clinic of its own, for whoever starts the whole portal."""

import os
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from django.db.utils import ConnectionHandler

from tests.portal.starting import free_port


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


@pytest.fixture
def lost() -> Iterator[Callable[[], None]]:
    """A way to lose the database, until the test ends or puts it back."""
    working = connections["default"]

    def lose() -> None:
        nowhere = {"ENGINE": "django.db.backends.sqlite3", "NAME": "/nowhere/portal.sqlite3"}
        connections["default"] = ConnectionHandler({"default": nowhere})["default"]

    yield lose
    connections["default"] = working
