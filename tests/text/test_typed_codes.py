"""What people type where a code is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.check_codes import LENGTH, printed_code, typed_code, typed_codes
from tests.text.test_check_codes import CODES

MOST = 30


def read(typed: str) -> list[str]:
    return list(typed_codes(typed, most=MOST))


@pytest.mark.parametrize(
    "typed",
    [
        "K7Q2-M4XD",
        " k7q2 m4xd ",
        "k7q2m4xd",
        "K7Q2–M4XD",
        "k7 q2 m4 xd",
        "K7Q2 - M4XD",
        "\u202dK7Q2-\u200fM4XD\x00",
        "K\u0667Q\u0662-M\u0664XD",
        "\uff2b\uff17\uff31\uff12\uff2d\uff14\uff38\uff24",
        "https://clinic.example/c/K7Q2M4XD/",
        "HTTP://CLINIC.EXAMPLE/C/K7Q2M4XD",
    ],
)
def test_one_code_however_it_is_typed(typed: str):
    assert read(typed) == ["K7Q2M4XD"]


@pytest.mark.parametrize(
    "typed",
    [
        "K7Q2-M4XD H3FN-8WTC",
        "K7Q2 M4XD H3FN 8WTC",
        "K7Q2M4XD,H3FN8WTC",
        "k7q2-m4xd;\r\nh3fn-8wtc\n",
        "K7Q2M4XD.H3FN8WTC",
        "https://clinic.example/c/K7Q2M4XD.H3FN8WTC/",
        "K7Q2-M4XD, H3FN-8WTC, K7Q2-M4XD",
    ],
)
def test_several_codes_however_they_are_parted(typed: str):
    assert read(typed) == ["K7Q2M4XD", "H3FN8WTC"]


def test_a_code_that_lacks_a_character_swallows_none_of_the_next():
    assert read("K7Q2-M4X H3FN-8WTC") == ["K7Q2M4X", "H3FN8WTC"]
    assert read("K7Q2 M4X\nH3FN 8WTC") == ["K7Q2M4X", "H3FN8WTC"]


def test_nothing_typed_is_no_code():
    assert read("") == read(" , -\n\u200f\x00") == []


@given(st.text(), st.integers(min_value=0, max_value=5))
def test_anything_can_be_typed(typed: str, most: int):
    found = typed_codes(typed, most=most)

    assert len(found) <= most
    assert all(code and "\x00" not in code and typed_code(code) for code in found)


@given(st.lists(CODES, max_size=MOST, unique=True), st.sampled_from([" ", ", ", "\n", "."]))
def test_codes_as_printed_are_all_read(codes: list[str], between: str):
    assert read(between.join(map(printed_code, codes))) == codes
    assert all(len(code) == LENGTH for code in codes)
