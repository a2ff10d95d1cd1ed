"""Readers are told the truth about who reviewed what they read, and about what was overridden."""

from dataclasses import replace

import pytest
from django.test import Client

from articles.workflow.publishing import publish
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_reviewer,
    make_starter_edition,
)
from tests.handouts.paper import words as words_of_pdf
from tests.reviewing import MINOR, may_override
from tests.writing import words

pytestmark = pytest.mark.django_db

REASON = "Nobody else is here, and the old dose is dangerous."


def page(client: Client, address: str = "/articles/rest/") -> str:
    return words(client.get(address).content)


def sheet(client: Client) -> str:
    return words_of_pdf(client.get("/articles/rest/handout.pdf").content)


def overridden(**changes):
    article = make_article(slug="rest", **changes)
    change = replace(MINOR, override=REASON)
    return publish(article, by=may_override(), at=NOON, change=change)


def test_the_reviewer_is_named(client: Client):
    article = make_article(slug="rest")
    approve(article, by=make_reviewer(first_name="Ben", last_name="Ruiz"))
    edition = publish(article, by=make_publisher(), at=NOON, change=MINOR)

    assert "By Ben Ruiz, before this edition" in page(client)
    assert "By Ben Ruiz, before this edition" in page(client, f"/c/{edition.check_code}")
    assert "Reviewed by: Ben Ruiz" in sheet(client)


def test_a_clinic_of_one_says_that_there_was_no_second_reviewer(client: Client):
    make_clinic(needs_four_eyes=False)
    edition = make_edition(slug="rest", is_approved=False)

    assert "No second person has reviewed this edition" in page(client)
    assert "No second person has reviewed" in page(client, f"/c/{edition.check_code}")
    text = sheet(client)
    assert "No second person has reviewed this edition" in text
    assert "Not yet reviewed by this clinic" not in text


def test_an_edition_nobody_approved_says_so_and_keeps_the_reason_to_the_clinic(client: Client):
    overridden()

    text = page(client)

    assert "Published before a second person had reviewed it" in text
    assert "although one of its checks" not in text
    assert REASON not in text
    assert "Published before a second person had reviewed it" in sheet(client)
    assert "Not yet reviewed by this clinic" in sheet(client)


def test_an_edition_published_against_a_check_says_so(client: Client):
    overridden(body="It helps.[@nobody-2020]")

    sentence = "The clinic published this edition although one of its checks had stopped it."
    assert sentence in page(client)
    assert sentence in sheet(client)
    assert REASON not in page(client)


def test_a_starter_text_says_that_this_clinic_has_not_reviewed_it(client: Client):
    make_starter_edition(slug="rest")

    assert "Not yet reviewed by a clinician of this clinic" in page(client)
