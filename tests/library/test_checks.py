"""The starter articles pass every check; what advice is left is known and right."""

from __future__ import annotations

from datetime import date

import pytest

from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.checks.registry import blocking
from articles.text.problems import Problem
from tests.library.starter import SLUGS, manuscript, starter


def found(slug: str) -> tuple[Problem, ...]:
    facts = Facts(today=date(2026, 11, 26), kind=starter(slug).kind, readable=set(SLUGS))
    return problems_of(manuscript(slug), facts)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_in_a_starter_article_stops_its_publication(slug: str):
    assert blocking(found(slug)) == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_the_only_advice_is_the_age_of_references(slug: str):
    """Nine articles cite some paper of more than ten years ago: the one that everything rests on."""
    assert {problem.code for problem in found(slug)} <= {"reference_old"}
