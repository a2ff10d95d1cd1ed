"""Words that lead nowhere, looked for by their relatives: "allergic", where texts say "allergy".

A stemmer takes endings off, but not those that make another kind of word. A relative begins the
same and differs only at the end. It is no correction: the word was spelt well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.text.searching.likeness import edits
from articles.text.searching.medicines import is_medicine
from articles.text.searching.words import Token, is_lettered, is_light, stems

from .vocabulary import Known, Vocabulary, words_beginning

SHORTEST = 6
"""Letters of a word below which its beginning is that of too many others."""

_SAME = 4
"""Letters that must be the same, at least."""

_MOST_OTHERWISE = 3
"""Letters at the end that may be others."""

_LOOKED_AT = 40


def related(lost: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return those of some lost words that have a relative, to be looked for by its stem.

    A medicine has none, and is none: Lamictal is no relative of Lamisil.
    """
    asked = [word for word in lost if _may_have_any(word, vocabulary.language)]
    beginnings = [_beginning(word.folded) for word in asked]
    near = words_beginning(beginnings, vocabulary.language, most=_LOOKED_AT * len(asked))
    found = ((word, _nearest(word.folded, near)) for word in asked)
    named = {word: stems(one.folded, vocabulary.language) for word, one in found if one}
    counts = vocabulary.entries_with({stem for some in named.values() for stem in some})
    return tuple(
        replace(word, stem=some[0]) for word, some in named.items() if some and counts[some[0]]
    )


def _may_have_any(word: Token, language: str) -> bool:
    return (
        len(word.folded) >= SHORTEST
        and is_lettered(word.folded)
        and not is_medicine(word.folded)
        and not is_light(word.stem, language)
    )


def _beginning(folded: str) -> str:
    return folded[: max(_SAME, len(folded) - _MOST_OTHERWISE)]


def _nearest(folded: str, near: Iterable[Known]) -> Known | None:
    relatives = [
        one
        for one in near
        if one.folded.startswith(_beginning(folded))
        and not is_medicine(one.folded)
        and edits(folded, one.folded, most=_MOST_OTHERWISE) <= _MOST_OTHERWISE
    ]
    order = ((edits(folded, one.folded), -one.weight, one.folded, one) for one in relatives)
    return min(order, default=(0, 0, "", None))[-1]
