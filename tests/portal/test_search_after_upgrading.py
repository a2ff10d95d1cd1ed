"""A clinic that published before there was a search finds its texts after the upgrade."""

from __future__ import annotations

from pathlib import Path
from urllib.request import build_opener

import pytest

from tests.portal.starting import running
from tests.portal.surroundings import manage

BEFORE = "0010"
"""The tables of articles as they were before the search had any."""


@pytest.fixture
def clinic_of_before(clinic: dict[str, str]) -> dict[str, str]:
    """A clinic that has published the starter library, and has no tables of the search."""
    for command in (("migrate",), ("load_library",), ("migrate", "articles", BEFORE)):
        done = manage(*command, **clinic)
        assert done.returncode == 0, done.stderr
    return clinic


def results(home: str) -> int:
    with build_opener().open(f"{home}/search/?q=driving") as answer:
        return int(answer.read().decode().count('class="columns result"'))


def test_the_portal_starts_with_the_index_of_all_that_was_published(
    clinic_of_before: dict[str, str], tmp_path: Path
):
    with running(clinic_of_before, tmp_path / "log") as home:
        assert results(home) > 2

    assert "Preparing the search …" in (tmp_path / "log").read_text()


def test_whoever_migrates_by_hand_has_the_index_before_anybody_searches(
    clinic_of_before: dict[str, str],
):
    said = manage("migrate", **clinic_of_before)
    again = manage("migrate", **clinic_of_before)

    assert "Preparing the search …" in said.stdout
    assert "Preparing the search …" not in again.stdout
    counted = (
        "from articles.search.searching import search;"
        "print(search('driving', language='en').total > 2)"
    )
    assert manage("shell", "-c", counted, **clinic_of_before).stdout.endswith("True\n")
