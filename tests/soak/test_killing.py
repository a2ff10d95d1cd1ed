"""Killed at any moment: a publication is wholly there or not at all, and readers are served."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tests.portal.surroundings import BARE, ROOT
from tests.soak.desk import Desk
from tests.soak.publication_text import ARTICLES
from tests.soak.serving import KilledServer, Reader
from tests.soak.surroundings import Clinic, make_clinic_of_its_own, program, publications

SLUGS = [f"article-{place}" for place in range(ARTICLES)]


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return make_clinic_of_its_own(tmp_path)


@contextmanager
def read_all_the_while(clinic: Clinic) -> Iterator[Reader]:
    reader = Reader(clinic.home, SLUGS)
    reader.start()
    try:
        yield reader
    finally:
        reader.finish()


@pytest.mark.parametrize("least", [12, pytest.param(200, marks=pytest.mark.soak)])
def test_a_worker_killed_while_it_publishes_leaves_everything_whole(
    clinic: Clinic, tmp_path: Path, least: int
):
    chance, next_one, made, kills = random.Random(least), ARTICLES, set(range(ARTICLES)), 0
    server = KilledServer(clinic, tmp_path / "log")
    command = program("work")
    with (
        read_all_the_while(clinic) as reader,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=BARE | clinic.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as workers,
    ):
        while len(made) < ARTICLES + least or kills < 8:
            asked = work_until_killed(workers, next_one, chance, made)
            next_one, kills = asked + 1, kills + 1
        assert workers.stdin
        workers.stdin.close()
    server.stop()
    found = publications("check", clinic.environment)

    report("worker killed", kills=kills, published=len(found["published"]), reader=reader)
    assert found["faults"] == []
    assert made <= set(found["published"]), "what was said to be published is"
    assert (reader.wrong, reader.unanswered) == ([], [])


def work_until_killed(
    workers: subprocess.Popen[str], number: int, chance: random.Random, made: set[int]
) -> int:
    """Let a worker publish from a number on, and kill it after a while; return how far it came."""
    assert workers.stdin
    assert workers.stdout
    workers.stdin.write(f"{number}\n")
    workers.stdin.flush()
    worker, patience = 0, chance.randrange(0, 9)
    for line in workers.stdout:
        told: dict[str, int] = json.loads(line)
        if told.get("worker") == 0:
            return number
        worker = told.get("worker", worker)
        number = told.get("asked", number)
        made |= {told["made"]} if "made" in told else set()
        if "asked" in told and patience >= 0:
            patience -= 1
            if patience < 0:
                time.sleep(chance.uniform(0, 0.06))
                os.kill(worker, signal.SIGKILL)
    raise AssertionError("the workers have ended by themselves")


@pytest.mark.parametrize(
    ("least", "most_between"), [(6, 3), pytest.param(200, 12, marks=pytest.mark.soak)]
)
def test_a_server_killed_while_it_publishes_leaves_everything_whole(
    clinic: Clinic, tmp_path: Path, least: int, most_between: int
):
    chance, number, made, kills = random.Random(least), ARTICLES, set(range(ARTICLES)), 0
    server = KilledServer(clinic, tmp_path / "log")
    with read_all_the_while(clinic) as reader:
        while len(made) < ARTICLES + least:
            desk = Desk(clinic)
            until = number + chance.randint(1, most_between)
            while number < until:
                desk.publish(number)
                made.add(number)
                number += 1
            if desk.publish_while(number, server.kill, after=chance.uniform(0, 0.4)):
                made.add(number)
            number, kills = number + 1, kills + 1
            server.start()
    server.stop()
    found = publications("check", clinic.environment)

    report("server killed", kills=kills, published=len(found["published"]), reader=reader)
    assert found["faults"] == []
    assert made <= set(found["published"])
    assert reader.wrong == []


def report(what: str, *, kills: int, published: int, reader: Reader) -> None:
    """Say the figures, which `make soak` shows."""
    sys.stdout.write(
        f"\n{connection.vendor}, {what}: {kills} kills, {published} editions, "
        f"{reader.reads} pages read, {len(reader.unanswered)} unanswered, {len(reader.wrong)} wrong\n"
    )
