"""Starter text as an edition: signed by nobody until the clinic stands for it."""

import pytest

from articles.models import ChangeKind, Edition
from articles.workflow.errors import NothingChangedError, TextNotReadyError
from articles.workflow.publishing import Change, publish, publish_starter, withdraw
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_edition,
    make_publisher,
    make_starter_edition,
)

pytestmark = pytest.mark.django_db
MINOR = Change("Said more plainly.", ChangeKind.MINOR)


def test_starter_text_is_signed_by_nobody():
    edition = make_starter_edition()

    assert edition.is_starter_text
    assert edition.published_by is None
    assert list(Edition.objects.starter_texts()) == [edition]


def test_a_clinic_may_stand_for_starter_text_as_it_came():
    article = make_starter_edition().article
    approve(article)
    edition = publish(article, by=make_publisher(), at=NOON, change=MINOR)

    assert (edition.number, edition.is_starter_text) == (2, False)
    with pytest.raises(NothingChangedError):
        publish_starter(article, at=NOON, change=MINOR)


def test_starter_text_may_lead_to_what_the_clinic_has_withdrawn():
    gone = make_edition(slug="gone").article
    withdraw(gone, by=make_publisher(), at=NOON, reason="We do not offer this.")
    article = make_article(body="[x](article:gone)")

    assert make_starter_edition(article).number == 1
    with pytest.raises(TextNotReadyError):
        publish_starter(make_article(body="[x](article:nowhere)"), at=NOON, change=MINOR)
