"""How the link of an expert ends: each time with a page that says why, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, ExpertInvitation, Review
from articles.workflow.inviting import revoke
from articles.workflow.publishing import withdraw
from tests.builders import make_article, make_clinic, make_edition, make_publisher, make_reviewer
from tests.inviting import link_of, make_invitation, send
from tests.writing import fields, words

pytestmark = pytest.mark.django_db


def ago(**days):
    return timezone.now() - timedelta(**days)


def revoked(invitation):
    revoke(invitation, by=make_reviewer(), at=timezone.now())


def published(invitation):
    make_edition(invitation.article, at=timezone.now())


def withdrawn(invitation):
    make_edition(invitation.article, at=ago(days=9))
    withdraw(invitation.article, by=make_publisher(), at=timezone.now(), reason="Overtaken.")


def expired(invitation):
    ExpertInvitation.objects.update(expires_at=ago(minutes=1))


def changed(invitation):
    Article.objects.update(body="Another text.")


def deleted(invitation):
    Article.objects.all().delete()


ENDS = [
    (revoked, "This invitation was taken back"),
    (published, "The article has been published meanwhile"),
    (withdrawn, "The article was withdrawn"),
    (expired, "This link has expired"),
    (changed, "The text has changed since we asked you"),
    (deleted, "The draft is no longer there"),
]


@pytest.mark.parametrize(("happens", "said"), ENDS)
def test_a_link_that_has_ended_says_why_and_whom_to_ask(client: Client, happens, said):
    make_clinic(phone="01632 960123")
    invitation = make_invitation(make_article(body="A secret so far."))
    happens(invitation)

    response = client.get(link_of(invitation))
    page = words(response.content)

    assert response.status_code == 410
    assert said in page
    assert "01632 960123" in page
    assert "A secret so far." not in page


@pytest.mark.parametrize(("happens", "said"), ENDS)
def test_what_was_typed_when_a_link_ended_is_shown_back(client: Client, happens, said):
    invitation = make_invitation()
    happens(invitation)

    response = send(client, invitation, comment="Rest for\n<two> days.")

    assert response.status_code == 410
    assert said in words(response.content)
    if happens is not deleted:
        assert "Rest for\n&lt;two&gt; days." in response.content.decode()
        assert "Dr Ada Byron" in words(response.content)
    assert not Review.objects.filter(invitation__isnull=False).exists()


def test_what_was_typed_is_shown_back_even_if_it_was_not_complete(client: Client):
    invitation = make_invitation()
    changed(invitation)

    page = send(client, invitation, decision="", comment="Rest for two days.")

    assert page.status_code == 410
    assert "Rest for two days." in words(page.content)


def test_what_was_said_of_a_paragraph_is_shown_back_with_how_it_began(client: Client):
    invitation = make_invitation(make_article(body="Rest for a day, then eat."))
    page = fields(client.get(link_of(invitation)).content.decode(), form="answer-form")
    changed(invitation)

    said = {"said:body:1": "Which day?", "quotes": page["quotes"][0]}
    response = send(client, invitation, **said)

    assert "“Rest for a day, then eat.” Which day?" in words(response.content)


@pytest.mark.parametrize(
    "quotes", ["[" * 100_000, "null", '["a"]', '{"said:body:1": {"a": 1}}', "1e999"]
)
def test_no_hostile_quotes_break_anything(client: Client, quotes: str):
    invitation = make_invitation()
    changed(invitation)

    response = send(client, invitation, quotes=quotes, **{"said:body:1": "Which day?"})

    assert response.status_code == 410
    assert "Which day?" in words(response.content)
