"""What readers are told of an edition that was reviewed again and left as it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Edition
from articles.workflow.renewing import renew
from tests.builders import make_article, make_clinic, make_edition, make_reviewer
from tests.handouts.paper import words

pytestmark = pytest.mark.django_db

SAID = "by Bea Brown: nothing had to change"


@pytest.fixture
def overdue() -> Edition:
    """An edition whose review was due a month ago."""
    make_clinic(page_notice_days=0, sheet_notice_days=0)
    return make_edition(slug="day", at=timezone.now() - timedelta(days=400))


def renewed(edition: Edition, **changes: Any) -> None:
    bea = make_reviewer(first_name="Bea", last_name="Brown")
    renew(edition, by=bea, at=timezone.now(), **changes)


def read(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_page_says_so_and_is_overdue_no_longer(client: Client, overdue: Edition):
    assert "Overdue" in read(client, "/articles/day/")

    renewed(overdue, note="Only for colleagues.")

    page = read(client, "/articles/day/")
    assert f"Reviewed again on {timezone.localdate():%-d %B %Y} {SAID}." in page
    assert "Overdue" not in page
    assert "Only for colleagues." not in page
    assert f"{Edition.objects.get().due_on:%-d %B %Y}" in page


def test_the_check_page_and_the_history_say_so(client: Client, overdue: Edition):
    renewed(overdue)

    for address in (f"/c/{overdue.check_code}/", "/articles/day/history/"):
        page = read(client, address)
        assert SAID in page
        assert "late" not in page


def test_a_colleague_whose_name_is_gone_is_not_shown_by_how_they_log_in(
    client: Client, overdue: Edition
):
    bea = make_reviewer("bea-login", first_name="Bea", last_name="Brown")
    renew(overdue, by=bea, at=timezone.now())
    bea.first_name = bea.last_name = ""
    bea.save()

    page = read(client, "/articles/day/history/")

    assert "by a colleague at this clinic: nothing had to change" in page
    assert "bea-login" not in page


def test_the_sheet_says_so_and_is_another_sheet_than_before(client: Client, overdue: Edition):
    before = client.get("/articles/day/handout.pdf")
    renewed(overdue)

    after = client.get("/articles/day/handout.pdf")

    assert before.headers["ETag"] != after.headers["ETag"]
    assert "should have been reviewed" in words(before.content)
    text = words(after.content)
    assert SAID in text
    assert "should have been reviewed" not in text
    assert f"{Edition.objects.get().due_on:%-d %B %Y}" in text


def test_a_sheet_kept_by_the_reader_no_longer_counts_as_the_same(client: Client, overdue: Edition):
    etag = client.get("/articles/day/handout.pdf").headers["ETag"]
    held = {"If-None-Match": etag}
    assert client.get("/articles/day/handout.pdf", headers=held).status_code == 304

    renewed(overdue)

    assert client.get("/articles/day/handout.pdf", headers=held).status_code == 200


def test_no_page_asks_once_more_for_each_renewal(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make_article(slug="day")
    for number in range(3):
        at = datetime(2026, 1, 1 + number, 12, tzinfo=UTC)
        edition = make_edition(article, at=at, body=f"Text {number}.")
        for day in range(3):
            bea = make_reviewer(first_name="Bea", last_name="Brown")
            renew(edition, by=bea, at=at + timedelta(days=day + 1))

    with django_assert_num_queries(3):
        client.get("/articles/day/history/")
    with django_assert_num_queries(4):
        client.get("/articles/day/")
    with django_assert_num_queries(5):
        client.get(f"/c/{edition.check_code}/")
