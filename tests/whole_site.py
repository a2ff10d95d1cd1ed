"""A site with one of everything a reader can open, for tests that look at every kind of page."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from articles.models import Article, ChangeKind, ReferenceStatus
from articles.workflow.publishing import Change, publish, withdraw
from articles.workflow.starter_library import load_library
from tests.builders import (
    NOON,
    approve,
    make_clinic,
    make_edition,
    make_publisher,
    make_question,
    make_reference,
    make_reviewer,
)

LIBRARY = Path(__file__).resolve().parent.parent / "articles" / "library"

ARTICLE = "/articles/your-treatment-day/"
QUESTION = "Can I bring my dog?"
ANSWER = "Ask us first: not every room has a place for one."
QUESTION_ID = "question-can-i-bring-my-dog"
"""A question of that article which the starter library does not hold, so it stays as it is."""

PAGES = {
    "home": "/",
    "articles": "/articles/",
    "topic": "/topics/staying-safe/",
    "article": ARTICLE,
    "evidence": f"{ARTICLE}evidence/",
    "history": f"{ARTICLE}history/",
    "old edition": f"{ARTICLE}editions/1/",
    "comparison": f"{ARTICLE}compare/1/2/",
    "questions": "/faqs/",
    "questions open": "/faqs/?topic=staying-safe&open=all",
    "questions found": "/faqs/?find=dog",
    "no question found": "/faqs/?find=unicorn&topic=staying-safe",
    "question gone": "/faqs/?open=your-treatment-day-question-of-last-year",
    "glossary": "/glossary/",
    "references": "/references/",
    "references of a kind": "/references/?kind=guideline",
    "reference": "/references/dogs-2020/",
    "reference to be found": "/references/cohen-2018/",
    "reference retracted": "/references/cats-2019/",
    "check": "/check/",
    "code mistyped": "/check/?code=K7Q2-M4XO",
    "packs": "/packs/",
    "pack": "/packs/before-your-first-visit/",
    "own pack, empty": "/your-pack/",
    "own pack": "/your-pack/?part=what-is-ketamine&part=your-treatment-day&part=old-advice",
    "search": "/search/",
    "search found": "/search/?q=driving",
    "search corrected": "/search/?q=ketamin+drivng",
    "search in vain": "/search/?q=zebra",
    "not found": "/nothing-here/",
    "withdrawn": "/articles/old-advice/",
}
"""Every kind of public page, by what it is."""


def fill_site() -> None:
    """Load the starter library, and add what a clinic adds in its first weeks."""
    make_clinic()
    load_library(LIBRARY, at=NOON)
    publisher = make_publisher("publisher")
    day = Article.objects.get(slug="your-treatment-day")
    make_reference("dogs-2020")
    withdrawn_by_its_publisher = make_reference("cats-2019")
    make_question(day, question=QUESTION, answer=f"{ANSWER}[@dogs-2020; @cats-2019]")
    day.body += "\n\n## What else to bring\n\nA warm jumper."
    day.save()
    approve(day, by=make_reviewer("reviewer", first_name="Rosa", last_name="Klein"))
    publish(
        day,
        by=publisher,
        at=NOON + timedelta(days=7),
        change=Change("We now say what to bring.", ChangeKind.SUBSTANTIAL),
    )
    withdrawn_by_its_publisher.status = ReferenceStatus.RETRACTED
    withdrawn_by_its_publisher.save()
    old = make_edition(slug="old-advice", title="Old advice").article
    withdraw(
        old,
        by=publisher,
        at=NOON + timedelta(days=8),
        reason="Newer studies have overtaken it.",
        instead=day,
    )
