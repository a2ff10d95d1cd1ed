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
)

BODIES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
CODES = BODIES.map(lambda body: body + _check_character(body))


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


@given(rest=BODIES, place=st.integers(0, LENGTH - 2))
def test_every_swap_of_two_neighbours_is_found_that_of_first_and_last_letter_apart(rest, place):
    missed = set()
    for one, other in product(ALPHABET, repeat=2):
        body = rest[:place] + one + other + rest[place + 2 :]
        code = body[: LENGTH - 1] + _check_character(body[: LENGTH - 1])
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code and is_check_code(swapped):
            missed.add(frozenset(code[place : place + 2]))

    assert missed <= {frozenset((ALPHABET[0], ALPHABET[-1]))}


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
