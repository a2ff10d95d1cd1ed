"""What a sheet asks back: a line to write on, boxes to tick by hand, and nothing else changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.handouts.sheet import INKS, PAPERS, SIZES
from articles.text.manuscript import TeachBackText
from articles.text.names import ClinicNames
from tests.handouts.paper import bookmarks, faults, side_of, tags, words
from tests.handouts.sheets import LONG, asked, make_pdf

DRIVING = TeachBackText("When may you drive again?", ("The next day", "After a good sleep"))
CALLING = TeachBackText("Whom will you call?", ("{clinic.phone}", "Us, by telephone"))


def test_it_stands_after_the_questions_and_before_the_references():
    text = words(
        make_pdf(
            "Rest.[@smith-2020]",
            questions=(asked("Why?", "Because."),),
            teach_back=(DRIVING, CALLING),
            names=ClinicNames("Riverside Clinic", "01632 960123"),
        )
    )

    order = (
        "Because.",
        "This tests our text, not you",
        "When may you drive again? A good answer holds: The next day After a good sleep",
        "Whom will you call? A good answer holds: 01632 960123",
        "A study of rest.",
    )
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_its_questions_are_headings_and_its_points_a_list():
    pdf = make_pdf(teach_back=(DRIVING,))

    found = tags(pdf)
    start = found.index("H3")
    item = ["LI", "Lbl", "LBody", "P"]
    assert found[start : start + 11] == ["H3", "P", "L", *item, *item]
    assert "In your own words" in bookmarks(pdf)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_checkers_find_nothing_amiss(tmp_path: Path, paper: str, size: str, ink: str):
    pdf = make_pdf(f"## One\n\n{LONG}", paper=paper, size=size, ink=ink, teach_back=(DRIVING,) * 5)

    assert faults(pdf, tmp_path) == []


@pytest.mark.parametrize("lines", range(3, 12))
def test_neither_its_heading_nor_a_question_is_left_alone_at_the_foot_of_a_side(lines: int):
    body = "\n\n".join("A line of text." for _ in range(3 * lines))

    pdf = make_pdf(body, teach_back=(DRIVING, CALLING, DRIVING))

    assert side_of(pdf, "Tell each answer") == side_of(pdf, "When may you drive again?")
    assert side_of(pdf, "Whom will you call?") == side_of(pdf, "Us, by telephone")


def test_a_link_leads_to_it():
    assert "(page 1)" in words(make_pdf("See [below](#teach-back).", teach_back=(DRIVING,)))


def test_hostile_words_are_printed_as_words():
    hostile = TeachBackText('#panic("x")] $ \\ `?', ("*[#]*", "<b>", "x" * 200, "\N{SNOWMAN}"))

    text = words(make_pdf(teach_back=(hostile,)))

    assert '#panic("x")] $ \\ `?' in text
    assert "*[#]*" in text
