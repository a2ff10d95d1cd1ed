"""A clinic with a database, a folder and a port of its own, on the database under test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.portal.surroundings import BARE, ROOT, manage
from tests.portal.test_start import free_port


@dataclass(frozen=True, slots=True)
class Clinic:
    """Its environment, its address, and what `prepare` said of it."""

    environment: dict[str, str]
    home: str
    session: str
    articles: list[int]


def make_clinic_of_its_own(folder: Path) -> Clinic:
    """Lay the tables of a new clinic, and what is published there."""
    port = free_port()
    environment = {"DATA_DIR": str(folder / "var"), "PORT": str(port)}
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        name = f"soak_{os.getpid()}_{port}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        parts = urllib.parse.urlsplit(address)._replace(path=f"/{name}")
        environment["DATABASE_URL"] = parts.geturl()
    migrated = manage("migrate", "--verbosity", "0", **environment)
    assert migrated.returncode == 0, migrated.stderr
    told = publications("prepare", environment)
    return Clinic(environment, f"http://localhost:{port}", told["session"], told["articles"])


def publications(act: str, environment: dict[str, str]) -> dict[str, Any]:
    """Run one act of `tests.soak.publications` to its end, and return what it said."""
    answer = subprocess.run(
        program(act), cwd=ROOT, env=BARE | environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told


def program(act: str) -> list[str]:
    return [sys.executable, "-m", "tests.soak.publications", act]
