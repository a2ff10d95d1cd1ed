"""Two versions of a text, word by word: kept, added and removed."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.alignment import align
from articles.text.changed_words import (
    Span,
    split_passages,
    text_difference,
    word_difference,
)


def kinds(passages):
    return [passage.kind for passage in passages]


def side(passage, kind):
    """The words of one side, as a reader with only that edition sees them."""
    return "".join(span.text for span in passage.spans if span.kind in ("kept", kind))


def test_shows_the_very_words_that_changed():
    assert word_difference("Take 1 tablet a day.", "Take 10 tablets a day.").spans == (
        Span("kept", "Take "),
        Span("removed", "1 tablet "),
        Span("added", "10 tablets "),
        Span("kept", "a day."),
    )


def test_a_figure_with_a_comma_or_point_is_one_word():
    spans = word_difference("About 0.5 mg of 1,000.", "About 1.5 mg of 1,000.").spans

    assert Span("removed", "0.5 ") in spans
    assert Span("added", "1.5 ") in spans


def test_words_taken_out_are_shown_where_they_stood():
    assert word_difference("Rest for one whole day.", "Rest for one day.").spans == (
        Span("kept", "Rest for one "),
        Span("removed", "whole "),
        Span("kept", "day."),
    )


def test_a_word_kept_alone_between_two_changes_goes_with_them():
    spans = word_difference("Come at nine with a friend.", "Come before ten with a friend.").spans
    assert [span.kind for span in spans] == ["kept", "removed", "added", "kept"]

    spans = word_difference("We look and listen here.", "We talk and write here.").spans
    assert spans[1:3] == (Span("removed", "look and listen "), Span("added", "talk and write "))


def test_a_new_citation_changes_no_word_beside_it():
    spans = word_difference("It helps some.[@a-2019]", "It helps some.[@a-2019; @b-2020]").spans

    assert spans == (
        Span("kept", "It helps some."),
        Span("removed", "[@a-2019]"),
        Span("added", "[@a-2019; @b-2020]"),
    )


def test_keeps_a_paragraph_whose_lines_were_only_broken_elsewhere():
    assert kinds(text_difference("One two\nthree four.", "One two three\nfour.")) == ["kept"]


def test_marks_paragraphs_added_and_removed_in_their_place():
    before = "First.\n\nAn old paragraph goes away.\n\nLast."
    after = "First.\n\nSomething wholly different stands here now.\n\nLast."

    assert kinds(text_difference(before, after)) == ["kept", "removed", "added", "kept"]


def test_finds_a_changed_paragraph_behind_a_new_one():
    before = "You may feel sleepy for two hours."
    after = "Bring a coat, as rooms are cool.\n\nYou may feel sleepy for three hours."

    assert kinds(text_difference(before, after)) == ["added", "changed"]


def test_splits_items_headings_and_steps_into_lines_of_their_own():
    text = (
        "## Before\nEat early.\n- one\n- two\n  and more\n\n::: steps\n9 am: Come in.\n:::\n\nEnd."
    )

    assert split_passages(text) == [
        "## Before\nEat early.",
        "- one",
        "- two\n  and more",
        "::: steps",
        "9 am: Come in.",
        ":::",
        "End.",
    ]


def test_a_text_against_nothing_is_all_added():
    assert kinds(text_difference("", "One.\n\nTwo.")) == ["added", "added"]
    assert text_difference("", "") == ()
    assert word_difference("", "").kind == "kept"


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_an_alignment_covers_both_sides_and_pairs_only_equals(before, after):
    b_place = a_place = 0
    for part in align(before, after):
        assert (part.b_from, part.a_from) == (b_place, a_place)
        assert part.b_to > part.b_from or part.a_to > part.a_from
        if part.is_same:
            assert before[part.b_from : part.b_to] == after[part.a_from : part.a_to]
        b_place, a_place = part.b_to, part.a_to
    assert (b_place, a_place) == (len(before), len(after))


@given(st.text(), st.text())
def test_each_side_can_be_read_back_from_the_spans(before, after):
    passage = word_difference(before, after)

    assert side(passage, "added").split() == after.split()
    assert side(passage, "removed").split() == before.split()


# A second or two; measuring coverage on a busy machine makes it several times as much.
MOST_SECONDS = 12


def alternating(step):
    return "\n\n".join(f"Line {n} {'x' if n % 2 else step}." for n in range(14_000))


def shuffled(seed):
    words = [f"word{n}" for n in range(18_000)]
    random.Random(seed).shuffle(words)  # noqa: S311  # a text, not a secret
    return " ".join(words)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n\n" * 66_000, "b\n\n" * 66_000),
        ("a\n\nb\n\n" * 33_000, "b\n\na\n\nc\n\n" * 22_000),
        (alternating(1), alternating(2)),
        (shuffled(1), shuffled(2)),
        ("very " * 40_000, "quite " * 33_000),
    ],
    ids=["one letter", "few letters", "every other line", "shuffled words", "one paragraph"],
)
def test_stays_quick_on_a_text_of_200_kb(before, after):
    began = time.process_time()

    text_difference(before, after)

    assert time.process_time() - began < MOST_SECONDS
