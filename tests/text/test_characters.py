"""Characters that have no place in a text."""

import unicodedata

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.characters import forbidden_characters, without_forbidden

EVERY_CHARACTER = [chr(point) for point in range(0x110000)]


@given(text=st.text())
def test_nothing_forbidden_is_left_and_nothing_else_is_lost(text):
    clean = without_forbidden(text)

    assert forbidden_characters(clean) == ()
    assert without_forbidden(clean) == clean


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85"])
def test_every_line_end_becomes_the_same(line_end):
    assert without_forbidden(f"one{line_end}two") == "one\ntwo"


def test_letters_of_every_script_marks_and_signs_stay():
    kept = "«ketamina» কেটামিন كيتامين\u200f 氯胺酮 \u2066x\u2069 👩🏽‍⚕️ e\u0301 \u00ad\t"

    assert without_forbidden(kept) == kept


def test_only_controls_direction_switches_and_no_characters_are_forbidden():
    forbidden = {unicodedata.category(one) for one in EVERY_CHARACTER if forbidden_characters(one)}

    assert forbidden == {"Cc", "Cf", "Cn", "Cs"}


def test_what_is_left_is_never_an_error_to_a_strict_parser():
    parser = html5lib.HTMLParser(strict=True)

    parser.parseFragment(
        without_forbidden("".join(EVERY_CHARACTER)).replace("<", "").replace("&", "")
    )


def test_forbidden_characters_are_named_once_by_their_code_point():
    assert forbidden_characters("a\x00b\u202ec\x00") == ("U+0000", "U+202E")
    assert forbidden_characters("\U0010ffff") == ("U+10FFFF",)
