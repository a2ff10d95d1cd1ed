"""What the page about speed says of the figures."""

import pytest

from bench.goals import least, most
from bench.table import BEGIN, END, PAGE, as_markdown, as_text, tables, written_into

MACHINE = {"cores": "2", "python": "3.11.7"}


def figures(**found: dict[str, float]) -> dict:
    parts = {
        name: {
            "measured_at": "2026-11-26 12:00 UTC",
            "commit": "abc",
            "load_before": 0.1,
            "seconds": 9,
            "found": one,
        }
        for name, one in found.items()
    }
    return {"machine": MACHINE, "parts": parts}


PUBLISHING = {
    "publications": 20,
    "publish_ms_median": 40.0,
    "visible_seconds_median": 0.5,
    "visible_seconds_longest": 1.2,
}


def test_a_goal_that_is_missed_is_called_missed():
    page = as_markdown(tables(figures(publishing=PUBLISHING)))

    assert "| 1.20 s |  | at most 1 s | missed |" in page


def test_a_figure_just_at_its_goal_meets_it():
    assert most("memory", 80, 80, "MB").is_met
    assert least("of nginx", 0.7, 0.7, "×").is_met
    assert not most("memory", 80.01, 80, "MB").is_met


def test_what_was_not_measured_is_not_told():
    page = as_markdown(tables(figures(publishing=PUBLISHING)))

    assert "Lighthouse" not in page


def test_a_part_says_when_it_was_measured_and_how_busy_the_machine_was():
    text = as_text(tables(figures(publishing=PUBLISHING)))

    assert "publishing  2026-11-26 12:00 UTC  abc     0.1          9 s" in text


def test_a_page_is_written_anew_between_its_marks_alone():
    page = f"Before\n{BEGIN}\nold\n{END}\nafter"

    assert written_into(page, "new") == f"Before\n{BEGIN}\nnew\n{END}\nafter"


def test_a_page_without_its_marks_is_left_as_it_is():
    with pytest.raises(ValueError, match="needs the marks"):
        written_into("Before, after", "new")


def test_the_page_about_speed_has_its_marks():
    assert "tables" in written_into(PAGE.read_text("utf-8"), "tables")
