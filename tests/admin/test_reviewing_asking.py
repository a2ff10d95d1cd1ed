"""Asking for a review at the desk, and what then waits on whose desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, ReviewRequest
from tests.builders import make_article, make_clinic, make_edition, make_reviewer
from tests.reviewing import ask, saved_by
from tests.writing import form_of, make_writer, opened, step, words

pytestmark = pytest.mark.django_db

DESK = "/admin/"


@pytest.fixture
def anna():
    return make_writer("anna", first_name="Anna", last_name="Bell")


@pytest.fixture
def desk(client: Client, anna) -> Client:
    """The desk of somebody who writes."""
    client.force_login(anna)
    return client


@pytest.fixture
def ben():
    return make_reviewer("ben", first_name="Ben", last_name="Ruiz")


def seen_by(person, address: str = DESK) -> str:
    client = Client()
    client.force_login(person)
    return words(client.get(address).content)


def test_a_colleague_is_asked_by_when_and_what(desk: Client, ben):
    article = make_article(title="Rest")
    due = timezone.localdate() + timedelta(days=7)
    data = {"reviewer": ben.pk, "due_on": due.isoformat(), "question": "Is one day enough?"}

    answer = desk.post(step(article, "review/ask"), data, follow=True)

    page = words(answer.content)
    assert "Asked. It waits on the desk of Ben Ruiz now." in page
    assert "Ben Ruiz is asked, by" in page
    assert "Is one day enough?" in page
    asked = seen_by(ben)
    assert "1 to review" in asked
    assert "Anna Bell asks for your review. “Is one day enough?”" in asked
    assert "Wanted by" in asked
    mine = words(desk.get(DESK).content)
    assert "You asked" in mine
    assert "Ben Ruiz has not answered yet. “Is one day enough?”" in mine


def test_anybody_who_may_review_is_asked(desk: Client, ben):
    desk.post(step(make_article(title="Rest"), "review/ask"), {"reviewer": ""})

    assert "Anna Bell asks anybody for a review." in seen_by(ben)
    assert "Anybody may review it; nobody has yet." in words(desk.get(DESK).content)


def test_only_those_who_may_review_it_are_offered(desk: Client, ben):
    author = make_reviewer("carla", first_name="Carla")
    make_writer("dora", first_name="Dora")
    article = saved_by(author, make_article(), body="Carla's words.")

    page = words(desk.get(step(article, "review/ask")).content)

    assert "Anybody who may review Ben Ruiz" in page
    assert "Carla" not in page
    assert "Dora" not in page


def test_whoever_is_not_offered_cannot_be_asked_either(desk: Client, ben):
    article = make_article()

    answer = desk.post(
        step(article, "review/ask"), {"reviewer": make_writer().pk, "question": "Hm?"}
    )

    assert "This colleague can no longer review the text." in words(answer.content)
    assert "Hm?" in answer.content.decode()
    assert not ReviewRequest.objects.exists()


@pytest.mark.parametrize("day", ["2020-01-01", "tomorrow", "2026-13-40"])
def test_a_day_that_is_over_or_none_is_refused_and_nothing_is_lost(desk: Client, ben, day: str):
    data = {"reviewer": ben.pk, "due_on": day, "question": "Is it so?"}

    answer = desk.post(step(make_article(), "review/ask"), data)

    assert "errorlist" in answer.content.decode()
    assert "Is it so?" in answer.content.decode()
    assert not ReviewRequest.objects.exists()


def test_what_is_asked_is_taken_back(desk: Client, ben, anna):
    article = make_article()
    request = ask(article, by=anna, reviewer=ben, question="Is it so?")
    address = f"{step(article, 'review/ask')}{request.pk}/"

    answer = desk.post(address, follow=True)
    again = desk.post(address, follow=True)

    assert "Taken back." in words(answer.content)
    assert "answered or taken back already" in words(again.content)
    assert "Is it so?" not in words(answer.content)
    assert "to review" not in seen_by(ben)


def test_taking_back_needs_a_press_of_the_button_and_the_right_article(desk: Client, anna):
    article = make_article()
    request = ask(article, by=anna)

    assert desk.get(f"{step(article, 'review/ask')}{request.pk}/").status_code == 405
    assert desk.post(f"{step(make_article(), 'review/ask')}{request.pk}/").status_code == 404
    assert ReviewRequest.objects.open().exists()


def test_a_reviewer_who_does_not_write_asks_nobody(client: Client, ben):
    client.force_login(ben)
    article = make_article()
    request = ask(article)

    assert client.get(step(article, "review/ask")).status_code == 403
    assert client.post(step(article, "review/ask"), {}).status_code == 403
    assert client.post(f"{step(article, 'review/ask')}{request.pk}/").status_code == 403


def test_where_nobody_else_may_review_the_page_says_what_to_do(desk: Client):
    page = words(desk.get(step(make_article(), "review/ask")).content)

    assert "There is nobody to ask" in page
    assert "A clinic of one person turns “four eyes” off" in page


def test_a_clinic_of_one_is_not_told_of_four_eyes(desk: Client):
    make_clinic(needs_four_eyes=False)

    assert "four eyes" not in words(desk.get(step(make_article(), "review/ask")).content)


def test_a_late_review_is_told_to_be_late(ben):
    now = timezone.now()
    due = timezone.localdate() - timedelta(days=2)
    ask(make_article(), at=now - timedelta(days=9), reviewer=ben, due_on=due)

    assert "2 days late, asked on" in seen_by(ben)


def test_a_question_shows_as_it_was_typed(ben):
    ask(make_article(), reviewer=ben, question="<b>Is</b> 1 < 2?")

    client = Client()
    client.force_login(ben)
    assert "<b>Is</b>" not in client.get(DESK).content.decode()
    assert "“<b>Is</b> 1 < 2?”" in words(client.get(DESK).content)


def test_asking_from_the_form_saves_what_is_not_saved_yet(desk: Client):
    article = make_article()
    data = opened(desk, form_of(article)) | {"body": "New.", "_ask": "1"}

    answer = desk.post(form_of(article), data)

    assert answer.headers["Location"] == step(article, "review/ask")
    assert Article.objects.get().body == "New."


def test_the_list_takes_the_same_few_queries_however_much_is_asked(
    ben, anna, django_assert_max_num_queries
):
    client = Client()
    client.force_login(ben)
    for _number in range(20):
        ask(make_edition().article, by=anna, reviewer=ben)

    with django_assert_max_num_queries(30):
        page = words(client.get(DESK).content)

    assert "20 to review" in page
    assert "and 8 more" in page
