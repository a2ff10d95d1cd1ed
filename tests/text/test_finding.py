"""Words to find: what counts as the same, and what of an answer is looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.finding import LONGEST_TYPED, answer_words, folded, holds_all, typed_words


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("depresion", "Depresión"),
        ("ÁRBOL", "árbol"),
        ("cooperate", "co\u00adoperate"),
        ("السياره", "السيّارة"),
        ("احمد", "أحمـــد"),
        ("علي", "على"),
        ("don't", "Don’t"),
        ("drive?", "Can I drive home"),
        ("home drive", "Can I drive home"),
        ("driv", "driving"),
        ("1/2", "½"),
    ],
)
def test_accents_case_signs_and_the_order_of_words_make_no_difference(typed: str, written: str):
    words = typed_words(typed)

    assert words
    assert holds_all(words, text=folded(written))


def test_every_word_must_be_there():
    assert not holds_all(typed_words("drive boat"), text=folded("Can I drive home?"))


@pytest.mark.parametrize("typed", ["", "   ", "?!", "—", "_"])
def test_signs_alone_are_no_words(typed: str):
    assert typed_words(typed) == ()


@given(st.text(max_size=3 * LONGEST_TYPED))
def test_no_input_gives_more_than_is_looked_at(typed: str):
    words = typed_words(typed)

    assert len(words) == len(set(words)) <= LONGEST_TYPED
    assert all(word == folded(word) for word in words)


def test_an_answer_is_looked_at_as_it_is_read():
    words = answer_words(
        "Do **n**ot drive.[@ema-2023] See [the guide](https://hidden.example/).\n\n"
        "::: warning Stop here\n- Call {clinic.phone}\n:::\n\n"
        "::: chance Who feels sick?\n26 in 100 with the spray\nsource: [@ema-2023]\n:::"
    )

    for part in ("Do not drive", "the guide", "Stop here", "{clinic.phone}", "Who feels sick?"):
        assert part in words
    assert "with the spray" in words
    for part in ("ema", "hidden", "**"):
        assert part not in words
