"""Text on its way to Typst: only what our typefaces have, and only inside a string literal."""

import pytest

from articles.handouts.typst_text import (
    NOT_COVERED,
    array,
    boolean,
    dictionary,
    literal,
    pair,
    printable,
    quoted,
    uncovered,
)


@pytest.mark.parametrize(
    "text",
    [
        "Rest for a day – or two…",
        "Ĉu vi fartas bone? Ěščř žluťoučký",
        "Как вы себя чувствуете?",
        "Πώς αισθάνεστε;",
        "كيف حالك اليوم؟",
        "Bạn có khỏe không?",
        "≤ 5 mg × 2, 37.5 °C, ½, →",
    ],
)
def test_leaves_what_can_be_printed_as_it_is(text: str):
    assert printable(text) == text
    assert uncovered(text) == ()


def test_shows_where_a_character_is_missing_and_says_which():
    assert printable("a😀b中") == f"a{NOT_COVERED}b{NOT_COVERED}"
    assert uncovered("a😀b中😀") == ("😀", "中")


def test_prints_another_form_of_a_character_where_that_means_the_same():
    assert printable("ﬀ ① ㎎") == "ff 1 mg"


def test_composes_a_letter_with_its_marks():
    assert printable("e\u0301") == "é"


def test_sets_a_letter_and_its_marks_in_one_typeface_or_leaves_the_marks():
    assert printable("Ж\u064b") == "Ж"
    assert uncovered("Ж\u064b") == ("Ж\u064b",)


def test_prints_no_mark_that_stands_on_nothing():
    assert printable("\u0301") == ""
    assert printable(" \u08ed") == " "


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x1b", "\ufeff", "\u202e", "\ud800", "\uffff", "\ufe0f"]
)
def test_drops_what_nobody_sees(unseen: str):
    assert printable(f"a{unseen}b") == "ab"


def test_keeps_signs_that_join_and_order_letters():
    assert printable("می\u200cشود \u2067a\u2069") == "می\u200cشود \u2067a\u2069"


def test_makes_every_odd_space_a_plain_one():
    assert printable("a\u2028b\u3000c\td") == "a b c d"


def test_lets_an_overlong_word_break_and_no_other():
    assert literal("x" * 40) == f'"{"x" * 30}\u200b{"x" * 10}"'
    assert literal("x" * 40, longest_word=25) == f'"{"x" * 25}\u200b{"x" * 15}"'
    assert literal("x" * 30) == f'"{"x" * 30}"'


def test_leaves_an_address_to_break_at_its_own_signs():
    address = "https://example.org/one/two-three.html?four=five"

    assert literal(address) == f'"{address}"'


def test_shuts_text_in():
    assert literal('"\\ #read("/etc/passwd") $x$') == r'"\"\\ #read(\"/etc/passwd\") $x$"'
    assert quoted("one\ntwo") == r'"one\ntwo"'


def test_writes_values_as_typst_does():
    assert array(()) == "()"
    assert array(("1",)) == "(1,)"
    assert dictionary({"a": "1", "b": "2"}) == "(a: 1, b: 2,)"
    assert pair("a", "b") == '("a","b",)'
    assert [boolean(1 < 2), boolean(1 > 2)] == ["true", "false"]
