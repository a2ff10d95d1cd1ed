"""Texts for checks, and what the checks find in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.manuscript import ImageText, Manuscript, QuestionText, ReferenceText, TermText
from articles.text.problems import Problem

FACTS = Facts(today=date(2026, 11, 2), readable={"ankle"}, waiting={"draft"})
PAPER = ReferenceText("a-2019", {"title": "On sheets", "issued": {"date-parts": [[2019]]}})
OLD = ReferenceText("b-2015", {"title": "On old sheets", "issued": {"date-parts": [[2015]]}})
UNDATED = ReferenceText("c-none", {"title": "On sheets of no time"})
TERM = TermText("ECT", ("electroconvulsive therapy",), "A treatment.")
PICTURE = ImageText(
    key="ankle",
    digest="d" * 64,
    name="ankle.webp",
    alt="",
    is_decorative=False,
    credit="",
    width=10,
    height=10,
)
FLOURISH = replace(PICTURE, key="flourish", is_decorative=True)


def found(body: str, *, facts: Facts = FACTS, **parts: Any) -> tuple[Problem, ...]:
    """Return all that is found in a text with three references, a term and two pictures."""
    manuscript = Manuscript(
        **{
            "language": "en",
            "title": "Title",
            "summary": "",
            "body": body,
            "references": (PAPER, OLD, UNDATED),
            "terms": (TERM,),
            "images": (PICTURE, FLOURISH),
        }
        | parts
    )
    return problems_of(manuscript, facts)


def codes(body: str, **around: Any) -> list[str]:
    """Return the codes of what is found, in order."""
    return [problem.code for problem in found(body, **around)]


def asked(question: str, answer: str) -> tuple[QuestionText, ...]:
    """Return one question with its answer."""
    return (QuestionText(question, answer),)
