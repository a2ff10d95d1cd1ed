"""The gate before publication: what is amiss in a draft, and who has approved this very text."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.timezone import localdate

from articles.handouts.typst_text import uncovered
from articles.models import Article, ClinicProfile, FormerAddress, Review, said_since
from articles.models.article import longest_review_interval
from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.checks.registry import Weights, blocking
from articles.text.manuscript import Manuscript
from articles.text.parsing import linked_slugs
from articles.text.problems import Problem
from articles.text.teach_back import teach_back_words

from .reviewing import sign_off_of

NEVER_OVERRIDDEN = frozenset({"text_missing"})
"""Problems without whose mending there is nothing to publish, whatever the reason given."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a draft and its readers. `weights` are the clinic's own."""

    problems: tuple[Problem, ...]
    sign_off: Review | None
    weights: Weights = field(default_factory=dict)

    @property
    def stopping(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return blocking(self.problems, self.weights)

    @property
    def may_be_overridden(self) -> bool:
        """Whether a reason can take the place of mending what stops."""
        return not any(problem.code in NEVER_OVERRIDDEN for problem in self.stopping)


def gate_of(article: Article, manuscript: Manuscript) -> Gate:
    """Return the gate for a draft whose text is this manuscript."""
    clinic = ClinicProfile.current()
    sign_off = sign_off_of(article, manuscript.fingerprint())
    problems = draft_problems(article, manuscript)
    if sign_off is None and clinic.needs_four_eyes:
        problems = (*problems, Problem("not_approved"))
    return Gate(problems, sign_off, clinic.check_weights)


def draft_problems(article: Article, manuscript: Manuscript) -> tuple[Problem, ...]:
    """Return everything amiss in a draft: its links to other articles and its sheet included."""
    found = problems_of(manuscript, facts_of(article, manuscript))
    answers = (f"{part.question}\n{part.answer}" for part in manuscript.questions)
    words = (manuscript.title, manuscript.summary, manuscript.body)
    printed = "\n".join((*words, *answers, teach_back_words(manuscript)))
    unprintable = (Problem("characters_unprintable", sign) for sign in uncovered(printed))
    return (*found, *unprintable)


def facts_of(article: Article, manuscript: Manuscript) -> Facts:
    """Return what the checks know of an article besides this text of it, today.

    A link to an address that an article had before it was renamed is sound: it redirects.
    """
    linked = linked_slugs((manuscript.body, *(part.answer for part in manuscript.questions)))
    others = Article.objects.in_language(article.language).filter(slug__in=linked)
    former = FormerAddress.objects.filter(
        language=article.language,
        slug__in=linked,
        article__in=Article.objects.in_circulation(),
    )
    key = article.pk or 0
    said = said_since({key: [part.key for part in manuscript.references]})[key]
    return Facts(
        today=localdate(),
        kind=article.kind,
        has_owner=article.owner_id is not None,
        review_interval=article.review_interval_months,
        longest_interval=longest_review_interval(article.kind),
        readable={
            article.slug,
            *others.in_circulation().values_list("slug", flat=True),
            *former.values_list("slug", flat=True),
        },
        waiting={*others.never_published().values_list("slug", flat=True)},
        statuses={one.key: one.status for one in said.values()},
        kept={one.key for one in said.values() if one.stays},
    )
