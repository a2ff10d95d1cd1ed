"""Words drawn as often as real texts use them, by Zipf's law, and invented ones for the rare rest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from random import Random

from .wording import Wording

RARE_WORDS = 20_000
"""How many invented words stand for names and whatever else is used once in a hundred texts."""

_STEEPNESS, _SHIFT = 1.3, 2.7
"""Mandelbrot's form of the law; steeper than in real text, so that most words are real ones."""

_MEDICAL_STEEPNESS = 0.7
"""Subjects of articles are spread more evenly than words of texts."""


class Frequencies:
    """Words in the order of how common they are, and their weights."""

    def __init__(self, words: Sequence[str], *, steepness: float) -> None:
        self._words = words
        weights = ((rank + _SHIFT) ** -steepness for rank in range(1, len(words) + 1))
        self._cumulated = list(accumulate(weights))

    def draw(self, chance: Random, count: int) -> list[str]:
        """Return so many words, the common ones more often."""
        return chance.choices(self._words, cum_weights=self._cumulated, k=count)


@cache
def running_words(wording: Wording) -> Frequencies:
    """Return the words of running text: plain ones first, then invented ones."""
    return Frequencies((*wording.plain, *_invented(wording)), steepness=_STEEPNESS)


@cache
def subjects(wording: Wording) -> Frequencies:
    """Return the words that articles are about."""
    return Frequencies(wording.medical, steepness=_MEDICAL_STEEPNESS)


def _invented(wording: Wording) -> list[str]:
    """Return words of two syllables that are none, always the same ones in the same order."""
    chance = Random(wording.language)  # noqa: S311 - no secret
    known = {*wording.plain, *wording.medical}
    words: dict[str, None] = {}
    while len(words) < RARE_WORDS:
        parts = (wording.onsets, wording.vowels, wording.onsets, wording.vowels, wording.endings)
        word = "".join(map(chance.choice, parts))
        if word not in known:
            words[word] = None
    return list(words)
