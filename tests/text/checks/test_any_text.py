"""No text makes a check fail, and every place that is named is there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.text.checks.judging import problems_of
from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.text.problems import PARTS, numbered_part
from tests.text.checks.reading import FACTS, FLOURISH, OLD, PAPER, PICTURE, TERM, UNDATED

PIECES = st.sampled_from(
    [
        *(
            "[@a-2019]",
            "[@b-2015]",
            "[@nope]",
            "5%",
            "1 in 10",
            "twice as likely",
            "CBT (",
            "(CBT)",
        ),
        *(
            "::: urgent A",
            "::: short",
            ":::",
            "::: steps",
            "::: chance Q?",
            "1 in 10 a",
            "> ",
            "- ",
        ),
        *("| A | B |", "|---|---|", "| | |", "## ", "#### ", "![](image:ankle)", "[here](#x)"),
        *("<https://example.org/a/long/address/of/it>", "{emergency.number}", "a: b", ". ", "\n"),
    ]
)
TEXTS = st.lists(
    st.one_of(PIECES, st.text(st.characters(codec="utf-8"), max_size=12), st.just("\n\n")),
    max_size=30,
).map(" ".join)
KINDS = st.sampled_from(["condition", "drug", "crisis", "anything"])


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    return Manuscript(
        language=draw(st.sampled_from(["en", "es", "ar", ""])),
        title=draw(TEXTS),
        summary=draw(TEXTS),
        body=draw(TEXTS),
        questions=tuple(
            draw(st.lists(st.builds(QuestionText, TEXTS, TEXTS), max_size=2)),
        ),
        references=(PAPER, OLD, UNDATED),
        terms=(TERM,),
        images=(PICTURE, FLOURISH),
        teach_back=draw(st.sampled_from([(), (TeachBackText("Why", ()),)])),
    )


@given(manuscripts(), KINDS)
def test_every_place_is_within_the_text(manuscript: Manuscript, kind: str):
    facts = replace(FACTS, kind=kind, has_owner=False, statuses={"a-2019": "retracted"})

    for problem in problems_of(manuscript, facts):
        part, number = numbered_part(problem.where)
        assert part in PARTS
        if part == "question":
            assert 1 <= number <= len(manuscript.questions)
            text = manuscript.questions[number - 1].answer
        else:
            text = getattr(manuscript, part, "")
        if problem.line:
            assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 1
