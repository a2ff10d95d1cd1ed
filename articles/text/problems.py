"""A problem: something an editor must mend, with a code and a place."""

from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "article_link_broken",
    "block_unclosed",
    "block_unknown",
    "callout_untitled",
    "chance_denominators_differ",
    "chance_empty",
    "chance_line_unread",
    "chance_unsourced",
    "characters_removed",
    "citation_malformed",
    "citation_unresolved",
    "heading_skipped",
    "image_elsewhere",
    "image_unknown",
    "link_unsafe",
    "name_unknown",
    "step_line_unread",
    "text_missing",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` counts from 1 in the body; 0 where no line is meant.

    `where` names the part of the article: `body`, or `question 2`.
    """

    code: ProblemCode
    detail: str = ""
    line: int = 0
    where: str = "body"
