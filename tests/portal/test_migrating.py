"""Tables change while machines of yesterday's release go on answering."""

from __future__ import annotations

import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE, Popen

import psycopg
import pytest

from tests.portal.starting import free_port
from tests.portal.surroundings import BARE, ROOT, manage

pytestmark = pytest.mark.only_on("postgresql")

PATIENCE_SECONDS = 120


def begin(command: str, environment: dict[str, str]) -> Popen[str]:
    return Popen(
        [sys.executable, "manage.py", command],
        cwd=ROOT,
        env=BARE | environment,
        stdout=PIPE,
        stderr=PIPE,
        text=True,
    )


def test_a_table_in_use_is_waited_for_without_making_others_wait(clinic: dict[str, str]):
    manage("migrate", "articles", "0011", **clinic)
    manage("migrate", "portal", **clinic)
    with psycopg.connect(clinic["DATABASE_URL"]) as holder:
        holder.execute("LOCK TABLE django_migrations IN ACCESS EXCLUSIVE MODE")
        with begin("migrate", clinic) as process:
            assert process.stderr
            said = process.stderr.readline()
            holder.rollback()
            _, rest = process.communicate(timeout=PATIENCE_SECONDS)

    assert said == "Somebody is using a table that has to change; trying again …\n"
    assert process.returncode == 0, rest
    assert manage("migrate", "--check", **clinic).returncode == 0


def test_machines_that_start_at_once_make_the_database_ready_once(clinic: dict[str, str], tmp_path):
    machines = [
        clinic
        | {"DATA_DIR": str(tmp_path / name), "PORT": str(free_port()), "SECRET_KEY": "x" * 50}
        for name in ("one", "two")
    ]
    with begin("start", machines[0]) as one, begin("start", machines[1]) as two:
        with ThreadPoolExecutor(2) as listeners:
            said = list(listeners.map(until_it_starts, (one, two)))
        one.terminate()
        two.terminate()

    assert sorted(len(re.findall("Preparing the database|password  ", one)) for one in said) == [
        0,
        2,
    ]
    with psycopg.connect(clinic["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT count(*) FROM auth_user").fetchone() == (1,)


def until_it_starts(process: Popen[str]) -> str:
    """Return what a machine says until it serves."""
    assert process.stdout
    watch = threading.Timer(PATIENCE_SECONDS, process.kill)
    watch.start()
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("Stop it with"):
            break
    watch.cancel()
    return said
