"""Page ranges in each of the ways that styles shorten them."""

from __future__ import annotations

import pytest

from articles.text.entries.pages import page_ranges


@pytest.mark.parametrize(
    ("pages", "whole", "shortest", "two", "chicago"),
    [
        ("1-10", "1–10", "1–10", "1–10", "1–10"),
        ("9–12", "9–12", "9–12", "9–12", "9–12"),
        ("42-45", "42–45", "42–5", "42–45", "42–45"),
        ("100-104", "100–104", "100–4", "100–04", "100–104"),
        ("101-109", "101–109", "101–9", "101–09", "101–9"),
        ("321-328", "321–328", "321–8", "321–28", "321–28"),
        ("1496-1504", "1496–1504", "1496–504", "1496–504", "1496–1504"),
        ("2154-2160", "2154–2160", "2154–60", "2154–60", "2154–60"),
        ("2154-60", "2154–2160", "2154–60", "2154–60", "2154–60"),
        ("S1-S9", "S1–S9", "S1–9", "S1–9", "S1–9"),
        ("S101 – S109", "S101–S109", "S101–9", "S101–09", "S101–9"),
        ("1-3, 101-109", "1–3, 101–109", "1–3, 101–9", "1–3, 101–09", "1–3, 101–9"),
        ("12-12", "12–12", "12–12", "12–12", "12–12"),
        ("10-9", "10–19", "10–9", "10–19", "10–19"),
        ("e067194", *["e067194"] * 4),
        ("CD015373", *["CD015373"] * 4),
        ("1299-1313.e19", *["1299–1313.e19"] * 4),
        ("123A-125A", *["123A–125A"] * 4),
        ("37", *["37"] * 4),
        ("i-x", *["i-x"] * 4),
    ],
)
def test_no_range_loses_a_figure(pages, whole, shortest, two, chicago):
    found = [
        page_ranges(pages, how=how) for how in ("expanded", "minimal", "minimal-two", "chicago-16")
    ]

    assert found == [whole, shortest, two, chicago]


def test_a_style_that_says_nothing_leaves_the_record_alone():
    assert page_ranges("2154-60") == "2154–60"
    assert page_ranges("2154-2160", dash="-") == "2154-2160"
