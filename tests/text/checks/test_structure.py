"""What is found while a text is read: each problem once."""

from datetime import date

import pytest

from articles.text.checks.facts import Facts
from articles.text.checks.judging import problems_of
from articles.text.manuscript import Manuscript, QuestionText, ReferenceText, TeachBackText
from articles.text.problems import Problem

FACTS = Facts(today=date(2026, 11, 2), readable={"ankle"}, waiting={"draft"})
PAPER = ReferenceText("a-2019", {"title": "On sheets"})
CHANCE = "::: chance {title}\n{lines}\nsource: [@a-2019]\n:::"

CASES = {
    "article_link_broken": "[x](article:nowhere)",
    "article_link_waiting": "[x](article:draft)",
    "block_unclosed": "::: note Title\ntext",
    "block_unknown": "::: danger Title\ntext\n:::",
    "callout_untitled": "::: warning\ntext\n:::",
    "chance_denominators_differ": CHANCE.format(title="Q?", lines="1 in 10 a\n1 in 100 b"),
    "chance_empty": CHANCE.format(title="Q?", lines=""),
    "chance_line_unread": CHANCE.format(title="Q?", lines="1 in 10 a\nabout 3"),
    "chance_too_coarse": CHANCE.format(title="Q?", lines="0.5 in 100 a"),
    "chance_unsourced": "::: chance Q?\n1 in 10 a\n:::",
    "characters_removed": "a&#8238;b",
    "citation_malformed": "x.[@a; b]",
    "citation_unresolved": "x.[@nope]",
    "heading_skipped": "## One\n\n#### Two",
    "image_elsewhere": "![](https://example.org/x.png)",
    "image_unknown": "![](image:nope)",
    "link_unsafe": "[x](ftp://example.org)",
    "name_unknown": "{clinic.fax}",
    "nested_too_deeply": ">" * 30 + " text",
    "step_line_unread": "::: steps\nGo home.\n:::",
    "teach_back_pointless": (TeachBackText("Why rest?", ()),),
    "teach_back_too_full": (TeachBackText("Why rest?", ("a", "b", "c", "d", "e")),),
    "teach_back_too_many": 6 * (TeachBackText("Why rest?", ("It heals",)),),
    "teach_back_unasked": (TeachBackText("Tell me why.", ("It heals",)),),
    "text_missing": "  \n",
    "title_unwanted": "::: short Title\n- One\n:::",
}


def found(body, *, title="Title", questions=(), teach_back=()):
    if isinstance(body, tuple):
        body, teach_back = "Rest.", body
    manuscript = Manuscript(
        "en", title, "", body, questions, references=(PAPER,), teach_back=teach_back
    )
    return problems_of(manuscript, FACTS)


@pytest.mark.parametrize(("code", "body"), CASES.items())
def test_each_problem_is_found_alone(code, body):
    assert [problem.code for problem in found(body)] == [code]


def test_a_sound_text_has_no_problem():
    body = "## Head\n\nText.[@a-2019] [x](article:ankle) [y](#head) [z](#references)"

    assert found(body) == ()


def test_a_link_to_a_place_that_is_not_there_is_broken():
    assert found("## Head\n\n[x](#heat)") == (Problem("article_link_broken", "#heat", line=3),)


def test_a_title_is_missing_where_it_is_blank():
    assert found("Text.", title=" ") == (Problem("text_missing", "title", where="title"),)


def test_problems_come_in_the_order_of_the_text():
    problems = found(
        "[x](article:nowhere)\n\n{clinic.fax}\n\n![](image:nope)",
        questions=(QuestionText("Why?", "Because.[@nope]"), QuestionText("When?", "{clinic.fax}")),
        teach_back=(TeachBackText("Whom do you call?", ("{clinic.fax}",)),),
    )

    assert [(problem.where, problem.line) for problem in problems] == [
        ("body", 1),
        ("body", 3),
        ("body", 5),
        ("question 1", 1),
        ("question 2", 1),
        ("teach-back 1", 0),
    ]
