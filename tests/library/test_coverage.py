"""docs/coverage.md tells the truth: what the fact sheet asks for stands where the map says."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.library.starter import ROOT, SLUGS, manuscript, text_of

ASKED_FOR = {"C": 48, "S": 32, "K": 7, "Q": 28, "R": 33}
"""How many claims, safety facts, callouts, questions and rows of figures the sheet has."""

IN_NO_ARTICLE = {"R13", "R19"}
"""Their figures were not seen in print, or have nothing to be compared with."""


class Row(NamedTuple):
    """One line of the map: what is met, where, and what else the line says of it."""

    name: str
    slug: str
    heading: str
    said: tuple[str, ...]


ROWS = [
    Row(name, slug, heading, tuple(said))
    for name, slug, heading, *said in (
        line.strip("| ").split(" | ")
        for line in (ROOT / "docs" / "coverage.md").read_text("utf-8").splitlines()
        if re.match(r"\| [CSKQR]\d+ \|", line)
    )
]


def rows(letters: str) -> list[Row]:
    return [row for row in ROWS if row.name[0] in letters]


def place(row: Row) -> str:
    return " / ".join((row.name, row.slug, row.heading))


def passage(row: Row) -> str:
    """Return what stands under a heading, or in the answer to a question, as it was typed."""
    for part in manuscript(row.slug).questions:
        if part.question == row.heading:
            return part.answer
    _, _, rest = f"\n{manuscript(row.slug).body}\n".partition(f"\n## {row.heading}\n")
    return rest.partition("\n## ")[0]


def test_nothing_that_the_sheet_asks_for_is_without_a_row():
    wanted = {f"{letter}{n}" for letter, most in ASKED_FOR.items() for n in range(1, most + 1)}

    assert {row.name for row in ROWS} == wanted - IN_NO_ARTICLE


def test_no_row_stands_twice():
    assert len(ROWS) == len(set(ROWS))


@pytest.mark.parametrize("row", rows("CS"), ids=place)
def test_a_reader_finds_the_place_a_row_names(row: Row):
    text = text_of(row.slug)

    match row.heading:
        case "Questions":
            assert text.answers
        case "In short":
            assert [token for token in text.lead if token.meta.get("level") == "short"]
        case heading:
            assert heading in [found.text for found in text.headings]


@pytest.mark.parametrize("row", rows("K"), ids=place)
def test_a_callout_stands_under_its_title_and_warns_as_loudly_as_it_should(row: Row):
    (level,) = row.said

    assert f"\n::: {level} {row.heading}\n" in f"\n{manuscript(row.slug).body}"


@pytest.mark.parametrize("row", rows("Q"), ids=place)
def test_a_question_is_answered_as_it_is_asked(row: Row):
    assert row.heading in [part.question for part in manuscript(row.slug).questions]


@pytest.mark.parametrize("row", rows("R"), ids=place)
def test_a_figure_stands_beside_its_reference(row: Row):
    reference, figures = row.said
    found = passage(row)

    assert f"@{reference}" in found
    for figure in figures.split(", ") if figures != "–" else ():
        assert re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", found), figure


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_named_in_the_map(slug: str):
    assert slug in {row.slug for row in ROWS}
