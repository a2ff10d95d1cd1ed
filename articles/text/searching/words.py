"""The one analyser: a text as words, and each word as it is compared and as it is looked up.

The same for what is indexed and for what is asked, and for every database: those only compare.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from .languages import Language, language_of

ANALYSER = 4
"""The version of everything here and in `languages`: another one makes the index anew."""

LONGEST_WORD = 64
"""Letters of a word that count; no database compares without end."""

_KEPT_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: where it stands, how it is compared, what it is looked up by.

    `folded` has no capitals, no accents, no Arabic marks. `stem` bears the language (en_depress)
    and is "" for a word that is left out. Neither holds anything but letters, figures and `_`
    (and the point of a number, in `folded`), so that they are safe in any query.
    """

    start: int
    end: int
    folded: str
    stem: str


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Return the words of a text in their order, those that are left out among them.

    Parts of a word with a hyphen are words; a number with its point is one; each character of a
    script that leaves no blanks (Chinese, Japanese) is one.
    """
    return tuple(_tokens(text, language))


def stems(text: str, language: str) -> tuple[str, ...]:
    """Return what the words of a text are looked up by, in their order, without those left out."""
    return tuple(token.stem for token in _tokens(text, language) if token.stem)


class Word(NamedTuple):
    """A word without its place; `written` is how people write it, in small letters."""

    written: str
    folded: str
    stem: str


def words(text: str, language: str) -> list[Word]:
    """Return the same words as `tokens`, sooner: for whole texts, whose places nobody asks for."""
    pattern = _pattern(joins_apostrophes=language_of(language).joins_apostrophes)
    found = [_read(word, language) for word in pattern.findall(text)]
    return [word for word in found if word.folded]


def with_one_left_out(folded: str) -> frozenset[str]:
    """Return a word, and all it gives with one letter left out.

    Two words that differ by one slip have one of these in common.
    """
    shorter = (folded[:place] + folded[place + 1 :] for place in range(len(folded)))
    return frozenset((folded, *shorter))


def fold(text: str) -> str:
    """Return words as they are compared: no capitals, no accents, no marks that readers leave out.

    Accents go from Latin and Greek letters only; elsewhere a mark makes another letter.
    """
    before = ""
    # Once is enough for nearly all; the rare rest settles at the second time.
    while text != before:
        before = text
        parts = unicodedata.normalize("NFKD", text.casefold())
        parts = _LATIN_MARKS.sub(r"\1", _POINTS.sub("", parts))
        text = unicodedata.normalize("NFKC", parts).translate(_ALIKE)
    return text


def is_light(stem: str, language: str) -> bool:
    """Tell whether a word only shades what is asked ("before", "without", "often")."""
    return stem in _light_stems(language)


def is_lettered(folded: str) -> bool:
    """Tell whether a word has letters, and so can be misspelled; a number cannot."""
    return folded.isalpha() or any(character.isalpha() for character in folded)


def _tokens(text: str, language: str) -> Iterator[Token]:
    pattern = _pattern(joins_apostrophes=language_of(language).joins_apostrophes)
    for found in pattern.finditer(text):
        word = _read(found[0], language)
        if word.folded:
            yield Token(found.start(), found.end(), word.folded, word.stem)


@lru_cache(maxsize=_KEPT_WORDS)
def _read(word: str, language: str) -> Word:
    known = language_of(language)
    if _NUMBER.fullmatch(word):
        number = fold(_number(word, language))[:LONGEST_WORD]
        return Word(number, number, _marked(number, language))
    if (whole := _folded(word)) in known.left_out:
        return Word(_written(word), whole, "")
    word = _GENITIVE.sub("", word) if known.joins_apostrophes else word
    folded = _folded(word)
    stem = "" if folded in known.left_out else _marked(_stem(folded, known), language)
    return Word(_written(word), folded, stem)


def _folded(word: str) -> str:
    return _NO_LETTERS.sub("", fold(word))[:LONGEST_WORD]


def _written(word: str) -> str:
    tidied = _UNSEEN.sub("", word.replace("’", "'"))
    return unicodedata.normalize("NFC", tidied.lower())[:LONGEST_WORD]


def _stem(folded: str, language: Language) -> str:
    for pattern, new in language.respellings:
        folded = pattern.sub(new, folded)
    # Folded before: most readers type no accents, and both ways must give one stem.
    return fold(_stemmer(language.stemmer).stemWord(folded)) if language.stemmer else folded


def _marked(stem: str, language: str) -> str:
    stem = _NO_LETTERS.sub("", stem.replace(".", "_"))[:LONGEST_WORD]
    return f"{_NO_LETTERS.sub('', language.lower())}_{stem}" if stem else ""


def _number(word: str, language: str) -> str:
    """Return a number with a point for its decimals, and nothing between thousands."""
    if language_of(language).joins_apostrophes:
        word = _THOUSANDS.sub("", word)
    return word.replace(",", ".")


@cache
def _light_stems(language: str) -> frozenset[str]:
    known = language_of(language)
    return frozenset(_marked(_stem(word, known), language) for word in known.light)


_kept = threading.local()


def _stemmer(name: str) -> Stemmer.Stemmer:
    """Return a stemmer of this thread: none may be asked by two at once."""
    stemmers: dict[str, Stemmer.Stemmer] = _kept.__dict__
    if name not in stemmers:
        # `_read` keeps what was stemmed; a second cache would only take room.
        stemmers[name] = Stemmer.Stemmer(name, 0)
    return stemmers[name]


_FIRST_MARK, _AFTER_MARKS = 0x300, 0x20000
_KINDS = "".join(unicodedata.category(chr(code))[0] for code in range(_FIRST_MARK, _AFTER_MARKS))
# By their stretches: with each mark by itself, patterns took a thirtieth of the portal's start.
_MARKS = "".join(
    f"{chr(_FIRST_MARK + marks.start())}-{chr(_FIRST_MARK + marks.end() - 1)}"
    for marks in re.finditer("M+", _KINDS)
)
_WITHIN = "\u00ad\u200c\u200d"
"""Seen by nobody within a word: the soft hyphen, and what joins letters or does not."""

_UNSEEN = re.compile(f"[{_WITHIN}]")
_ALONE = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters of scripts without blanks, each a word by itself: Han and kana."""

