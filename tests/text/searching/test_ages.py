"""A number is an age where people say it as one."""

import pytest

from articles.text.searching.ages import ages_in
from articles.text.searching.words import tokens


def years(text, language="en"):
    return [age.years for age in ages_in(tokens(text, language), language)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("my mum is 72 is it safe", [72]),
        ("I'm 16", [16]),
        ("aged 80", [80]),
        ("a 72 year old", [72]),
        ("16 years old or 70 years old", [16, 70]),
        ("72 yo", [72]),
    ],
)
def test_what_is_said_as_an_age_is_one(typed, expected):
    assert years(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "72",
        "72 hours",
        "it is 72 hours",
        "is 10 mg enough",
        "after 2 years",
        "is 140",
        "is 0",
        "is 7.5",
    ],
)
def test_hours_and_doses_are_none(typed):
    assert years(typed) == []


def test_a_language_without_ages_has_none():
    assert years("is 72", "ar") == []


def test_an_age_ends_where_the_next_word_begins():
    words = tokens("a 72 year old man", "en")

    (age,) = ages_in(words, "en")

    assert [word.folded for word in words[age.start : age.end]] == ["72", "year", "old"]
