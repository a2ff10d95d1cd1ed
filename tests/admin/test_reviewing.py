"""The review page: the whole text, comments at their paragraphs, one decision, nothing lost."""

import pytest
from django.test import Client

from articles.models import Article, Decision, GlossaryTerm, Review
from tests.builders import (
    approve,
    make_article,
    make_edition,
    make_question,
    make_reference,
    make_reviewer,
    make_teach_back,
)
from tests.reviewing import ask, saved_by
from tests.writing import Data, fields, make_writer, step, words

pytestmark = pytest.mark.django_db

BODY = "## Before\n\nTake one tablet.\n\n- Rest.\n- Drink water."
FORM = "review-form"


@pytest.fixture
def ben():
    return make_reviewer("ben", first_name="Ben", last_name="Ruiz")


@pytest.fixture
def desk(client: Client, ben) -> Client:
    """The desk of somebody who reviews."""
    client.force_login(ben)
    return client


def opened(desk: Client, article: Article) -> Data:
    """What the browser would send if the form were sent back with nothing in it."""
    return fields(desk.get(step(article, "review")).content.decode(), form=FORM)


def test_the_reviewer_sees_everything_that_readers_would_get(desk: Client):
    make_reference("one-2019")
    GlossaryTerm.objects.create(term="Drip", meaning="A tube into a vein.")
    body = "It helps.[@one-2019]\n\nYou get a drip."
    article = make_article(title="Rest", summary="For everybody.", body=body)
    make_question(article, question="Can I drive?", answer="**No.**")
    make_teach_back(article, question="What will you do?", points="Rest")

    page = desk.get(step(article, "review"))

    text = words(page.content)
    for sentence in ("For everybody.", "You get a drip", "A tube into a vein.", "Can I drive?"):
        assert sentence in text
    assert "What will you do?" in text
    assert "A study called one-2019" in text
    assert "<strong>No.</strong>" in page.content.decode()


def test_the_reviewer_sees_what_is_asked_what_changed_and_what_the_checks_found(desk, ben):
    article = make_edition(body="Take one tablet.").article
    saved_by(make_writer(), article, body="Take two tablets.[@nobody-2020]")
    ask(article, reviewer=ben, question="Are two right?")

    page = words(desk.get(step(article, "review")).content)

    assert "Are two right?" in page
    assert "What changes since edition 1" in page
    assert "removed: one tablet" in page
    assert "has no reference" in page


def test_an_approval_is_given_and_told(desk: Client, ben):
    article = make_article(title="Rest", body=BODY)
    data = opened(desk, article) | {"decision": "approved", "comment": "Good."}

    answer = desk.post(step(article, "review"), data, follow=True)

    review = Review.objects.get()
    assert (review.decision, review.reviewer, review.comment) == (Decision.APPROVED, ben, "Good.")
    assert "You have approved “Rest”." in words(answer.content)


def test_comments_are_kept_with_the_paragraphs_they_are_about(desk: Client):
    article = make_article(title="Rest", summary="For all.", body=BODY)
    make_question(article, question="May I drive?", answer="No.\n\nNot today.")
    make_teach_back(article, question="What now?", points="Rest\nEat")
    said = {
        "said:title:0": "Which rest?",
        "said:summary:0": "All?",
        "said:body:3": "Of what?",
        "said:body:6": "How much?",
        "said:question 1:0": "Whom?",
        "said:question 1:3": "Tomorrow?",
        "said:teach-back 1:2": "What?",
    }

    desk.post(step(article, "review"), opened(desk, article) | said | {"decision": "changes"})

    kept = [
        (one.part, one.line, one.passage, one.comment)
        for one in Review.objects.get().comments.all()
    ]
    assert kept == [
        ("title", 0, "Rest", "Which rest?"),
        ("summary", 0, "For all.", "All?"),
        ("body", 3, "Take one tablet.", "Of what?"),
        ("body", 6, "- Drink water.", "How much?"),
        ("question 1", 0, "May I drive?", "Whom?"),
        ("question 1", 3, "Not today.", "Tomorrow?"),
        ("teach-back 1", 2, "Eat", "What?"),
    ]


def test_every_paragraph_has_room_for_a_comment(desk: Client):
    article = make_article(body=BODY)

    rooms = [name for name in opened(desk, article) if name.startswith("said:")]

    assert rooms == ["said:title:0", *(f"said:body:{line}" for line in (1, 3, 5, 6))]


def test_asking_for_changes_without_saying_which_is_refused(desk: Client):
    article = make_article()

    answer = desk.post(
        step(article, "review"), opened(desk, article) | {"decision": "changes", "comment": " "}
    )

    assert "Say which changes you ask for" in words(answer.content)
    assert not Review.objects.exists()


