"""Check codes: eight characters that name one edition, or one pack, on paper.

Seven random characters and one that checks them, from an alphabet without look-alikes
(neither 0 nor O; none of 1, I and L; V without U). The check character is Luhn's algorithm,
which works for any even base: it finds every single wrong character and every swap of two
different neighbours, that of the alphabet's first and last character apart. So no code has
those two side by side, and every swap of neighbours is found.
Source: ISO/IEC 7812-1, annex B, generalised to base 30.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8

_FIRST_AND_LAST = (ALPHABET[0] + ALPHABET[-1], ALPHABET[-1] + ALPHABET[0])
_PARTS_CODES = str.maketrans("", "", " \t\r\n\xa0-\N{HYPHEN}\N{NON-BREAKING HYPHEN}–—_.·/")


def new_check_code() -> str:
    """Return a fresh code; not guessable from any other."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        code = body + _check_character(body)
        if is_check_code(code):
            return code


def is_check_code(code: str) -> bool:
    """Tell whether a code could be one of ours; a slip of the finger makes one that could not."""
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return False
    if any(pair in code for pair in _FIRST_AND_LAST):
        return False
    return _check_character(code[:-1]) == code[-1]


def printed_code(code: str) -> str:
    """Return a code as paper shows it: `K7Q2-M4XD`."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def typed_code(typed: str) -> str:
    """Return what somebody typed as a code is written: in capitals, without dashes and spaces."""
    return typed.translate(_PARTS_CODES).upper()


def scanned_address(origin: str, *codes: str) -> str:
    """Return what the QR code of a sheet holds: where its code, or several, are checked.

    In capitals, which a QR code packs tighter; the site answers there as it does in small letters.
    """
    return f"{origin}/c/{'.'.join(codes)}".upper()


def _check_character(body: str) -> str:
    base, total = len(ALPHABET), 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (1 if place % 2 else 2)
        total += value // base + value % base
    return ALPHABET[-total % base]
