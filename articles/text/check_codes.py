"""Check codes: eight characters that name one edition on paper.

Seven random characters and one that checks them, from an alphabet without look-alikes
(neither 0 nor O; none of 1, I and L; V without U). The check character is Luhn's algorithm,
which works for any even base: it finds every single wrong character and every swap of two
different neighbours, that of the alphabet's first and last character apart.
Source: ISO/IEC 7812-1, annex B, generalised to base 30.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def new_check_code() -> str:
    """Return a fresh code; not guessable from any other."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check_character(body)


def is_check_code(code: str) -> bool:
    """Tell whether a code has the right length, characters and check character."""
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return False
    return _check_character(code[:-1]) == code[-1]


def _check_character(body: str) -> str:
    base, total = len(ALPHABET), 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (1 if place % 2 else 2)
        total += value // base + value % base
    return ALPHABET[-total % base]
