"""What was typed, read as what is looked for: words that count, and the ways to say each."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from articles.text.characters import without_forbidden
from articles.text.searching.words import Token, is_light, tokens

from .vocabulary import Vocabulary
from .wanted import Asked, Stems, Wanted

MOST_CHARACTERS = 200
MOST_WORDS = 10
"""Words that count; what a longer question says after them is left alone."""

LIGHT = 0.2
"""What a word that only shades the question ("before", "without") weighs beside another."""


def tidied(text: str) -> str:
    """Return what was typed as it is shown and read: one line, and not without end."""
    given = without_forbidden(text[: 2 * MOST_CHARACTERS])
    return " ".join(given.split())[:MOST_CHARACTERS].rstrip()


def counting(text: str, language: str) -> tuple[Token, ...]:
    """Return the words of a question as far as they count, those left out among them."""
    words = tokens(text, language)
    counted = [place for place, word in enumerate(words) if word.stem]
    return words[: counted[MOST_WORDS]] if len(counted) > MOST_WORDS else words


def asked_for(words: Sequence[Token], vocabulary: Vocabulary) -> Asked:
    """Return what the words of a question look for, said in every way the glossary has."""
    pieces = vocabulary.synonyms.split(words)
    wanted = [_wanted(ways, vocabulary) for ways in dict.fromkeys(pieces)]
    whole = sum(one.weight for one in wanted)
    return Asked(
        vocabulary.language,
        tuple(Wanted(one.ways, one.weight / whole, one.is_light) for one in wanted),
    )


def _wanted(ways: tuple[Stems, ...], vocabulary: Vocabulary) -> Wanted:
    counts = vocabulary.entries_with({stem for way in ways for stem in way})
    rarity = {stem: _rarity(count, vocabulary.entries) for stem, count in counts.items()}
    light = [stem for stem in ways[0] if is_light(stem, vocabulary.language)]
    typed = sum(rarity[stem] * (LIGHT if stem in light else 1) for stem in ways[0])
    # A rare word may be another for a common one, as a brand is of what every text is about. Of
    # ways that are longer or shorter, the sums do not compare.
    otherwise = (sum(rarity[stem] for stem in way) for way in ways[1:] if len(way) == len(ways[0]))
    return Wanted(ways, min((typed, *otherwise)), len(light) == len(ways[0]))


def _rarity(count: int, entries: int) -> float:
    """Return how much a word tells entries apart; one in all of them still tells a little."""
    return log(1 + (entries + 1) / (count + 1))
