"""Later, at the desk: plans typed by the clinic's clocks, shown, and given up."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article, PlannedStep
from articles.workflow.planning import take_due_steps
from tests.builders import approve, make_article, make_clinic, make_edition
from tests.clock import stopped_at
from tests.writing import form_of, make_writer, step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The desk of a publisher in Dublin, on a day in January 2027."""
    settings.TIME_ZONE = "Europe/Dublin"
    stopped_at(monkeypatch, datetime(2027, 1, 10, 12, tzinfo=UTC))
    client.force_login(make_writer("carla", may_publish=True))
    return client


@pytest.fixture
def article(db: None) -> Article:
    article = make_article(title="Your day")
    approve(article)
    return article


def said(**changes: str) -> dict[str, str]:
    """What the form to publish later sends when it is filled in."""
    fields = {"day": "2027-07-05", "time": "08:00", "note": "We say when to stop.", "kind": "minor"}
    return {"act": "publish"} | {f"publish-{name}": one for name, one in (fields | changes).items()}


def test_a_time_is_the_clinic_s_own(desk: Client, article: Article):
    answer = desk.post(step(article, "plan"), said(), follow=True)

    assert PlannedStep.objects.get().at == datetime(2027, 7, 5, 7, tzinfo=UTC)
    assert "To be published on 5 July 2027" in words(answer.content)
    assert "planned by carla." in words(answer.content)


def test_a_time_that_no_clock_shows_is_refused_and_nothing_typed_is_lost(
    desk: Client, article: Article
):
    answer = desk.post(step(article, "plan"), said(day="2027-03-28", time="01:30"))

    assert "There is no" in words(answer.content)
    assert "the clocks are put forward over it" in words(answer.content)
    assert 'value="2027-03-28"' in answer.content.decode()
    assert "We say when to stop." in answer.content.decode()
    assert not PlannedStep.objects.exists()


@pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
def test_a_time_that_comes_twice_is_asked_about_and_both_can_be_had(
    desk: Client, article: Article, which: str, hour: int
):
    answer = words(desk.post(step(article, "plan"), said(day="2027-10-31", time="01:30")).content)
    assert "This time comes twice that night" in answer
    assert "01:30, before the clocks are put back" in answer
    assert "01:30, after the clocks are put back (GMT)" in answer
    assert not PlannedStep.objects.exists()

    desk.post(step(article, "plan"), said(day="2027-10-31", time="01:30", twice=which))

    assert PlannedStep.objects.get().at == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "words_of_it"),
    [
        ({"day": "2027-01-09"}, "Choose a day from today on"),
        ({"day": "9999-12-31"}, "Choose a day from today on"),
        ({"day": "0001-01-01"}, "Choose a day from today on"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"day": ""}, "Choose the day."),
        ({"time": ""}, "Choose the time."),
        ({"time": "25:00"}, "Enter a valid time"),
        ({"day": "2027-01-10", "time": "11:59"}, "This time has passed."),
        ({"twice": "7"}, "To be published"),
        ({"note": " "}, "This field is required."),
    ],
)
def test_whatever_is_typed_is_answered(
    desk: Client, article: Article, changes: dict[str, str], words_of_it: str
):
    answer = desk.post(step(article, "plan"), said(**changes), follow=True)

    assert answer.status_code == 200
    assert words_of_it in words(answer.content)


def test_a_plan_is_shown_on_the_form_and_the_work_list_and_can_be_given_up(
    desk: Client, article: Article
):
    make_clinic()
    desk.post(step(article, "plan"), said())
    for address in (form_of(article), "/admin/", step(article, "plan")):
        assert "To be published on 5 July 2027" in words(desk.get(address).content)

    answer = desk.post(
        step(article, "plan"), {"give_up": PlannedStep.objects.get().pk}, follow=True
    )

    assert "Given up. Readers see nothing of it." in words(answer.content)
    assert "To be published" not in words(desk.get("/admin/").content)
    assert take_due_steps(datetime(2027, 8, 1, tzinfo=UTC)) == []


def test_what_was_not_published_as_planned_waits_for_somebody(desk: Client, article: Article):
    make_clinic()
    desk.post(step(article, "plan"), said())
    Article.objects.update(body="Rest for two days.")
    take_due_steps(datetime(2027, 7, 5, 7, tzinfo=UTC))

    page = words(desk.get("/admin/").content)
    assert "Not published as planned for 5 July 2027" in page
    assert "the text changed since." in page
    desk.post(step(article, "plan"), {"give_up": PlannedStep.objects.get().pk})

    assert "Not published as planned" not in words(desk.get("/admin/").content)


def test_a_withdrawal_is_planned_as_well(desk: Client):
    article = make_edition(title="Flu jabs", at=timezone.now() - timedelta(days=9)).article
    sent = {"day": "2027-04-01", "time": "18:00", "reason": "The campaign is over."}

    desk.post(
        step(article, "plan"), {"act": "withdraw"} | {f"withdraw-{k}": v for k, v in sent.items()}
    )

    assert "To be withdrawn on 1 April 2027" in words(desk.get(form_of(article)).content)


def test_what_stops_a_text_is_said_instead_of_a_form(desk: Client):
    page = words(desk.get(step(make_article(), "plan")).content)

    assert "Something stops this text" in page
    assert "Plan to publish" not in page


def test_somebody_who_may_not_publish_is_refused(client: Client, article: Article):
    client.force_login(make_writer("dora"))

    assert client.post(step(article, "plan"), said()).status_code == 403
    assert not PlannedStep.objects.exists()


def test_nonsense_is_not_found(desk: Client, article: Article):
    for asked in ("", "0", "x", "9" * 30):
        assert desk.post(step(article, "plan"), {"give_up": asked}).status_code == 404


def test_the_publish_page_leads_there(desk: Client, article: Article):
    page = desk.get(step(article, "publish")).content.decode()

    assert f'href="{step(article, "plan")}"' in page
