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

from tests.portal.starting import free_port
from tests.portal.surroundings import BARE, ROOT


@dataclass(frozen=True, slots=True)
class Clinic:
    """Its environment, its address, and what `prepare` said of it."""

    environment: dict[str, str]
    home: str
    session: str
    articles: list[int]
    code: Path = ROOT


def make_clinic_of_its_own(folder: Path, *, code: Path = ROOT, **settings: str) -> Clinic:
    """Lay the tables of a new clinic, and what is published there, by the code in that folder."""
    port = free_port()
    environment = {"DATA_DIR": str(folder / "var"), "PORT": str(port)} | settings
    address = settings.get("DATABASE_URL", os.environ.get("DATABASE_URL", ""))
    if address.startswith("postgres"):
        name = f"soak_{os.getpid()}_{port}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        parts = urllib.parse.urlsplit(address)._replace(path=f"/{name}")
        environment["DATABASE_URL"] = parts.geturl()
    migrated = run("manage.py", "migrate", "--verbosity", "0", code=code, environment=environment)
    assert migrated.returncode == 0, migrated.stderr
    told = publications("prepare", environment, code=code)
    return Clinic(environment, f"http://localhost:{port}", told["session"], told["articles"], code)


def publications(act: str, environment: dict[str, str], *, code: Path = ROOT) -> dict[str, Any]:
    """Run one act of `tests.soak.publications` to its end, and return what it said."""
    answer = run(*program(act)[1:], code=code, environment=environment)
    assert answer.returncode == 0, answer.stderr
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told


def run(
    *arguments: str, code: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=code, env=BARE | environment, capture_output=True, text=True, check=False
    )


def program(act: str) -> list[str]:
    return [sys.executable, "-m", "tests.soak.publications", act]
