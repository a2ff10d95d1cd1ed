"""What an editor must mend before a text may be published."""

from collections.abc import Container

from .manuscript import Manuscript
from .problems import Problem, ProblemCode, in_reading_order
from .rendering import read
from .teach_back import teach_back_problems

ADVICE: frozenset[ProblemCode] = frozenset(
    {
        "article_link_waiting",
        "characters_removed",
        "characters_unprintable",
        "heading_skipped",
        "step_line_unread",
        "teach_back_too_full",
        "teach_back_unasked",
    }
)
"""Problems the page can bear: shown to the editor, never in the way of publishing."""


def problems_of(
    manuscript: Manuscript, *, readable: Container[str], waiting: Container[str] = ()
) -> tuple[Problem, ...]:
    """Return everything amiss in a manuscript, in the order a reader would meet it.

    A link may lead to the articles of its language that readers can open, `readable` by their
    slugs, and to those `waiting` for their first edition, lest two could never link to each other.
    """
    text = read(manuscript)
    missing = [
        Problem("text_missing", part)
        for part in ("title", "body")
        if not getattr(manuscript, part).strip()
    ]
    broken = [
        link.problem("article_link_waiting" if link.name in waiting else "article_link_broken")
        for link in text.article_links
        if link.name not in readable
    ]
    return in_reading_order((*missing, *text.problems, *broken, *teach_back_problems(manuscript)))


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems that stop publication."""
    return tuple(problem for problem in problems if problem.code not in ADVICE)
