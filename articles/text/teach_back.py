"""Teach-back: what is asked back, its points read from lines, and what is amiss with it."""

from __future__ import annotations

from collections.abc import Iterator

from .manuscript import Manuscript, TeachBackText
from .names import unknown_names
from .problems import Problem

MAX_TEACH_BACK_QUESTIONS = 5
MOST_POINTS = 4

_QUESTION_MARKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "؟", "\N{GREEK QUESTION MARK}")
_CLOSING = "\"'”’»)"


def points_in(lines: str) -> tuple[str, ...]:
    """Return the points of a good answer, one from each line, without blanks and repeats."""
    points = (line.strip() for line in lines.splitlines())
    return tuple(dict.fromkeys(point for point in points if point))


def teach_back_problems(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what is amiss with the questions asked back, in their order."""
    asked = manuscript.teach_back
    for number, part in enumerate(asked, start=1):
        where = f"teach-back {number}"
        if number == MAX_TEACH_BACK_QUESTIONS + 1:
            yield Problem("teach_back_too_many", str(len(asked)), where=where)
        if not part.points:
            yield Problem("teach_back_pointless", where=where)
        if len(part.points) > MOST_POINTS:
            yield Problem("teach_back_too_full", str(len(part.points)), where=where)
        if not _is_question(part.question):
            yield Problem("teach_back_unasked", part.question, where=where)
        for name in unknown_names("\n".join(_words(part))):
            yield Problem("name_unknown", name, where=where)


def teach_back_words(manuscript: Manuscript) -> str:
    """Return every word that is asked back or listened for, a line each."""
    return "\n".join(line for part in manuscript.teach_back for line in _words(part))


def _is_question(words: str) -> bool:
    return words.rstrip(_CLOSING).endswith(_QUESTION_MARKS)


def _words(part: TeachBackText) -> tuple[str, ...]:
    return part.question, *part.points
