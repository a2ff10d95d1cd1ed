"""A problem: something an editor must mend, with a code and a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "article_link_broken",
    "article_link_waiting",
    "block_unclosed",
    "block_unknown",
    "callout_untitled",
    "chance_denominators_differ",
    "chance_empty",
    "chance_line_unread",
    "chance_too_coarse",
    "chance_unsourced",
    "characters_removed",
    "characters_unprintable",
    "citation_malformed",
    "citation_unresolved",
    "heading_skipped",
    "image_elsewhere",
    "image_unknown",
    "link_unsafe",
    "name_unknown",
    "nested_too_deeply",
    "not_approved",
    "step_line_unread",
    "teach_back_pointless",
    "teach_back_too_full",
    "teach_back_too_many",
    "teach_back_unasked",
    "text_missing",
    "title_unwanted",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` counts from 1 in the body; 0 where no line is meant.

    `where` names the part of the article: `body`, `question 2`, or `teach-back 1`.
    """

    code: ProblemCode
    detail: str = ""
    line: int = 0
    where: str = "body"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems as a reader would meet them: the body, the questions by number; by line.

    What is asked back comes last.
    """
    return tuple(sorted(problems, key=lambda problem: (_part(problem), problem.line)))


def numbered_part(problem: Problem) -> tuple[str, int]:
    """Return the part of the article and its number from 1; 0 where it has none."""
    part, _space, number = problem.where.partition(" ")
    return part, int(number) if number.isdecimal() else 0


def _part(problem: Problem) -> tuple[bool, int]:
    part, number = numbered_part(problem)
    return part == "teach-back", number
