"""The gate: facts around a text, the clinic's own weights, and who has approved it."""

import pytest

from articles.models import Article, ChangeKind
from articles.text.problems import Problem
from articles.workflow.errors import TextNotReadyError
from articles.workflow.gate import gate_of
from articles.workflow.publishing import Change, publish, publish_starter
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_person,
    make_publisher,
    make_reference,
)

pytestmark = pytest.mark.django_db
CHANGE = Change("First edition.", ChangeKind.SUBSTANTIAL)
LONG = "Rest " + "and rest " * 30 + "today."


def owned(**changes) -> Article:
    return make_article(owner=make_person(), **changes)


def codes(article: Article) -> list[str]:
    return [problem.code for problem in gate_of(article, article.manuscript()).problems]


def stopping(article: Article) -> list[str]:
    return [problem.code for problem in gate_of(article, article.manuscript()).stopping]


def test_a_text_that_nobody_else_has_approved_stops():
    article = owned()

    assert codes(article) == ["not_approved"]
    assert stopping(article) == ["not_approved"]
    approve(article)
    assert codes(article) == []


def test_a_clinic_of_one_person_needs_no_approval():
    make_clinic(needs_four_eyes=False)

    assert codes(owned()) == []


def test_what_no_sheet_can_print_is_told():
    make_clinic(needs_four_eyes=False)
    article = owned(body="Rest \U0001f6cc.")

    assert gate_of(article, article.manuscript()).problems == (
        Problem("characters_unprintable", "\U0001f6cc"),
    )


def test_it_knows_how_an_article_is_looked_after():
    make_clinic(needs_four_eyes=False)
    facts = {"kind": "drug", "body": "It helps. Rest."}

    assert "emergency_missing" in codes(owned(**facts))
    assert "owner_missing" not in codes(owned(**facts))
    assert "owner_missing" in codes(make_article(**facts))


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("standing", []),
        ("corrected", ["reference_corrected"]),
        ("concern", ["reference_in_doubt"]),
        ("retracted", ["reference_retracted"]),
    ],
)
def test_it_knows_what_publishers_have_said_of_references_since(status: str, found: list[str]):
    make_clinic(needs_four_eyes=False)
    make_reference("smith-2020", status=status)

    article = owned(body="It helps.[@smith-2020]")

    assert codes(article) == found
    assert stopping(article) == [code for code in found if code == "reference_retracted"]


def test_a_clinic_chooses_what_stops_publication():
    article = owned(body=LONG)
    approve(article)
    make_clinic(check_weights={"sentence_long": "block"})

    with pytest.raises(TextNotReadyError, match="sentence_long"):
        publish(article, by=make_publisher(), at=NOON, change=CHANGE)

    make_clinic(check_weights={})
    assert publish(article, by=make_publisher(), at=NOON, change=CHANGE).number == 1


def test_a_clinic_cannot_let_pass_what_would_break_a_page():
    article = owned(body="::: note A\nRest.")
    make_clinic(check_weights={"block_unclosed": "advise"}, needs_four_eyes=False)

    assert stopping(article) == ["block_unclosed"]


def test_starter_texts_come_whatever_a_clinic_chose():
    """Else a stricter clinic, or a retraction, would keep the portal from starting anew."""
    make_clinic(check_weights={"owner_missing": "block"})
    make_reference("smith-2020", status="retracted")

    edition = publish_starter(make_article(body="It helps.[@smith-2020]"), at=NOON, change=CHANGE)

    assert edition.number == 1
