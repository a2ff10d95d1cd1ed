"""How alike two words are: by the slips of a hand, and by ear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_CORRECTED = 3
"""Letters below which a word is too like too many others."""

_LONGEST_WITH_ONE_EDIT = 5

_SOUNDS = (
    (re.compile(r"^(?:[pkg][sn]|wr)"), lambda found: found[0][1]),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"sch|[ckq]h"), "k"),
    (re.compile(r"t(?=i[aou])|[cs](?=i[aou])|[st]h"), "s"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"g(?=[eiy])"), "j"),
    (re.compile(r"ck|[cq]"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"v"), "b"),
    (re.compile(r"(?<!^)[aeiouywh]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What English and Spanish spell in several ways and speak in one; vowels carry least."""


def most_edits(word: str) -> int:
    """Return how many slips a word of this length may hold and still be recognised."""
    if len(word) < SHORTEST_CORRECTED:
        return 0
    return 1 if len(word) <= _LONGEST_WITH_ONE_EDIT else 2


def edits(one: str, other: str, *, most: int | None = None) -> int:
    """Return the slips between two words; `most` + 1 as soon as there are more.

    A slip is a letter left out, put in, taken for another, or swapped with the next.
    """
    return OSA.distance(one, other, score_cutoff=most)


def alike(word: str, words: Sequence[str], *, most: int) -> dict[str, int]:
    """Return those of many words that are at most so many slips away, each with their number."""
    found = process.extract(
        word, words, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
    )
    return {other: int(away) for other, away, _place in found}


def sound(word: str) -> str:
    """Return what words that sound alike have in common; "" if that is too little to go by.

    A rough key for Latin letters, in the manner of Soundex and its kin: it finds a word that is
    spelt by ear, and says nothing of how well.
    """
    if not word.isascii():
        return ""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word if len(word) > 1 else ""