_LETTERS = f"[^\\W_{_ALONE}]+"
# Asked first whether it could be a mark at all: the list of them is long, and most are none.
_WORD = f"{_LETTERS}(?:(?![\\x00-\\xac])[{_MARKS}{_WITHIN}]+(?:{_LETTERS})?)*"
_UNIT = "(?i:mcg|mg|ml|kg|ng|µg|μg|g|l|h|hr|hrs|min|am|pm|mmhg|bpm)"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_GENITIVE = re.compile("['’]s$", re.IGNORECASE)
_LATIN_MARKS = re.compile("([A-Za-z\u00aa-\u02ff\u0370-\u03ff\u1e00-\u1fff])[\u0300-\u036f]+")
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Hebrew and Arabic marks that most readers do not write, and the stroke that only stretches."""

_ALIKE: dict[int, int | None] = {
    0x0649: 0x064A,
    0x0629: 0x0647,
    0x0671: 0x0627,
    0x0131: 0x0069,
    0x02BC: None,
}
"""Letters that one writes for another: alef maksura, ta marbuta, alef wasla; the dotless i. The
apostrophe that is a letter is none here."""

_NO_LETTERS = re.compile(f"[^\\w{_MARKS}]|_(?!\\d)|(?<!\\d)_")


@cache
def _pattern(*, joins_apostrophes: bool) -> re.Pattern[str]:
    word = f"{_WORD}(?:['’]{_WORD})*" if joins_apostrophes else _WORD
    alone = f"[{_ALONE}][{_MARKS}]*"
    number = rf"\d+(?:[.,]\d+)*(?={_UNIT}?(?!\w))"
    return re.compile(f"{number}|{word}|{alone}")
