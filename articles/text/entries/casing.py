"""Upper and lower case in escaped text: tags and entities are no words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

MARKUP = re.compile(r"(<[^<>]*>|&[a-z]+;)")
WORD = re.compile(r"[^\s<>&]+")
FIRST_LETTER = re.compile(r"^\W*[^\W\d_]")
SMALL_WORDS = """
    a an and as at but by down for from in into nor of on onto or over so the till to up via with yet
"""


def cased(text: str, how: str) -> str:
    """Return text in the case that a style asks for, one of CSL's `text-case`.

    A sentence is only begun with a capital: titles stand as their publishers wrote them, and a
    machine knows neither names nor abbreviations.
    """
    return CASES[how](text) if how in CASES else text


def _outside_markup(text: str, change: Callable[[str], str]) -> str:
    parts = MARKUP.split(text)
    return "".join(chain.from_iterable(
        (change(words), markup) for words, markup in zip(parts[::2], [*parts[1::2], ""], strict=True)
    ))  # fmt: skip


def _capitalised(text: str) -> str:
    """Give the first letter a capital, if the text begins with a word."""
    parts = MARKUP.split(text)
    for place in range(0, len(parts), 2):
        if parts[place].strip():
            parts[place] = parts[place][:1].upper() + parts[place][1:]
            break
    return "".join(parts)


def _word(found: re.Match[str]) -> str:
    return FIRST_LETTER.sub(lambda letter: letter[0].upper(), found[0])


def _title_word(found: re.Match[str]) -> str:
    word = found[0]
    after_colon = found.string[: found.start()].rstrip()[-1:] in {":", ".", "?", "!"}
    return word if word in SMALL_WORDS.split() and not after_colon else _word(found)


CASES: dict[str, Callable[[str], str]] = {
    "lowercase": lambda text: _outside_markup(text, str.lower),
    "uppercase": lambda text: _outside_markup(text, str.upper),
    "capitalize-first": _capitalised,
    "sentence": _capitalised,
    "capitalize-all": lambda text: _outside_markup(text, lambda part: WORD.sub(_word, part)),
    "title": lambda text: _capitalised(
        _outside_markup(text, lambda part: WORD.sub(_title_word, part))
    ),
}
