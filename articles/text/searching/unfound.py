"""Which words of a search that gave nothing may be counted, and in what form."""

from __future__ import annotations

import re

from .words import fold, tokens

MOST_WORDS = 6
"""More words than these are a story, and stories are somebody's."""
LONGEST_WORD = 30

_ABOUT_SOMEBODY = re.compile(r"@|\d(?:[\s()./-]*\d){2}")
"""An address, or three digits, also set apart: a telephone number, a record, a day of birth."""


def countable(text: str, language: str) -> str:
    """Return the words of a search to count: folded, once each, in the order of the alphabet.

    So no sequence is kept. "" for a search that is not counted: one that could be about somebody,
    one of more words than are counted, and one of stop words alone.
    """
    if _ABOUT_SOMEBODY.search(fold(text)):
        return ""
    words = {token.folded for token in tokens(text, language) if token.stem}
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        return ""
    return " ".join(sorted(words))
