"""How well a text reads and what is amiss in it, in figures: one line of a report."""

from __future__ import annotations

from dataclasses import dataclass

from .checks.facts import TREATMENTS, Facts
from .checks.judging import problems_of
from .checks.passages import Reading, reading_of
from .checks.registry import CHECKS, blocking
from .manuscript import Manuscript
from .prose import prose
from .readability import count_words
from .reading_level import Level, level_of

MOST_WORDS = 20
"""In a sentence: the house rule of the starter library, stricter than the check that advises."""

MOST_LINES = 4
LINE = 70
"""In a paragraph, and characters in a line as it stands on a wide screen."""


@dataclass(frozen=True, slots=True)
class TextReport:
    """One article in figures. `level` is None where its language has no measure.

    Sentences are those of paragraphs and lists, answers included; their words, and the lines of
    paragraphs, are counted without citations. `prompts_met` is None where the article is about no
    treatment.
    """

    slug: str
    level: Level | None
    words: int
    sentences: int
    longest_sentence: int
    long_sentences: int
    longest_paragraph: int
    prompts_met: int | None
    stops: tuple[str, ...]
    advice: tuple[str, ...]
    references: frozenset[str]
    chances: int
    questions: int

    @property
    def mean_sentence(self) -> float:
        """Words in a sentence, on average; 0 where there is none."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """The share of sentences that are longer than they should be, in percent."""
        return 100 * self.long_sentences / self.sentences if self.sentences else 0.0

    @property
    def outside(self) -> tuple[str, ...]:
        """What is outside the limits, in words."""
        level = self.level
        found = (
            (level and level.is_too_hard, "too hard to read"),
            (self.longest_sentence > MOST_WORDS, f"a sentence of {self.longest_sentence} words"),
            (self.longest_paragraph > MOST_LINES, f"a paragraph of {self.longest_paragraph} lines"),
            (self.stops, f"stops publication: {', '.join(self.stops)}"),
        )
        return tuple(words for is_outside, words in found if is_outside)


PROMPTS = frozenset(code for code, check in CHECKS.items() if check.group == "treatment")
"""The questions of DISCERN on treatments."""


def report_on(slug: str, manuscript: Manuscript, facts: Facts) -> TextReport:
    """Return the report on one article. What stops publication, it judges by the portal's weights."""
    reading = reading_of(manuscript, facts)
    problems = problems_of(manuscript, facts)
    stopping = blocking(problems)
    sentences = _sentence_lengths(reading)
    codes = [problem.code for problem in problems]
    is_treatment = facts.kind in TREATMENTS
    return TextReport(
        slug=slug,
        level=level_of(prose(manuscript, reading.text), manuscript.language),
        words=sum(sentences),
        sentences=len(sentences),
        longest_sentence=max(sentences, default=0),
        long_sentences=sum(length > MOST_WORDS for length in sentences),
        longest_paragraph=max((_lines(one.words) for one in reading.running), default=0),
        prompts_met=len(PROMPTS) - len(PROMPTS.intersection(codes)) if is_treatment else None,
        stops=tuple(problem.code for problem in stopping),
        advice=tuple(problem.code for problem in problems if problem not in stopping),
        references=frozenset(reading.text.uses),
        chances=sum(
            token.type == "chance_open" for _where, tokens in reading.parts for token in tokens
        ),
        questions=len(manuscript.questions),
    )


def _sentence_lengths(reading: Reading) -> list[int]:
    return [count_words(sentence) for one in reading.running for sentence in one.sentences]


def _lines(words: str) -> int:
    return -(-len(words) // LINE)
