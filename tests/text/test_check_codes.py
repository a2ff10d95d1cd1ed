"""Check codes: short enough to type, and a slip of the finger is found."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from articles.text.check_codes import (
    ALPHABET,
    LENGTH,
    _check_character,
    is_check_code,
    new_check_code,
    printed_code,
    typed_code,
)

BODIES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
CODES = BODIES.map(lambda body: body + _check_character(body)).filter(is_check_code)


def test_a_new_code_is_a_check_code():
    assert all(is_check_code(new_check_code()) for _ in range(500))


def test_no_two_codes_are_alike():
    codes = {new_check_code() for _ in range(2000)}

    assert len(codes) == 2000


def test_no_character_looks_like_another():
    assert not set("01OILU") & set(ALPHABET)


@given(code=CODES)
def test_every_single_wrong_character_is_found(code):
    wrong = [
        code[:place] + character + code[place + 1 :]
        for place, character in product(range(LENGTH), ALPHABET)
        if character != code[place]
    ]

    assert not any(is_check_code(one) for one in wrong)


@given(code=CODES)
def test_every_swap_of_two_neighbours_is_found(code):
    """Luhn's own gap, the swap of the first and last letter of the alphabet, is closed."""
    swapped = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for place in range(LENGTH - 1)
        if code[place] != code[place + 1]
    ]

    assert is_check_code(code)
    assert not any(is_check_code(one) for one in swapped)


def test_luhns_own_gap_is_one_no_code_falls_into():
    """With 2 beside Z, the check character alone would take a code for its neighbour."""
    body = "2Z34567"
    swapped = "Z234567"

    assert _check_character(body) == _check_character(swapped)
    assert not is_check_code(body + _check_character(body))
    assert not is_check_code(swapped + _check_character(swapped))


@given(code=CODES)
def test_a_code_reads_back_as_it_is_printed_and_as_people_type_it(code):
    assert typed_code(printed_code(code)) == code
    assert typed_code(f"  {code[:3].lower()} {code[3:6]}–{code[6:]}\n") == code


def test_a_code_is_printed_in_two_halves():
    assert printed_code("K7Q2M4XD") == "K7Q2-M4XD"


@given(text=st.text(max_size=12))
def test_any_text_can_be_asked_about(text):
    assert isinstance(is_check_code(text), bool)


def test_a_code_of_another_length_or_alphabet_is_none():
    code = new_check_code()

    assert not is_check_code(code[:-1])
    assert not is_check_code(code + code[0])
    assert not is_check_code(code.lower())
    assert not is_check_code("O" + code[1:])
    assert not is_check_code("")
