"""The order of a dictionary: words by the letters of their language, and the letter of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

FIGURES = "0–9"
"""What words stand under that begin with no letter."""

_OWN_LETTERS: Mapping[str, Mapping[str, str]] = {"es": {"ñ": "n"}}
"""Letters that are no accented form of another, each with the one it follows, by language.

Source: Real Academia Española, Ortografía de la lengua española, 2010: ñ is a letter after n.
"""

_ALIKE = str.maketrans("\u0629\u0649\u0671\u0621", "\u0647\u064a\u0627\u0627", "\u0640")
"""Arabic letters that count as another: ta marbuta as ha, alef maksura as ya, hamza as alef."""

_ARTICLE = re.compile("^\u0627\u0644(?=\\w{2})")
"""Arabic dictionaries leave the article aside."""

_LAST = "\uffff"


def sorting_key(word: str, language: str) -> tuple[bool, str, str]:
    """Return what a word is sorted by: figures first, then by letters, and accents at the last."""
    return first_letter(word, language) != FIGURES, _letters(word, language), word


def first_letter(word: str, language: str) -> str:
    """Return the letter a word is found under; FIGURES for a word that begins with none."""
    letters = _letters(word, language)
    if not letters[:1].isalpha():
        return FIGURES
    is_own = letters[1:2] == _LAST
    if is_own:
        after = _OWN_LETTERS[language]
        return next(letter for letter in after if after[letter] == letters[0]).upper()
    return letters[0].upper()


def without_accents(text: str) -> str:
    """Return a text without the marks above and below its letters."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _letters(word: str, language: str) -> str:
    """Return a word as its letters are ordered; a letter of its own comes after all of another."""
    own = _OWN_LETTERS.get(language, {})
    composed = unicodedata.normalize("NFC", _ARTICLE.sub("", word.strip())).casefold()
    parts = (own[part] + _LAST if part in own else without_accents(part) for part in composed)
    return "".join(parts).translate(_ALIKE)