def test_a_draft_saved_meanwhile_is_not_decided_on_and_nothing_is_lost(desk: Client):
    article = make_article(body="## Before\n\nTake one tablet with food.\n\nDrink water.\n\nRest.")
    data = opened(desk, article)
    said = {"said:body:3": "Of what?", "said:body:5": "Why?", "said:body:7": "How long?"}
    after = "New.\n\n## Before\n\nTake two tablets with food.\n\nRest."
    saved_by(make_writer(), article, body=after)

    answer = desk.post(
        step(article, "review"), data | said | {"decision": "approved", "comment": "Good."}
    )

    page = words(answer.content)
    assert "The draft was saved again while you were reading." in page
    assert "added: two tablets" in page
    assert "This passage has changed since you wrote." in page
    assert not Review.objects.exists()
    found = fields(answer.content.decode(), form=FORM)
    assert found["said:body:5"] == ["Of what?"]
    assert found["said:body:7"] == ["How long?"]
    assert found["comment"] == ["Good.\n\nOn “Drink water.”: Why?"]
    desk.post(step(article, "review"), found | {"decision": "approved"})
    assert Review.objects.get().manuscript().body == after


def test_a_meaning_changed_meanwhile_is_told_as_well(desk: Client):
    word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
    article = make_article(body="You get a drip.")
    data = opened(desk, article) | {"decision": "approved"}
    saved_by(make_writer(), word, meaning="Two.")

    page = words(desk.post(step(article, "review"), data).content)

    assert "The draft was saved again" in page
    assert "added: Two" in page


def test_a_second_press_makes_no_second_review(desk: Client):
    article = make_article()
    data = opened(desk, article) | {"decision": "changes", "comment": "Why?", "said:body:1": "Hm."}

    for _press in range(2):
        desk.post(step(article, "review"), data)

    assert Review.objects.count() == 1


def test_a_review_may_be_declined(desk: Client, ben):
    article = make_article(title="Rest")
    ask(article, reviewer=ben)

    desk.post(step(article, "review"), opened(desk, article) | {"decision": "declined"})

    assert Review.objects.get().decision == Decision.DECLINED
    assert "asks for your review" not in words(desk.get("/admin/").content)


def test_authors_see_the_page_and_are_told_why_they_cannot_decide(desk: Client, ben):
    article = saved_by(ben, make_article(), body="Ben's own words.")

    page = desk.get(step(article, "review")).content
    answer = desk.post(step(article, "review"), {"decision": "approved", "comment": "Mine."})

    assert "Somebody else must decide on this text" in words(page)
    assert "Ben's own words." in words(page)
    assert 'value="approved"' not in page.decode()
    assert "another person must decide" in words(answer.content)
    assert not Review.objects.exists()


def test_those_who_may_not_review_read_only(client: Client):
    client.force_login(make_writer())
    article = make_article(body="Rest.")
    data = opened(client, article) | {"decision": "approved"}

    page = client.get(step(article, "review")).content
    answer = client.post(step(article, "review"), data)

    assert "Your account may read this, but not decide" in words(page)
    assert 'value="approved"' not in page.decode()
    assert "Your account may not decide on articles." in words(answer.content)
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"decision": "maybe"},
        {"decision": "approved", "seen": "0" * 64, "text": "no seal"},
        {"decision": "approved", "seen": "", "said:body:99999999": "x", "said:: ": "y"},
        {"decision": "changes", "comment": "\u202e\x00"},
        {"decision": "changes", "comment": "a" * 20_001},
        {"decision": "changes", "said:body:1": "a" * 4_001},
    ],
)
def test_whatever_is_sent_is_answered_with_the_page(desk: Client, data: dict[str, str]):
    article = make_article(body="Rest.")

    answer = desk.post(step(article, "review"), opened(desk, article) | data)

    assert answer.status_code == 200
    assert "Not sent yet. Nothing you wrote is lost." in words(answer.content)
    assert not Review.objects.exists()


def test_a_text_with_thousands_of_lines_can_be_reviewed(desk: Client):
    article = make_article(body="\n".join(f"- item {number}" for number in range(2_000)))

    answer = desk.post(
        step(article, "review"), opened(desk, article) | {"decision": "approved"}, follow=True
    )

    assert "You have approved" in words(answer.content)


def test_whoever_has_decided_is_reminded_and_may_decide_anew(desk: Client, ben):
    article = make_article()
    approve(article, by=ben)

    page = words(desk.get(step(article, "review")).content)

    assert "You have decided on these very words: Approved" in page
    assert "Approve this text" in page


@pytest.mark.parametrize("name", ["review", "review/ask"])
def test_strangers_are_sent_to_the_door(client: Client, name: str):
    address = step(make_article(), name)

    assert client.get(address).headers["Location"].startswith("/admin/login/")
