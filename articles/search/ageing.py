"""Ages in figures, looked for by the group that they belong to: 72 by "over 70", 16 by "under 18".

No text names every age. Which groups there are is told by what can be said otherwise: a line of
extra words such as "over 70 = over 65".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.text.searching.ages import SAYINGS, ages_in
from articles.text.searching.words import Token, tokens

from .vocabulary import Vocabulary

_LAST_UNDER = 25
"""Years up to which a group is called by the age that it is under: the trials' "young adults"."""


def by_group(words: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return what was typed, each age in the words of the nearest group that holds it."""
    read = list(words)
    for age in reversed(list(ages_in(words, vocabulary.language))):
        group = _group(age.years, vocabulary)
        if group:
            here = words[age.start]
            read[age.start : age.end] = [
                replace(word, start=here.start, end=here.end) for word in group
            ]
    return tuple(read)


def _group(years: int, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return the words of the nearest group of an age; none if there is no group for it."""
    saying = SAYINGS[vocabulary.language]
    older = ((saying.over, limit) for limit in range(years, 0, -1))
    younger = ((saying.under, limit) for limit in range(years + 1, _LAST_UNDER + 1))
    groups = (tokens(f"{word} {limit}", vocabulary.language) for word, limit in (*younger, *older))
    return next((group for group in groups if vocabulary.synonyms.knows(group)), ())
