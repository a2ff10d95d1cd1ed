"""Titles folded to their bare words, and how alike two are."""

import pytest

from articles.evidence.titles import are_related, folded_title, telling_words


@pytest.mark.parametrize(
    "title",
    [
        "The Patient’s ketamine: 6-week study",
        "RETRACTED: The patient's ketamine – 6 week study.",
        "RETRACTED ARTICLE: the patients ketamine 6 week study",
        "[Retracted] The patients <b>ketamine</b> 6-week study",
        "Retraction—the patients ket\u00adamine 6-week  study",
        "WITHDRAWN: The pätients ketamine 6-week study",
    ],
)
def test_labels_marks_accents_and_case_are_no_part_of_a_title(title):
    assert folded_title(title) == "the patients ketamine 6 week study"


def test_a_title_about_retractions_keeps_its_words():
    assert (
        folded_title("Retraction of papers in anaesthesia") == "retraction of papers in anaesthesia"
    )


def test_letters_that_are_no_letter_with_an_accent_are_spelt_out():
    assert folded_title("Søren Łukasz: Æther, Straße") == "soren lukasz aether strasse"


def test_words_that_very_many_titles_have_tell_nothing():
    title = folded_title("Efficacy and safety of ketamine: a randomised controlled trial, part B")

    assert telling_words(title) == {"ketamine", "part"}


@pytest.mark.parametrize(
    ("one", "other", "could_be"),
    [
        ("ketamine for depression", "ketamine for depression a systematic review", True),
        ("ketamine in depressed adults", "ketamin for adults in depression", True),
        ("ketamine for depression", "", True),
        ("oral granisetron in children", "soil bacteria of the northern forest", False),
    ],
)
def test_a_title_is_said_to_be_another_only_if_it_plainly_is(one, other, could_be):
    assert are_related(one, other) is could_be
