"""The gate before publication: what is amiss in a draft, and who has approved this very text."""

from __future__ import annotations

from dataclasses import dataclass

from articles.handouts.typst_text import uncovered
from articles.models import Article, ClinicProfile, FormerAddress, Review
from articles.text.checks import blocking, problems_of
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem
from articles.text.teach_back import teach_back_words

from .reviewing import sign_off_of

NEVER_OVERRIDDEN = frozenset({"text_missing"})
"""Problems without whose mending there is nothing to publish, whatever the reason given."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a draft and its readers."""

    problems: tuple[Problem, ...]
    sign_off: Review | None

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return blocking(self.problems)

    @property
    def may_be_overridden(self) -> bool:
        """Whether a reason can take the place of mending what stops."""
        return not any(problem.code in NEVER_OVERRIDDEN for problem in self.stopping)


def gate_of(article: Article, manuscript: Manuscript) -> Gate:
    """Return the gate for a draft whose text is this manuscript."""
    sign_off = sign_off_of(article, manuscript.fingerprint())
    problems = draft_problems(article, manuscript)
    if sign_off is None and ClinicProfile.current().needs_four_eyes:
        problems = (*problems, Problem("not_approved"))
    return Gate(problems, sign_off)


def draft_problems(article: Article, manuscript: Manuscript) -> tuple[Problem, ...]:
    """Return everything amiss in a draft: its links to other articles and its sheet included.

    A link to an address that an article had before it was renamed is sound: it redirects.
    """
    others = Article.objects.in_language(article.language)
    former = FormerAddress.objects.filter(article__in=others.in_circulation())
    found = problems_of(
        manuscript,
        readable={
            article.slug,
            *others.in_circulation().values_list("slug", flat=True),
            *former.values_list("slug", flat=True),
        },
        waiting={*others.never_published().values_list("slug", flat=True)},
    )
    answers = (f"{part.question}\n{part.answer}" for part in manuscript.questions)
    words = (manuscript.title, manuscript.summary, manuscript.body)
    printed = "\n".join((*words, *answers, teach_back_words(manuscript)))
    unprintable = (Problem("characters_unprintable", sign) for sign in uncovered(printed))
    return (*found, *unprintable)
