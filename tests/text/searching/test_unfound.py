"""Which searches that gave nothing may be counted: never one that could be about somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.searching.unfound import countable


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Ketamine driving", "en", "driving ketamine"),
        ("driving KETAMINE", "en", "driving ketamine"),
        ("Can I drive, drive, on the ketamine?", "en", "drive ketamine"),
        ("depresión y conducción", "es", "conduccion depresion"),
        ("vitamin b12", "en", "b12 vitamin"),
        ("مَدرَسة", "ar", "مدرسه"),
        ("snake_case", "en", "case snake"),
    ],
)
def test_words_are_folded_and_stand_in_the_order_of_the_alphabet(text, language, words):
    assert countable(text, language) == words


@pytest.mark.parametrize(
    "text",
    [
        "john smith 077009",
        "record 123",
        "call 07 70 09",
        "born 3/4/85",
        "born 3. 4. 85",
        "(0 1) 2-3 call",
        "record ١٢٣",
        "record \uff11\uff12\uff13",
        "me@example.org",
        "ask @somebody",
        "ask \uff20somebody",
        "x" * 31,
        f"ketamine {'x' * 31}",
    ],
)
def test_what_could_be_about_somebody_is_not_counted_at_all(text):
    assert countable(text, "en") == ""


def test_a_story_is_not_counted():
    assert countable("one two three four five six", "xx") != ""
    assert countable("one two three four five six seven", "xx") == ""


@pytest.mark.parametrize("text", ["", "   ", "?!", "…", "\0"])
def test_what_has_no_words_is_not_counted(text):
    assert countable(text, "en") == ""


def test_the_longest_word_that_is_counted_has_thirty_letters():
    assert countable("x" * 30, "en") == "x" * 30


@given(st.text(max_size=300), st.sampled_from(["en", "es", "ar", "xx"]))
def test_whatever_is_typed_gives_words_in_order_that_fit_their_column(text, language):
    words = countable(text, language)

    assert len(words) <= 200
    assert "\0" not in words
    assert words.split() == sorted(set(words.split()))
    assert countable(words, language) in {words, ""}
