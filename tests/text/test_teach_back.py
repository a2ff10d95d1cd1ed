"""Questions asked back: points from lines, and what is amiss with them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.manuscript import Manuscript, TeachBackText
from articles.text.problems import Problem
from articles.text.teach_back import points_in, teach_back_problems, teach_back_words

WORDS = st.text(st.characters(codec="utf-8"), max_size=30)


def asking(*asked):
    return Manuscript("en", "Title", "", "Rest.", teach_back=asked)


def found(*asked):
    return [(problem.code, problem.where) for problem in teach_back_problems(asking(*asked))]


def test_points_stand_a_line_each_without_blanks_and_repeats():
    assert points_in(" Rest \r\n\n\tDrink\nRest\n") == ("Rest", "Drink")


@given(WORDS)
def test_points_read_once_are_the_same_read_again(lines):
    assert points_in("\n".join(points_in(lines))) == points_in(lines)


@given(st.lists(st.builds(TeachBackText, WORDS, st.lists(WORDS).map(tuple)), max_size=7))
def test_what_is_asked_back_is_stored_and_read_unchanged(asked):
    text = asking(*asked)

    assert Manuscript.from_json(text.to_json()) == text
    assert (text.fingerprint() == asking().fingerprint()) is (not asked)


def test_five_questions_of_four_points_are_sound():
    one = TeachBackText("When may you drive again?", ("Tomorrow", "After sleep", "c", "d"))

    assert found(*5 * [one]) == []


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "¿Por qué?",
        "لماذا؟",
        "Γιατί\u037e",
        "なぜ\N{FULLWIDTH QUESTION MARK}",
        "“Why?”",
        "(Why?)",
    ],
)
def test_a_question_ends_as_one_in_any_language(question):
    assert found(TeachBackText(question, ("It heals",))) == []


def test_names_of_the_clinic_may_stand_in_it_and_others_are_reported():
    asked = TeachBackText("Call {clinic.phone}?", ("{clinic.fax}", "{emergency.number}"))

    assert problems_of(asking(asked), Facts(today=date(2026, 11, 2))) == (
        Problem("name_unknown", "clinic.fax", where="teach-back 1"),
    )


def test_every_word_of_it_is_given_to_the_sheet():
    asked = TeachBackText("Why?", ("It heals", "It helps"))

    assert teach_back_words(asking(asked, asked)).splitlines() == 2 * [
        "Why?",
        "It heals",
        "It helps",
    ]
