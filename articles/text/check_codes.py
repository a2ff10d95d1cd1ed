"""Check codes: eight characters that name one edition, or one pack, on paper.

Seven random characters and one that checks them, from an alphabet without look-alikes
(neither 0 nor O; none of 1, I and L; V without U). The check character is Luhn's algorithm,
which works for any even base: it finds every single wrong character and every swap of two
different neighbours, that of the alphabet's first and last character apart. So no code has
those two side by side, and every swap of neighbours is found.
Source: ISO/IEC 7812-1, annex B, generalised to base 30.
"""

import re
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8

NEVER_IN_A_CODE = "0O1ILU"
"""What somebody may take a character of a code for."""

_FIRST_AND_LAST = (ALPHABET[0] + ALPHABET[-1], ALPHABET[-1] + ALPHABET[0])
_PARTS_CODES = str.maketrans("", "", " \t\r\n\xa0-\N{HYPHEN}\N{NON-BREAKING HYPHEN}–—_.·/")
_PARTS_LINES = re.compile(r"[,;\r\n]+")
_PARTS_WORDS = re.compile(r"[\s.]+")
_ADDRESS = re.compile(r"\S*/c/", re.IGNORECASE)


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
    """Return what somebody typed as a code is written: in capitals, without dashes and spaces.

    Wide letters and the figures of any script are ours; what cannot be seen is left out.
    """
    parted = unicodedata.normalize("NFKC", typed).translate(_PARTS_CODES)
    seen = (sign for sign in parted if unicodedata.category(sign)[0] != "C")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in seen).upper()


def typed_codes(typed: str, *, most: int) -> tuple[str, ...]:
    """Return the codes that somebody typed one after the other, each once; at most so many.

    A space or a point parts two codes, or the halves of one: words are joined while they make
    no more than a code. An address that was copied counts as the codes at its end.
    """
    codes: list[str] = []
    for line in _PARTS_LINES.split(_ADDRESS.sub("", typed)):
        joined = ""
        for word in filter(None, map(typed_code, _PARTS_WORDS.split(line))):
            if joined and len(joined + word) > LENGTH:
                codes.append(joined)
                joined = ""
            joined += word
        codes += [joined] if joined else []
    return tuple(dict.fromkeys(codes))[:most]


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
