"""The starter articles pass every check; what advice is left is known and right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
import yaml

from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.checks.registry import blocking
from articles.text.manuscript import TermText
from articles.text.problems import Problem
from articles.text.starter_file import read_starter_article
from tests.library.starter import LIBRARY, SLUGS, manuscript

ADVICE = {
    "does-ketamine-help-depression": [],
    "how-might-ketamine-work": [("abbreviation_undefined", "AMPA")],
    "ketamine-for-chronic-pain": [
        ("abbreviation_undefined", "NICE"),
        ("discern_untreated", ""),
    ],
    "low-serotonin-and-antidepressants": [("abbreviation_undefined", "ADHD")],
    "side-effects-and-risks": [("discern_choices", ""), ("discern_untreated", "")],
    "suicidal-thoughts-and-ketamine": [],
    "what-is-ketamine": [("discern_life", "")],
    "your-treatment-day": [],
}
"""All but the ages of references, of which each article cites some older than ten years."""


@cache
def terms() -> tuple[TermText, ...]:
    rows = yaml.safe_load((LIBRARY / "glossary.yaml").read_text("utf-8"))
    return tuple(TermText(row["term"], tuple(row["forms"]), row["meaning"]) for row in rows)


def found(slug: str) -> tuple[Problem, ...]:
    file = LIBRARY / "articles" / f"{slug}.md"
    kind = read_starter_article(slug, file.read_text("utf-8")).kind
    facts = Facts(today=date(2026, 11, 26), kind=kind, readable=set(SLUGS))
    return problems_of(replace(manuscript(slug), terms=terms()), facts)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_in_a_starter_article_stops_its_publication(slug: str):
    assert blocking(found(slug)) == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_the_advice_on_a_starter_article_is_what_is_right(slug: str):
    advice = [(one.code, one.detail) for one in found(slug) if one.code != "reference_old"]

    assert sorted(advice) == ADVICE[slug]
