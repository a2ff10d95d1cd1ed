"""Experts without an account, at the desk: a link is made, seen by whoever made it, taken back."""

import re

import pytest
from django.test import Client

from articles.models import Article, ExpertInvitation
from tests.builders import make_article, make_person, make_publisher, make_reviewer
from tests.inviting import link_of, make_invitation, send
from tests.writing import form_of, make_writer, step, words

pytestmark = pytest.mark.django_db
ASKED = {"name": "Dr Ada Byron", "question": "Is the dose right?", "days": "30"}


def at_the_desk(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def experts(article: Article) -> str:
    return step(article, "experts")


def links_on(page) -> list[str]:
    return re.findall(r'value="(http[^"]*/review-for-us/[^"]*)"', page.content.decode())


@pytest.mark.parametrize("make", [make_writer, make_reviewer])
def test_a_link_is_made_shown_and_leads_to_the_draft(make):
    article = make_article(body="Rest for a day.")
    desk = at_the_desk(make())

    page = desk.post(experts(article), ASKED, follow=True)

    invitation = ExpertInvitation.objects.get()
    assert "The link is made." in words(page.content)
    assert links_on(page) == [f"http://localhost:8000{link_of(invitation)}"]
    assert (invitation.expires_at - invitation.invited_at).days == 30
    visitor = Client().get(link_of(invitation))
    assert "Rest for a day." in words(visitor.content)
    assert "Is the dose right?" in words(visitor.content)


def test_the_form_leads_writers_and_reviewers_to_the_experts():
    article = make_article()
    for person in (make_writer(), make_reviewer()):
        assert experts(article) in at_the_desk(person).get(form_of(article)).content.decode()


def test_the_link_stays_to_be_seen_by_whoever_made_it_and_nobody_else():
    """An author who saw a colleague's link could approve the own text in the expert's name."""
    article, colleague = make_article(), make_reviewer(first_name="Anna", last_name="Field")
    make_invitation(article, by=colleague)

    assert len(links_on(at_the_desk(colleague).get(experts(article)))) == 1
    for other in (make_writer(), make_reviewer(), make_person(is_superuser=True)):
        page = at_the_desk(other).get(experts(article))
        assert links_on(page) == []
        assert "Only Anna Field, who made the link, can see it." in words(page.content)


def test_an_author_is_warned_that_the_approval_will_not_count():
    author, reviewer = make_writer(), make_reviewer()
    article = make_article()
    article._history_user = author  # type: ignore[attr-defined]
    article.body = "By the author."
    article.save()

    warning = "does not count as the second pair of eyes"
    assert warning in words(at_the_desk(author).get(experts(article)).content)
    assert warning not in words(at_the_desk(reviewer).get(experts(article)).content)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "x" * 121}, "This is too long"),
        ({"question": "x" * 1_001}, "This is too long"),
        ({"days": "0"}, "greater than or equal to 1"),
        ({"days": "61"}, "less than or equal to 60"),
        ({"days": "soon"}, "Enter a whole number."),
        ({"days": ""}, "This field is required."),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(changes, said):
    article = make_article()
    page = at_the_desk(make_writer()).post(experts(article), {**ASKED, **changes})

    assert page.status_code == 200
    assert said in words(page.content)
    assert "Error:" in page.content.decode()
    if "question" not in changes:
        assert "Is the dose right?" in words(page.content)
    assert not ExpertInvitation.objects.exists()


def test_an_invitation_is_taken_back_by_any_who_may_invite():
    article = make_article()
    invitation = make_invitation(article)
    desk = at_the_desk(make_writer())

    page = desk.post(f"{experts(article)}{invitation.pk}/revoke/", follow=True)

    assert "Taken back." in words(page.content)
    assert Client().get(link_of(invitation)).status_code == 410


def test_an_answered_invitation_is_not_taken_back():
    article = make_article()
    invitation = make_invitation(article)
    said = {"comment": "Well said.", "said:body:1": "Which day?"}
    send(Client(), invitation, **said)

    desk = at_the_desk(make_writer())
    page = desk.post(f"{experts(article)}{invitation.pk}/revoke/", follow=True)

    assert "has answered meanwhile" in words(page.content)
    assert "Dr Ada Byron, Pharmacist" in words(page.content)
    assert "Well said. Rest for a day. Which day?" in words(page.content)


def test_the_desk_says_how_each_invitation_ended():
    article = make_article()
    invitation = make_invitation(article)
    Article.objects.update(body="Another text.")

    page = at_the_desk(invitation.invited_by).get(experts(article))

    assert "Ended: the draft has changed" in words(page.content)
    assert links_on(page) == []


def test_whoever_neither_writes_nor_reviews_is_refused():
    article = make_article()
    invitation = make_invitation(article)
    for person in (make_publisher(), make_person()):
        desk = at_the_desk(person)
        assert desk.get(experts(article)).status_code == 403
        assert desk.post(experts(article), ASKED).status_code == 403
        assert desk.post(f"{experts(article)}{invitation.pk}/revoke/").status_code == 403
    assert ExpertInvitation.objects.filter(revoked_at=None).count() == 1


def test_nothing_is_taken_back_by_opening_an_address_or_through_another_article():
    article, other = make_article(), make_article()
    invitation = make_invitation(article)
    desk = at_the_desk(make_writer())

    assert desk.get(f"{experts(article)}{invitation.pk}/revoke/").status_code == 405
    assert desk.post(f"{experts(other)}{invitation.pk}/revoke/").status_code == 404
    assert ExpertInvitation.objects.get().revoked_at is None
