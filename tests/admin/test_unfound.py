"""What people could not find, at the desk: listed, settled, and put back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from articles.models import UnfoundCount
from articles.workflow import counting_unfound
from articles.workflow.counting_unfound import count_unfound
from tests.builders import NOON, make_author, make_clinic, make_person_as, make_unfound

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/unfound/"


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_author())
    return client


def shown(desk: Client, **asked: object) -> str:
    answer = desk.get(ADDRESS, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def listed(page: str) -> list[str]:
    """The words of the rows, in their order."""
    return [part.split(">", 1)[1].split("<")[0] for part in page.split("<h2><bdi")[1:]]


def days_ago(days: int):
    return localdate() - timedelta(days=days)


def test_the_most_searched_for_lately_come_first(desk: Client):
    make_unfound("few", uses=2)
    make_unfound("long ago", uses=50, day=days_ago(120))
    make_unfound("most", uses=9, day=days_ago(80))
    make_unfound("more", uses=8)

    page = shown(desk)

    assert listed(page) == ["most", "more", "few", "long ago"]
    assert "<b>9</b> in 90 days" in page
    assert "<b>0</b> in 90 days" in page


def test_a_row_says_the_last_day_and_draws_its_months(desk: Client):
    words = make_unfound("platypus", uses=4, day=days_ago(40))
    UnfoundCount.objects.create(words=words, day=days_ago(41), uses=3)
    UnfoundCount.objects.create(words=words, day=days_ago(500), uses=6)

    page = shown(desk)

    day = days_ago(40)
    assert f"last on {day.day} {day:%B %Y}" in page
    months = {f"{days_ago(number):%B %Y}" for number in (40, 41)}
    assert all(f"{month}: " in page for month in months)
    # Older than a year: counted, but without a bar.
    assert days_ago(500).strftime("%B %Y") not in page
    assert page.count("</title></rect>") == len(months)


def test_leads_to_the_search_itself_which_counts_nobody_from_the_desk(desk: Client):
    make_unfound("zebra driving")
    make_unfound("cebra", language="es")

    page = shown(desk)

    for address in ("/search/?q=zebra+driving&amp;desk=1", "/es/search/?q=cebra&amp;desk=1"):
        assert f'<a href="{address}">Search for it now' in page
        assert desk.get(address.replace("&amp;", "&")).status_code == 200
    assert UnfoundCount.objects.count() == 2
    assert not UnfoundCount.objects.filter(uses__gt=1).exists()


def test_says_how_it_is_counted_and_what_is_not_kept(desk: Client):
    page = shown(desk)

    assert "No address, no device, no time of day" in page
    assert "forgotten after 24 months" in page


def test_a_list_without_words_says_so_kindly(desk: Client):
    assert "Nothing is missing that we know of" in shown(desk)
    assert "Nothing is settled here." in shown(desk, settled=1)


def test_words_are_shown_as_words(desk: Client):
    make_unfound("<script>alert(1)</script>")

    assert "<script>alert" not in shown(desk)


def test_a_language_narrows_the_list(desk: Client):
    make_unfound("driving")
    make_unfound("conducir", language="es")

    assert listed(shown(desk, language="es")) == ["conducir"]
    assert set(listed(shown(desk, language=""))) == {"driving", "conducir"}
    assert set(listed(shown(desk, language="xx"))) == {"driving", "conducir"}


def test_a_translator_sees_what_is_missing_in_the_languages_they_write(client: Client):
    make_clinic()
    client.force_login(make_person_as("Translator"))
    make_unfound("driving")
    make_unfound("conducir", language="es")

    page = shown(client)

    assert listed(page) == ["conducir"]
    assert listed(shown(client, language="en")) == ["conducir"]
    assert ">English<" not in page


def test_who_writes_in_one_language_alone_has_nothing_to_choose(client: Client, settings):
    settings.LANGUAGES = [("en", "English")]
    make_clinic()
    client.force_login(make_author())

    assert "All languages" not in shown(client)


def test_whoever_writes_no_articles_is_not_let_in(client: Client):
    client.force_login(make_person_as("Reviewer"))

    assert client.get(ADDRESS).status_code == 403
    assert ADDRESS not in client.get("/admin/").content.decode()


def test_what_is_settled_goes_and_can_be_undone_at_once(desk: Client):
    words = make_unfound("tattoo")

    answer = desk.post(f"{ADDRESS}{words.pk}/settle/", follow=True)
    page = " ".join(answer.content.decode().split())
    assert listed(page) == []
    assert "Settled: <b>tattoo</b>" in page
    assert listed(shown(desk, settled=1)) == ["tattoo"]

    desk.post(f"{ADDRESS}{words.pk}/settle/", {"take_back": "1"})
    assert listed(shown(desk)) == ["tattoo"]
    assert "Settled: " not in shown(desk, just=words.pk)


@pytest.mark.parametrize("just", ["", "0", "x", "99999", "٣"])
def test_an_address_that_names_nothing_settled_says_nothing(desk: Client, just: str):
    make_unfound("tattoo")

    assert "Settled: " not in shown(desk, just=just)


def test_words_of_a_language_that_somebody_does_not_write_are_not_theirs_to_settle(client: Client):
    client.force_login(make_person_as("Translator"))
    words = make_unfound("driving")

    assert client.post(f"{ADDRESS}{words.pk}/settle/").status_code == 403
    words.refresh_from_db()
    assert words.settled_at is None


def test_words_that_are_gone_are_not_found(desk: Client):
    assert desk.post(f"{ADDRESS}77/settle/").status_code == 404


def test_a_flood_is_told_of(desk: Client, monkeypatch):
    assert "perhaps a program is searching" not in shown(desk)
    monkeypatch.setattr(counting_unfound, "MOST_TALLIES", 1)
    count_unfound("flood", language="en", at=NOON)

    assert "perhaps a program is searching" in shown(desk)


def test_long_lists_have_pages_and_no_more_queries(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    make_unfound("word")
    shown(desk)
    with django_assert_num_queries(QUERIES):
        shown(desk)
    for number in range(60):
        make_unfound(f"word{number}")
    with django_assert_num_queries(QUERIES):
        page = shown(desk)

    assert len(listed(page)) == 50
    assert "Page 1 of 2" in page
    assert len(listed(shown(desk, p=2))) == 11


QUERIES = 10


def test_the_work_list_has_one_line_for_what_is_new(desk: Client):
    assert 'id="unfound"' not in desk.get("/admin/").content.decode()
    make_unfound("old", day=days_ago(14))
    assert 'id="unfound"' not in desk.get("/admin/").content.decode()
    for number in range(5):
        make_unfound(f"new{number}", uses=10 - number, day=days_ago(13))

    page = " ".join(desk.get("/admin/").content.decode().split())

    assert "<b>5</b> not found" in page
    assert "New in the last two weeks: “new0”, “new1”, “new2” and 2 more." in page


def test_the_work_list_says_nothing_of_what_is_settled(desk: Client):
    words = make_unfound("tattoo")
    desk.post(f"{ADDRESS}{words.pk}/settle/")

    assert 'id="unfound"' not in desk.get("/admin/").content.decode()
