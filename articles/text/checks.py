"""What an editor must mend before a text may be published."""

from collections.abc import Container

from .manuscript import Manuscript
from .problems import Problem, ProblemCode
from .rendering import read

ADVICE: frozenset[ProblemCode] = frozenset(
    {"heading_skipped", "characters_removed", "block_unclosed", "step_line_unread"}
)
"""Problems the page can bear: shown to the editor, never in the way of publishing."""


def problems_of(manuscript: Manuscript, *, known_slugs: Container[str]) -> tuple[Problem, ...]:
    """Return everything amiss in a manuscript, in the order a reader would meet it.

    `known_slugs` are the articles of its language that a link may lead to.
    """
    text = read(manuscript)
    missing = [
        Problem("text_missing", part)
        for part in ("title", "body")
        if not getattr(manuscript, part).strip()
    ]
    broken = [
        Problem("article_link_broken", slug)
        for slug, _part in text.article_links
        if slug not in known_slugs
    ]
    return (*missing, *text.problems, *broken)


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems that stop publication."""
    return tuple(problem for problem in problems if problem.code not in ADVICE)
