"""Words that were run together, taken apart: "highbloodpressure", "sideeffects"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.text.searching.words import stems

from .vocabulary import Known, known_words

SHORTEST = 6
"""Letters below which a word is not taken apart."""

LONGEST = 30

MOST_TAKEN_APART = 3
"""Words of one search that are; each is looked up in all its pieces."""

_SHORTEST_PIECE = 2
_SHORTEST_WITH_A_STEM = 3
_MOST_PIECES = 5


def parted_words(folded: Iterable[str], language: str) -> dict[str, str]:
    """Return those of some words that are known words without blanks, with the blanks put in."""
    tried = [word for word in folded if SHORTEST <= len(word) <= LONGEST][:MOST_TAKEN_APART]
    pieces = {piece for word in tried for piece in _pieces(word)}
    known = {
        piece: one
        for piece, one in known_words(pieces, language).items()
        if len(piece) >= _SHORTEST_WITH_A_STEM or not stems(piece, language)
    }
    parted = {word: _fewest(word, known) for word in tried}
    return {
        word: " ".join(one.word for one in some)
        for word, some in parted.items()
        if some and any(stems(one.folded, language) for one in some)
    }


def _pieces(word: str) -> Iterable[str]:
    for start in range(len(word)):
        for end in range(start + _SHORTEST_PIECE, len(word) + 1):
            yield word[start:end]


def _fewest(word: str, known: Mapping[str, Known]) -> tuple[Known, ...]:
    """Return the fewest known words that make up a word, of several ways the most usual one."""
    best: dict[int, tuple[Known, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        ways = [
            (*best[start], known[word[start:end]])
            for start in range(end)
            if start in best and word[start:end] in known
        ]
        if ways:
            best[end] = min(ways, key=_oddness)
    found = best.get(len(word), ())
    return found if len(found) <= _MOST_PIECES else ()


def _oddness(words: tuple[Known, ...]) -> tuple[int, int]:
    return len(words), -min(one.df for one in words)
