"""Sheets for tests, each complete by itself: name only what the test is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articles.handouts.facts import Fact, Facts, Notice
from articles.handouts.pdf import handout_pdf
from articles.handouts.sheet import Format, Sheet
from articles.text.html import Addresses
from articles.text.manuscript import ImageText, Manuscript, QuestionText, ReferenceText, TermText
from articles.text.names import ClinicNames

FACTS = Facts(
    fingerprint="0" * 64,
    language="en",
    direction="ltr",
    names=ClinicNames("Riverside Clinic", "01632 960123", "999", "Samaritans", "116 123", "111"),
    opening_hours="Monday to Friday, 8 am to 6 pm",
    postal_address=("12 Mill Lane", "Riverside"),
    logo="",
    accent="#00494b",
    origin="https://clinic.example",
    check_code="K7Q2M4X5",
    check_address="HTTPS://CLINIC.EXAMPLE/C/K7Q2M4X5",
    check_place="clinic.example/check",
    addresses=Addresses(),
    emergency=(Notice("In danger now?", "Call 999"),),
    notices=(),
    about=(Fact("Edition", "3, published 2 November 2026"),),
    foot=("Edition 3, 2 November 2026", "Next review by 2 November 2027"),
    flag="",
)
TEXT = Manuscript(language="en", title="Your treatment day", summary="For you.", body="Rest.")
STUDY = ReferenceText(
    "smith-2020",
    {
        "type": "article-journal",
        "title": "A study of rest",
        "author": [{"family": "Smith", "given": "Ann"}],
        "container-title": "Journal of Studies",
        "issued": {"date-parts": [[2020]]},
        "DOI": "10.1000/rest",
    },
)
PLACEBO = TermText("placebo", ("dummy spray",), "A treatment without a medicine in it.")
RIVER = ImageText(
    key="river",
    digest="d",
    name="images/d.png",
    alt="A river",
    is_decorative=False,
    credit="Photo: Ann Smith",
    width=40,
    height=30,
)
CHANCE = """
::: chance How many felt detached?
26 in 100 with the spray
4 in 100 with a dummy spray
counted: felt detached / did not
note: A study of four weeks.
source: [@smith-2020]
:::
"""
LONG = "The spray can make people feel far away from their body for a while. " * 12


def make_sheet(
    body: str = "Rest.", *, pictures: Any = None, has_lines: bool = False, **changes: Any
) -> Sheet:
    """A sheet with this text; changes go to the text or to the facts, wherever they belong."""
    facts = {name: value for name, value in changes.items() if hasattr(FACTS, name)}
    text = {name: value for name, value in changes.items() if name not in facts}
    references = text.pop("references", (STUDY,))
    return Sheet(
        facts=replace(FACTS, **facts),
        manuscript=replace(TEXT, body=body, references=references, **text),
        pictures=pictures or {},
        has_lines=has_lines,
    )


def make_pdf(
    body: str = "Rest.",
    *,
    paper: Any = "a4",
    size: Any = "standard",
    ink: Any = "black",
    **sheet: Any,
) -> bytes:
    """Such a sheet on paper."""
    return handout_pdf(make_sheet(body, **sheet), in_format=Format(paper, size, ink))


def asked(question: str, answer: str = "Yes.") -> QuestionText:
    """A question with its answer."""
    return QuestionText(question, answer)
