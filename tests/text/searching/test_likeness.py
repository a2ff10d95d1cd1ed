"""Words are alike by the slips of a hand, and by ear."""

import pytest

from articles.text.searching.likeness import alike, edits, most_edits, sound


@pytest.mark.parametrize(("word", "most"), [("of", 0), ("dog", 1), ("pains", 1), ("driving", 2)])
def test_a_longer_word_may_hold_more_slips(word, most):
    assert most_edits(word) == most


@pytest.mark.parametrize(
    ("typed", "meant", "slips"),
    [
        ("ketamin", "ketamine", 1),
        ("ketamiine", "ketamine", 1),
        ("ketamime", "ketamine", 1),
        ("siezure", "seizure", 1),
        ("antidepresent", "antidepressant", 2),
        ("seizure", "seizure", 0),
    ],
)
def test_a_slip_is_a_letter_too_few_too_many_wrong_or_swapped(typed, meant, slips):
    assert edits(typed, meant) == slips


def test_counting_slips_ends_where_there_are_too_many():
    assert edits("ketamine", "depression", most=2) == 3


def test_words_alike_come_with_their_slips():
    assert alike("ketermine", ("ketamine", "driving", "ketermine"), most=2) == {
        "ketamine": 2,
        "ketermine": 0,
    }


@pytest.mark.parametrize(
    ("by_ear", "spelt"),
    [
        ("siezure", "seizure"),
        ("sykosis", "psychosis"),
        ("anksiety", "anxiety"),
        ("disociation", "dissociation"),
        ("kettameen", "ketamine"),
        ("diahrea", "diarrhoea"),
        ("halusination", "hallucination"),
        ("fisiotherapy", "physiotherapy"),
        ("vomitting", "vomiting"),
        ("adikshun", "addiction"),
        ("deprecion", "depresion"),
        ("baso", "vaso"),
    ],
)
def test_what_is_spelt_by_ear_sounds_the_same(by_ear, spelt):
    assert sound(by_ear) == sound(spelt) != ""


@pytest.mark.parametrize("word", ["", "a", "io", "aeiou", "كيتامين"])
def test_there_is_no_sound_where_there_is_too_little_to_go_by(word):
    assert sound(word) == ""
