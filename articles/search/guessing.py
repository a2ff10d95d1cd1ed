"""Which known words were likely meant by one that leads nowhere, and whether that is sure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from articles.text.searching.likeness import SHORTEST_CORRECTED, edits, most_edits, sound
from articles.text.searching.medicines import look_alikes, medicine_of
from articles.text.searching.words import Token, stems

from .vocabulary import Known, Vocabulary

MOST_MEANT = 3
"""Other spellings that are offered."""

_SHORT = 5
"""Letters up to which a word is corrected only into one that sounds like it or is in a title."""

_LONG = 8
"""Letters from which a word may be corrected by two slips though it sounds otherwise."""

_MOST_WEIGHED = 12


def likely_words(word: Token, near: Iterable[Known], vocabulary: Vocabulary) -> list[Known]:
    """Return the known words that could be meant, the likeliest first.

    Args:
        word: What was typed.
        near: Known words, among which are all that are one slip away.
        vocabulary: What is tried if none of them is: words of titles, by hand, by ear, by stem.
    """
    typed = word.folded
    found = {one for one in near if edits(typed, one.folded, most=1) == 1}
    found = found or vocabulary.titled.alike(typed, most=most_edits(typed))
    found = found or {
        one
        for one in vocabulary.titled.sounding(typed)
        if edits(typed, one.folded) <= len(typed) // 2
    }
    likely = _leading(typed, found or vocabulary.titled.with_stem_like(word.stem), vocabulary)
    # "hay" is no "day": three letters with another one first are another word.
    is_short = len(typed) <= SHORTEST_CORRECTED
    return [one for one in likely if not is_short or one.folded[0] == typed[0]]


def is_one_slip(word: Token, likely: Sequence[Known]) -> bool:
    """Tell whether the likeliest word is one slip away from what was typed."""
    return bool(likely) and edits(word.folded, likely[0].folded) == 1


def is_sure(typed: str, likely: Sequence[Known]) -> bool:
    """Tell whether the likeliest word may be taken without asking."""
    best = likely[0].folded
    away = edits(typed, best)
    if len(typed) <= SHORTEST_CORRECTED:
        return False
    if sound(typed) != sound(best):
        # Hands seldom fail at the first letter, and short words are like too many others.
        is_short = len(typed) <= _SHORT and not likely[0].weight
        is_far = away > 1 and len(typed) < _LONG
        if is_short or is_far or typed[0] != best[0]:
            return False
    if medicine := medicine_of(best):
        return look_alikes(typed, most=max(away, most_edits(typed))).keys() <= {medicine}
    # It may be the misspelt name of a medicine that nothing here explains.
    return away < min(look_alikes(typed, most=most_edits(typed)).values(), default=away + 1)


def _leading(typed: str, found: Collection[Known], vocabulary: Vocabulary) -> list[Known]:
    """Return those of some words that lead somewhere now, the likeliest first."""
    likeliest = sorted(found, key=lambda one: (_unlikeness(typed, one), -one.weight, one.folded))
    stems_of = {one: stems(one.folded, vocabulary.language) for one in likeliest[:_MOST_WEIGHED]}
    counts = vocabulary.entries_with({stem for some in stems_of.values() for stem in some})
    often = {one: max((counts[stem] for stem in some), default=0) for one, some in stems_of.items()}
    leading = (one for one in stems_of if often[one])
    return sorted(leading, key=lambda one: (_unlikeness(typed, one), -often[one]))[: MOST_MEANT + 1]


def _unlikeness(typed: str, one: Known) -> tuple[int, bool, bool]:
    folded = one.folded
    return edits(typed, folded), typed[0] != folded[0], sound(typed) != sound(folded)
