import re

import pytest

from tests.portal.surroundings import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


def chosen(name: str) -> list[str]:
    """Return what we named ourselves: all above the line about what those need in turn."""
    ours, _, _ = (ROOT / name).read_text().partition("\n\n#")
    return [line for line in ours.splitlines() if not line.startswith(("#", "-r"))]


@pytest.mark.parametrize("name", FILES)
def test_every_part_is_pinned_exactly(name: str):
    assert [
        part for part in requirements(name) if not re.fullmatch(r"[\w.\[\],-]+==[\w.]+", part)
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_every_part_we_chose_has_its_reason(name: str):
    records = "".join(path.read_text() for path in (ROOT / "docs/decisions").glob("*.md"))
    names = [re.split(r"[\[=]", part)[0] for part in chosen(name)]

    assert [part for part in names if f"`{part}`" not in records] == []


def test_tests_run_on_the_parts_that_production_has():
    assert "-r requirements.txt" in (ROOT / "requirements-dev.txt").read_text().splitlines()
