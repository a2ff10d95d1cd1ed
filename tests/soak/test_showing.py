"""What is published is shown by every worker of every machine, and never beside what was before."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import pytest

from tests.portal.surroundings import BARE, ROOT
from tests.soak.ledger import Ledger
from tests.soak.machines import Reader, machine, readers_of
from tests.soak.publication_text import ARTICLES
from tests.soak.surroundings import Clinic, make_clinic_of_its_own, program

MACHINES = ("one", "other")
PATIENCE_SECONDS = 60
MOST_SECONDS = 1.0
"""What a publication may take to be shown everywhere, on a machine with nothing else to do."""


class Publisher:
    """Somebody who publishes, and knows when it is out."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def publish(self, number: int) -> float:
        """Publish; give the moment at which it was confirmed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        assert json.loads(self._process.stdout.readline()) == {"made": number}
        return time.monotonic()


@pytest.mark.only_on("postgresql")
def test_every_worker_of_two_machines_shows_what_is_published(tmp_path: Path) -> None:
    shown_after(tmp_path, workers=2, publications=6)


@pytest.mark.soak
@pytest.mark.only_on("postgresql")
def test_every_worker_of_two_machines_shows_within_a_second_what_is_published(
    tmp_path: Path,
) -> None:
    seconds = shown_after(tmp_path, workers=4, publications=200)

    assert max(seconds) <= MOST_SECONDS


def shown_after(folder: Path, *, workers: int, publications: int) -> list[float]:
    """Publish so often under readers; return how long each took to be shown everywhere.

    Every reader goes from page to page to list, and one to the sheets, and none may be led back or
    see two editions in one answer.
    """
    clinic = make_clinic_of_its_own(folder, WORKERS=str(workers))
    ledger, chance = Ledger(), random.Random(publications)
    with ExitStack() as running:
        machines = [running.enter_context(machine(name, clinic, folder)) for name in MACHINES]
        readers = [
            reader for one in machines for reader in running.enter_context(readers_of(one, ledger))
        ]
        publisher = Publisher(running.enter_context(publishing(clinic)))
        seconds = []
        for number in range(ARTICLES, ARTICLES + publications):
            confirmed = publisher.publish(number)
            seconds.append(shown_everywhere(ledger, readers, number) - confirmed)
            # Not in step with those who look once a second.
            time.sleep(chance.uniform(0, 0.5))
    assert len(readers) == len(MACHINES) * workers
    report(seconds, ledger)
    assert ledger.wrong == []
    return seconds


def shown_everywhere(ledger: Ledger, readers: list[Reader], number: int) -> float:
    """Wait until each worker has shown a publication on its page and in lists; say when it had."""
    page = f"/articles/article-{number % ARTICLES}/"
    places = [reader.places[address] for reader in readers for address in (page, "/articles/", "/")]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not all((place, number) in ledger.first_seen for place in places):
        assert time.monotonic() < deadline, f"publication {number} is not shown everywhere"
        time.sleep(0.01)
    return max(ledger.first_seen[place, number] for place in places)


def publishing(clinic: Clinic) -> subprocess.Popen[str]:
    return subprocess.Popen(
        program("publish"),
        cwd=ROOT,
        env=BARE | clinic.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def report(seconds: list[float], ledger: Ledger) -> None:
    """Say the figures, which `make soak` shows."""
    sys.stdout.write(
        f"\n{len(seconds)} publications, shown everywhere after {median(seconds):.2f} s (median),"
        f" {max(seconds):.2f} s (most); {ledger.answers} answers read,"
        f" {ledger.asked_back} asked to come back, {len(ledger.wrong)} wrong\n"
    )
