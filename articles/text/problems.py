"""A problem: something an editor must mend, with a code and a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "abbreviation_undefined",
    "article_link_broken",
    "article_link_waiting",
    "block_unclosed",
    "block_unknown",
    "callout_untitled",
    "cell_empty",
    "chance_denominators_differ",
    "chance_empty",
    "chance_line_unread",
    "chance_too_coarse",
    "chance_unsourced",
    "characters_removed",
    "characters_unprintable",
    "citation_malformed",
    "citation_unresolved",
    "denominators_mixed",
    "discern_benefits",
    "discern_choices",
    "discern_deciding",
    "discern_life",
    "discern_risks",
    "discern_untreated",
    "discern_working",
    "emergency_missing",
    "figure_uncited",
    "heading_skipped",
    "image_elsewhere",
    "image_unknown",
    "link_bare",
    "link_unsafe",
    "link_vague",
    "name_unknown",
    "nested_too_deeply",
    "not_approved",
    "owner_missing",
    "paragraph_long",
    "percent_alone",
    "picture_named_as_file",
    "picture_undescribed",
    "reading_hard",
    "reading_too_hard",
    "reference_corrected",
    "reference_in_doubt",
    "reference_kept",
    "reference_old",
    "reference_retracted",
    "review_interval_unfit",
    "risk_relative",
    "sentence_long",
    "step_line_unread",
    "table_headless",
    "table_unintroduced",
    "teach_back_pointless",
    "teach_back_too_full",
    "teach_back_too_many",
    "teach_back_unasked",
    "text_missing",
    "title_unwanted",
]

PARTS = ("title", "summary", "body", "question", "teach-back", "owner", "review interval")
"""The parts of an article that a problem may name, in the order in which an editor meets them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` counts from 1 in its part; 0 where no line is meant.

    `where` names the part of the article: one of `PARTS`, numbered where there may be several, as
    in `question 2`.
    """

    code: ProblemCode
    detail: str = ""
    line: int = 0
    where: str = "body"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems as an editor would meet them: by part, by number, by line."""
    return tuple(sorted(problems, key=_place))


def numbered_part(where: str) -> tuple[str, int]:
    """Return the part of the article and its number from 1; 0 where it has none."""
    part, _space, number = where.rpartition(" ")
    return (part, int(number)) if number.isdecimal() else (where, 0)


def _place(problem: Problem) -> tuple[int, int, int]:
    part, number = numbered_part(problem.where)
    return PARTS.index(part), number, problem.line
