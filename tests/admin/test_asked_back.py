"""Counting answers at the desk: two buttons, numbers by day, and nothing about anybody."""

from datetime import date

import html5lib
import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from articles.models import Edition, TeachBackTally
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_teach_back,
)
from tests.writing import form_of, make_writer, step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may count."""
    person = make_writer("ben")
    person.user_permissions.add(Permission.objects.get(codename="change_teachbacktally"))
    client.force_login(person)
    return client


@pytest.fixture
def edition() -> Edition:
    """An edition that asks two questions back."""
    article = make_article(slug="day", title="The day")
    make_teach_back(article, question="When may you drive?", points="Tomorrow")
    make_teach_back(article, question="Whom will you call?", points="Us, on {clinic.phone}")
    return make_edition(article)


def page_of(edition: Edition) -> str:
    return step(edition.article, "asked-back")


def counted(edition: Edition, *, clear: int, unclear: int, place: int = 1) -> None:
    TeachBackTally.objects.create(
        edition=edition, place=place, day=date(2026, 1, 1), clear=clear, unclear=unclear
    )


def counts() -> list[tuple[int, int, int]]:
    return list(TeachBackTally.objects.order_by("pk").values_list("place", "clear", "unclear"))


def test_a_press_counts_for_the_question_the_edition_and_today(desk: Client, edition: Edition):
    answer = desk.post(page_of(edition), {"answer": "1.2.unclear"}, follow=True)
    desk.post(page_of(edition), {"answer": "1.2.clear"})
    desk.post(page_of(edition), {"answer": "1.2.clear"})

    tally = TeachBackTally.objects.get()
    assert (tally.edition, tally.place, tally.day) == (edition, 2, timezone.localdate())
    assert (tally.clear, tally.unclear) == (2, 1)
    page = words(answer.content)
    assert "Counted: needed explaining again." in page
    assert "Today: 0 well, 1 again. In all: 0 well, 1 again." in page


def test_a_press_can_be_taken_back_but_never_below_nothing(desk: Client, edition: Edition):
    desk.post(page_of(edition), {"answer": "1.1.clear"})
    for _ in range(2):
        answer = desk.post(page_of(edition), {"answer": "1.1.clear", "take_back": "1"}, follow=True)

    assert counts() == [(1, 0, 0)]
    assert "Taken back." in words(answer.content)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1",
        "1.3.clear",
        "1.0.clear",
        "2.1.clear",
        "1.1.maybe",
        "x.y.z",
        "1.1.clear.9" * 900,
        "²",
    ],
)
def test_what_nobody_asks_is_not_counted(desk: Client, edition: Edition, code: str):
    answer = desk.post(page_of(edition), {"answer": code}, follow=True)

    assert answer.status_code == 200
    assert counts() == [] or code.startswith("1.1.clear")
    assert desk.get(page_of(edition), {"counted": code}).status_code == 200


def test_the_clinic_s_own_names_stand_in_it(desk: Client, edition: Edition):
    make_clinic(phone="01632 960123")

    assert "Us, on 01632 960123" in words(desk.get(page_of(edition)).content)


def test_today_is_shown_beside_all_days(desk: Client, edition: Edition):
    counted(edition, clear=7, unclear=2)
    desk.post(page_of(edition), {"answer": "1.1.clear"})

    assert "Today: 1 well, 0 again. In all: 8 well, 2 again." in words(
        desk.get(page_of(edition)).content
    )


def test_the_least_clear_question_is_named_with_its_number_of_answers(
    desk: Client, edition: Edition
):
    counted(edition, clear=8, unclear=2)
    counted(edition, clear=2, unclear=4, place=2)

    page = words(desk.get(page_of(edition)).content)

    assert "Least clear: Whom will you call? It needed explaining again 4 times out of 6" in page


def test_few_answers_rank_nothing(desk: Client, edition: Edition):
    counted(edition, clear=0, unclear=4)
    counted(edition, clear=30, unclear=0, place=2)

    page = words(desk.get(page_of(edition)).content)

    assert "Least clear" not in page
    assert "fewer say little" in page


def test_each_edition_keeps_its_own_counts(desk: Client, edition: Edition):
    counted(edition, clear=1, unclear=9)
    edition.article.teach_back_questions.last().delete()
    make_edition(edition.article)

    page = words(desk.get(page_of(edition)).content)

    assert "Today: 0 well, 0 again. In all: 0 well, 0 again." in page
    assert page.index("Edition 2, published") < page.index("Edition 1, published")
    assert "again 9 times out of 10 (90%)" in page


def test_a_withdrawn_article_shows_its_counts_and_no_buttons(desk: Client, edition: Edition):
    counted(edition, clear=5, unclear=5)
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="Old.")

    page = words(desk.get(page_of(edition)).content)

    assert "Nothing to count now" in page
    assert "again 5 times out of 10 (50%)" in page


def test_those_who_may_only_look_cannot_count(client: Client, edition: Edition):
    client.force_login(make_writer())

    page = client.get(page_of(edition))

    assert "Counting needs the permission" in words(page.content)
    assert b'name="answer"' not in page.content
    assert client.post(page_of(edition), {"answer": "1.1.clear"}).status_code == 403
    assert counts() == []


def test_nobody_counts_without_a_token_or_a_log_in(edition: Edition):
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post(page_of(edition), {"answer": "1.1.clear"}).status_code == 403
    assert counts() == []


def test_there_is_no_field_to_type_into(desk: Client, edition: Edition):
    page = desk.get(page_of(edition), {"counted": "1.1.clear"}).content.decode()

    tree = html5lib.parse(page, namespaceHTMLElements=False).find(".//main")
    fields = [*tree.iter("input"), *tree.iter("textarea"), *tree.iter("select")]
    assert {field.get("type") for field in fields} == {"hidden"}
    assert {field.name for field in TeachBackTally._meta.get_fields()} == {
        "id", "edition", "place", "day", "clear", "unclear",
    }  # fmt: skip


def test_the_form_and_the_edition_lead_to_it(desk: Client, edition: Edition):
    person = make_writer("carla")
    person.user_permissions.add(Permission.objects.get(codename="view_edition"))
    silent = make_edition(make_article())

    assert page_of(edition) in desk.get(form_of(edition.article)).content.decode()
    assert page_of(silent) not in desk.get(form_of(silent.article)).content.decode()
    desk.force_login(person)
    shown = desk.get(f"/admin/articles/edition/{edition.pk}/change/").content.decode()
    assert f"{page_of(edition)}#edition-1" in shown


def test_a_person_without_rights_to_articles_sees_nothing(client: Client, edition: Edition):
    person = make_writer()
    person.user_permissions.clear()
    client.force_login(person)

    assert client.get(page_of(edition)).status_code == 403
