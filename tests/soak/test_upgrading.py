"""Yesterday's code and today's on one database: the tables change, and nobody notices."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from django.db import connection

from tests.portal.starting import free_port
from tests.portal.surroundings import BARE, ROOT
from tests.soak.desk import Desk
from tests.soak.publication_text import ARTICLES
from tests.soak.release_before import code_of_the_release_before
from tests.soak.serving import KilledServer, Reader
from tests.soak.surroundings import Clinic, make_clinic_of_its_own, publications

SLUGS = [f"article-{place}" for place in range(ARTICLES)]
EACH = 6


@contextmanager
def served(clinic: Clinic, log: Path) -> Iterator[Reader]:
    """A machine that answers, and a reader of it."""
    server, reader = KilledServer(clinic, log), Reader(clinic.home, SLUGS)
    reader.start()
    try:
        yield reader
    finally:
        reader.finish()
        server.stop()


@pytest.mark.soak
def test_machines_of_two_releases_serve_and_edit_while_the_tables_change(tmp_path: Path):
    code = tmp_path / "before"
    name = code_of_the_release_before(code)
    if not name:
        pytest.skip("git has no release before this one here")
    old, new = machines_of(code, tmp_path)
    numbers = count(ARTICLES)
    with served(old, tmp_path / "old.log") as of_the_old:
        publish(old, numbers, EACH)
        with migrating(new) as change:
            while change.poll() is None:
                publish(old, numbers, 1)
        publish(old, numbers, EACH)
        with served(new, tmp_path / "new.log") as of_the_new:
            for _ in range(EACH):
                publish(old, numbers, 1)
                publish(new, numbers, 1)
    found = publications("check", new.environment)

    sys.stdout.write(
        f"\n{connection.vendor}, {name[:12]} and now: {len(found['published'])} editions,"
        f" {of_the_old.reads} and {of_the_new.reads} pages read\n"
    )
    assert change.returncode == 0
    assert found["faults"] == []
    assert found["published"] == list(range(next(numbers)))
    for reader in (of_the_old, of_the_new):
        assert (reader.wrong, reader.unanswered) == ([], [])


def machines_of(code: Path, folder: Path) -> tuple[Clinic, Clinic]:
    """A machine with that code and one with ours: one database, and each its own folder."""
    shared = {"SECRET_KEY": "one-for-both-" + "x" * 50}
    if connection.vendor == "sqlite":
        shared["DATABASE_URL"] = f"sqlite:///{folder}/portal.sqlite3"
    old = make_clinic_of_its_own(folder, code=code, **shared)
    port = free_port()
    own = {"DATA_DIR": str(folder / "new"), "PORT": str(port)}
    here = f"http://localhost:{port}"
    return old, replace(old, environment=old.environment | own, home=here, code=ROOT)


def publish(clinic: Clinic, numbers: Iterator[int], times: int) -> None:
    desk = Desk(clinic)
    for _ in range(times):
        desk.publish(next(numbers))


@contextmanager
def migrating(clinic: Clinic) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=clinic.code,
        env=BARE | clinic.environment,
    ) as process:
        yield process
