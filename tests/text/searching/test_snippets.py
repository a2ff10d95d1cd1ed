"""A result shows the best sentences of a text, whole where it is short, with the words marked."""

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from articles.text.searching.snippets import MOST, marked, passage
from articles.text.searching.words import stems

FILLER = "Nothing of this is about it, so read on. "


def weights(words, language="en"):
    return dict.fromkeys(stems(words, language), 1.0)


def test_every_form_of_a_word_is_marked():
    assert marked("Drive? No driving, drivers!", weights("drives"), "en") == (
        "<mark>Drive</mark>? No <mark>driving</mark>, drivers!"
    )


def test_accents_and_capitals_are_no_difference():
    assert marked("La DEPRESIÓN.", weights("depresion", "es"), "es") == (
        "La <mark>DEPRESIÓN</mark>."
    )


def test_arabic_words_are_marked_with_what_is_joined_to_them():
    assert "<mark>" in marked("ما هو الكيتامين؟", weights("كيتامين", "ar"), "ar")


def test_what_looks_like_html_is_text():
    text = '<b>pain</b> & "pain" <mark>'

    assert marked(text, weights("pain"), "en") == (
        "&lt;b&gt;<mark>pain</mark>&lt;/b&gt; &amp; &quot;<mark>pain</mark>&quot; &lt;mark&gt;"
    )


def test_a_short_text_is_shown_whole():
    assert passage(" No. Plan a lift. ", weights("lift"), "en") == "No. Plan a <mark>lift</mark>."


def test_a_text_without_the_words_begins_at_its_beginning():
    shown = passage(FILLER * 20, weights("bladder"), "en")

    assert shown.startswith("Nothing of this")
    assert shown.endswith(" …")


def test_the_sentence_with_most_of_the_words_is_shown():
    text = f"{FILLER * 9}See your bladder. {FILLER * 9}The bladder may hurt. {FILLER * 9}"

    shown = passage(text, weights("bladder hurts"), "en")

    assert "The <mark>bladder</mark> may <mark>hurt</mark>." in shown
    assert "See your" not in shown


def test_a_rare_word_counts_for_more_than_a_common_one():
    text = f"{FILLER * 9}Take ketamine. {FILLER * 9}Tell us of gout. {FILLER * 9}"

    shown = passage(text, {"en_ketamin": 0.1, "en_gout": 0.9}, "en")

    assert "<mark>gout</mark>" in shown


def test_a_short_sentence_takes_its_neighbours_with_it():
    text = f"{FILLER * 20}No bladder. {FILLER * 20}"

    shown = passage(text, weights("bladder"), "en")

    assert shown.startswith("No <mark>bladder</mark>. Nothing")
    assert shown.endswith("read on. …")


def test_the_last_sentence_takes_those_before_it():
    shown = passage(f"{FILLER * 20}\nNo bladder.", weights("bladder"), "en")

    assert shown.startswith("Nothing")
    assert shown.endswith("No <mark>bladder</mark>.")


def test_neighbours_too_long_to_show_are_left_out():
    endless = "on and on " * 20
    text = f"{endless}. It hurts. {endless}."

    assert passage(text, weights("hurt"), "en") == "It <mark>hurts</mark>. …"


def test_an_endless_sentence_is_cut_around_the_words():
    text = "on and on " * 40 + "the bladder hurts " + "and on " * 60

    shown = passage(text, weights("bladder"), "en")

    assert shown.startswith("… on")
    assert "<mark>bladder</mark>" in shown
    assert shown.endswith(" …")
    assert len(shown.split()) <= MOST + 2


def test_a_line_is_a_sentence():
    text = "\n".join(f"Point {number} of the list" for number in range(30))

    assert passage(text, weights("17"), "en").startswith("Point <mark>17</mark> of the list")


def test_an_empty_text_shows_nothing():
    assert passage(" \n ", weights("pain"), "en") == ""


TEXTS = st.text(max_size=400) | st.text("<>&\"' .a\n", max_size=400)


@given(TEXTS, st.text(max_size=40), st.sampled_from(["en", "es", "ar", "zh"]))
def test_nothing_is_html_but_the_marks(text, words, language):
    for shown in (
        marked(text, weights(words, language), language),
        passage(text, weights(words, language), language),
    ):
        bare = re.sub("</?mark>", "", shown)

        assert not re.search("[<>\"']|&(?!amp;|lt;|gt;|quot;|#x27;)", bare)
        assert shown.count("<mark>") == shown.count("</mark>")


@given(TEXTS, st.text(max_size=40))
def test_marks_change_no_letter_of_a_text(text, words):
    shown = marked(text, weights(words), "en")

    assert re.sub("</?mark>", "", shown) == escape(text)
