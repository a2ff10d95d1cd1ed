"""Numbers: percentages, comparisons of risk, and where figures come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articles.text.claims.support import Sentence, supported_sentences
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
        found = next(_percentages(passage.sentences), "")
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
    """Yield numbers of people helped or harmed that no reference stands behind.

    What stands behind a sentence is told by `claims.support`, for this check and for the page on
    the evidence alike. Source: Charnock et al. 1999, DISCERN, question 4.
    """
    vocabulary = VOCABULARIES.get(reading.language)
    if vocabulary is None:
        return
    passages = [one for one in reading.passages if one.where != "summary"]
    for sentence in supported_sentences(passages):
        figure = _people_counted(sentence, vocabulary)
        if figure and not sentence.support:
            yield sentence.passage.problem("figure_uncited", figure)


def _people_counted(sentence: Sentence, vocabulary: Vocabulary) -> str:
    """Return the first number of people or comparison of risks in a sentence; blank without any."""
    found = vocabulary.frequency.search(sentence.words) or vocabulary.relative_risk.search(
        sentence.words
    )
    return found[0] if found else next(_percentages(sentence.cells or (sentence.words,)), "")


def judged(reading: Reading, *, with_summary: bool = False) -> Iterator[tuple[Passage, Vocabulary]]:
    """Yield the passages that state something, in a language whose words are known."""
    vocabulary = VOCABULARIES.get(reading.language)
    if vocabulary is None:
        return
    for passage in reading.passages:
        is_read = with_summary or passage.where != "summary"
        if is_read and passage.role in ("paragraph", "item", "cell"):
            yield passage, vocabulary


def _percentages(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        if not STRENGTH.search(sentence):
            yield from (found[0] for found in PERCENT.finditer(sentence))


def around(passage: Passage, reading: Reading) -> str:
    """Return the words of the paragraph, list or table that a passage is part of."""
    return "\n".join(one.words for one in reading.blocks[passage.block])
