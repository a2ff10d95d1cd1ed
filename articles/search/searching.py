"""One search: from what was typed to the answer that a reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ageing import by_group
from .asking import asked_for, counting, tidied
from .correcting import Spelling, as_typed, corrected
from .halves import is_half_unknown, own
from .matching import candidates
from .ranking import Ranked, ranked
from .showing import show_results
from .values import Answer
from .vocabulary import Vocabulary, vocabulary_of
from .wanted import Asked

ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class _Results:
    asked: Asked
    ranked: Sequence[Ranked] = ()
    is_cut: bool = False


def search(text: str, *, language: str, page: int = 1, literal: bool = False) -> Answer:
    """Return what a reader finds who typed this; any text gives an answer, if only an empty one.

    Args:
        text: What was typed, as it came.
        language: Only what is written in this language is found.
        page: From 1; a page past the last is empty.
        literal: Search for exactly these words, and correct nothing.
    """
    typed = tidied(text)
    vocabulary = vocabulary_of(language)
    spelling = as_typed(typed, vocabulary) if literal else corrected(typed, vocabulary)
    results = _results(spelling, vocabulary)
    meant = spelling.meant
    if spelling.searched != typed and not results.ranked:
        # What was corrected leads nowhere either, and is not offered.
        spelling = as_typed(typed, vocabulary)
        results = _results(spelling, vocabulary)
    first = (page - 1) * ON_A_PAGE
    return Answer(
        language=language,
        typed=typed,
        searched=spelling.searched,
        found=show_results(results.ranked[first : first + ON_A_PAGE], results.asked),
        total=len(results.ranked),
        is_cut=results.is_cut,
        page=page,
        pages=max(1, -(-len(results.ranked) // ON_A_PAGE)),
        meant=meant,
        other_medicines=spelling.other_medicines,
    )


def _results(spelling: Spelling, vocabulary: Vocabulary) -> _Results:
    asked = asked_for(spelling.words, vocabulary)
    if not asked.wanted:
        return _Results(asked)
    found, is_cut = candidates(asked, vocabulary.titled.how_many)
    typed = by_group(counting(spelling.searched, vocabulary.language), vocabulary)
    if is_half_unknown(typed, spelling.words, language=vocabulary.language):
        found = own(found, asked)
    return _Results(asked, ranked(found, asked), is_cut)
