"""Numbers: percentages, comparisons of risk, and where figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from articles.text.problems import Problem

from .languages import VOCABULARIES
from .passages import Passage, Reading
from .vocabulary import PERCENT, STRENGTH, Vocabulary


def percentages_alone(reading: Reading) -> Iterator[Problem]:
    """Yield percentages with no number of people in the same paragraph, list or table.

    Source: Gigerenzer et al. 2007, Psychol Sci Public Interest 8(2):53–96, natural frequencies.
    """
    for passage, vocabulary in judged(reading):
        if vocabulary.relative_risk.search(passage.words):
            continue
        found = next(_percentages(passage), "")
        if found and not vocabulary.frequency.search(around(passage, reading)):
            yield passage.problem("percent_alone", found)


def relative_risks(reading: Reading) -> Iterator[Problem]:
    """Yield comparisons of risk without the absolute numbers in the same paragraph, list or table.

    Source: Gigerenzer et al. 2007, Psychol Sci Public Interest 8(2):53–96, absolute risks.
    """
    for passage, vocabulary in judged(reading, with_summary=True):
        found = vocabulary.relative_risk.search(passage.words)
        if found and not vocabulary.frequency.search(around(passage, reading)):
            yield passage.problem("risk_relative", found[0])


def uncited_figures(reading: Reading) -> Iterator[Problem]:
    """Yield numbers of people helped or harmed that no reference near them stands behind.

    Near is the same paragraph; for a list or table, any part of it or the paragraph above.
    Source: Charnock et al. 1999, DISCERN, question 4.
    """
    for passage, vocabulary in judged(reading):
        found = vocabulary.frequency.search(passage.words) or vocabulary.relative_risk.search(
            passage.words
        )
        figure = found[0] if found else next(_percentages(passage), "")
        if figure and not _is_cited(passage, reading):
            yield passage.problem("figure_uncited", figure)


def judged(reading: Reading, *, with_summary: bool = False) -> Iterator[tuple[Passage, Vocabulary]]:
    """Yield the passages that state something, in a language whose words are known."""
    vocabulary = VOCABULARIES.get(reading.language)
    if vocabulary is None:
        return
    for passage in reading.passages:
        is_read = with_summary or passage.where != "summary"
        if is_read and passage.role in ("paragraph", "item", "cell"):
            yield passage, vocabulary


def _percentages(passage: Passage) -> Iterator[str]:
    for sentence in passage.sentences:
        if not STRENGTH.search(sentence):
            yield from (found[0] for found in PERCENT.finditer(sentence))


def around(passage: Passage, reading: Reading) -> str:
    """Return the words of the paragraph, list or table that a passage is part of."""
    return "\n".join(one.words for one in reading.blocks[passage.block])


def _is_cited(passage: Passage, reading: Reading) -> bool:
    gathered = reading.blocks[passage.block]
    if any(one.is_cited for one in gathered):
        return True
    above = reading.blocks.get(passage.block - 1, ())
    is_gathered = passage.role != "paragraph"
    return is_gathered and any(one.is_cited for one in above if one.where == passage.where)
