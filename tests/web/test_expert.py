"""An expert without an account: reads one draft by a link, answers once, and is never stuck."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client

from articles.models import Review
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_question,
    make_reference,
    make_reviewer,
    make_teach_back,
)
from tests.inviting import APPROVAL, link_of, make_invitation, send
from tests.writing import words

pytestmark = pytest.mark.django_db


def draft(**changes):
    make_reference("dogs-2020")
    body = "::: urgent Call us\nIf it hurts.\n:::\n\nRest for a day.[@dogs-2020]"
    article = make_article(title="Your day", body=body, **changes)
    make_question(article, question="Can I drive home?", answer="Not today.")
    make_teach_back(article, question="What will you do today?")
    return article


def test_an_expert_reads_the_whole_draft_and_what_is_asked(client: Client):
    by = make_reviewer(first_name="Anna", last_name="Field")
    invitation = make_invitation(draft(), by=by, question="Is the dose right?")

    response = client.get(link_of(invitation))
    page = words(response.content)

    assert response.status_code == 200
    for said in (
        "Your day",
        "Call us",
        "Rest for a day.",
        "Can I drive home?",
        "Not today.",
        "What will you do today?",
        "A study called dogs-2020",
        "Is the dose right?",
        "Asked by Anna Field",
    ):
        assert said in page


def test_the_draft_is_the_text_that_readers_would_see(client: Client):
    make_clinic()
    article = draft()
    before = client.get(link_of(make_invitation(article))).content.decode()
    make_edition(article)
    published = client.get(f"/articles/{article.slug}/").content.decode()

    assert inner(before, "lead") == inner(published, "lead")
    shown = inner(before, "prose")
    assert "Rest for a day." in shown
    assert "What will you do today?" in shown
    assert "A study called dogs-2020" in shown
    assert inner(published, "prose").startswith(shown)


def inner(page: str, part: str) -> str:
    """The words of the first box of this class, without room for comments and links to answers."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    box = next(box for box in tree.iter() if part in box.get("class", "").split())
    return " ".join(" ".join(read(box)).split())


def read(box: Element) -> Iterator[str]:
    if box.get("class") not in ("say", "answer-link"):
        yield box.text or ""
        for part in box:
            yield from read(part)
            yield part.tail or ""


def test_an_answer_is_taken_with_a_name_and_role_and_thanks(client: Client):
    invitation = make_invitation(draft())

    response = send(client, invitation, comment="Well said.")

    review = Review.objects.get()
    assert (review.who(), review.comment) == ("Dr Ada Byron, Pharmacist", "Well said.")
    assert response.redirect_chain == [(link_of(invitation), 303)]
    assert response.status_code == 410
    assert "Thank you: your answer is with us" in words(response.content)


def test_what_is_said_of_a_paragraph_is_kept_with_the_paragraph(client: Client):
    invitation = make_invitation(make_article(title="Your day", body="Rest.\n\nThen eat."))
    page = client.get(link_of(invitation)).content.decode()
    assert 'name="said:body:3" form="answer-form"' in page

    send(client, invitation, decision="changes", **{"said:body:3": "What?", "said:title:0": "Hm."})

    said = Review.objects.get().comments.all()
    assert [(one.part, one.line, one.passage, one.comment) for one in said] == [
        ("title", 0, "Your day", "Hm."),
        ("body", 3, "Then eat.", "What?"),
    ]


def test_a_forged_place_is_left_out_and_breaks_nothing(client: Client):
    invitation = make_invitation()
    places = ("said:body:999999", "said:question 9:1", "said:nowhere:0", "said:body:-1", "said::")

    send(client, invitation, **dict.fromkeys(places, "Words."), quotes="[[1")

    assert Review.objects.get().comments.count() == 0


def test_a_paragraph_comment_that_is_too_long_is_said_and_kept(client: Client):
    invitation = make_invitation(make_article(body="Rest."))

    page = send(client, invitation, **{"said:body:1": "x" * 4_001})

    assert "A comment on a paragraph is too long: 4001 characters" in words(page.content)
    assert "x" * 4_001 in page.content.decode()
    assert not Review.objects.exists()


def test_no_script_and_no_cookie_is_needed():
    strict = Client(enforce_csrf_checks=True)
    invitation = make_invitation()

    page = strict.get(link_of(invitation))
    answered = strict.post(link_of(invitation), APPROVAL)

    assert b"<script" not in page.content
    assert not page.cookies
    assert not answered.cookies
    assert not strict.cookies
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Give your name: an answer is signed."),
        ({"name": "\u202e"}, "Give your name: an answer is signed."),
        ({"role": " "}, "Say what you are: it stands beside your name."),
        ({"decision": ""}, "Choose one of the three answers."),
        ({"decision": "published"}, "published is not one of the available choices."),
        ({"decision": "changes", "comment": " "}, "Say what must change"),
        ({"name": "x" * 121}, "at most 120 characters (it has 121)"),
        ({"comment": "x" * 10_001}, "at most 10000 characters (it has 10001)"),
        ({"comment": "\0"}, "Null characters are not allowed."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client: Client, changes, said):
    invitation = make_invitation()

    response = send(client, invitation, **{"comment": "Rest for <two> days.", **changes})

    assert response.status_code == 200
    assert said in words(response.content)
    if "comment" not in changes:
        assert "Rest for &lt;two&gt; days." in response.content.decode()
    assert not Review.objects.exists()


def test_whoever_would_rather_not_review_only_signs(client: Client):
    send(client, make_invitation(), decision="declined", role="")

    assert Review.objects.get().decision == "declined"


def test_two_presses_make_one_answer_and_both_say_thank_you(client: Client):
    invitation = make_invitation()

    pages = [send(client, invitation, comment="Good. "), send(client, invitation, comment="Good. ")]

    assert Review.objects.count() == 1
    for page in pages:
        assert "Thank you: your answer is with us" in words(page.content)
        assert "What you wrote is not lost" not in words(page.content)


def test_another_answer_by_a_used_link_is_refused_and_shown_back(client: Client):
    invitation = make_invitation()
    send(client, invitation)

    page = send(client, invitation, decision="changes", comment="On second thoughts: no.")

    assert page.status_code == 410
    assert "On second thoughts: no." in words(page.content)
    assert Review.objects.get().decision == "approved"


def test_the_page_speaks_the_language_of_the_draft(client: Client):
    invitation = make_invitation(make_article(language="ar", title="يوم العلاج"))

    response = client.get(link_of(invitation), headers={"Accept-Language": "es"})

    assert response.headers["Content-Language"] == "ar"
    assert b'<html lang="ar" dir="rtl">' in response.content


def test_the_form_keeps_what_was_chosen(client: Client):
    page = send(client, make_invitation(), decision="changes", name="")

    checked = [line for line in page.content.decode().split("<") if "checked" in line]
    assert len(checked) == 1
    assert 'value="changes"' in checked[0]
