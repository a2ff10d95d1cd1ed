"""Recall at the desk: what left where, a tick for each desk, a notice to post."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import ChangeKind, Edition, PrintedSheet, RecallTick
from articles.text.check_codes import printed_code
from articles.workflow.printing import count_downloads
from articles.workflow.publishing import withdraw
from tests.builders import (
    make_clinic,
    make_edition,
    make_pack,
    make_person,
    make_print_desk,
    make_printer,
    make_publisher,
    make_receipt,
)

pytestmark = pytest.mark.django_db
RECALL = "/admin/recall/"
TODAY = timezone.now().replace(hour=12)
THEN = TODAY - timedelta(days=30)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_printer("anna"))
    make_clinic()
    return client


def words(response) -> str:
    return " ".join(response.content.decode().split())


def recalled(copies: int = 14, *, place=None, note: str = "Drink until 2 hours before.") -> Edition:
    """An edition printed ten days ago and changed in substance today."""
    first = make_edition(at=THEN, title="Your visit")
    make_receipt(first, desk=place, copies=copies, at=TODAY - timedelta(days=10))
    make_edition(first.article, at=TODAY, note=note, body="New.", kind=ChangeKind.SUBSTANTIAL)
    return first


def page_of(edition: Edition) -> str:
    return f"{RECALL}{edition.pk}/"


def table(page: str) -> list[str]:
    body = page[page.index("<tbody>") : page.index("</table>")]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>")[:-1]]


def test_a_clinic_whose_sheets_all_hold_is_told_so(desk: Client):
    make_receipt(make_edition())

    assert "Nothing is called back." in words(desk.get(RECALL))


def test_the_list_names_each_edition_why_and_who_has_yet_to_act(desk: Client):
    edition = recalled(place=make_print_desk("Reception"))

    page = words(desk.get(RECALL))

    assert "Your visit" in page
    assert printed_code(edition.check_code) in page
    assert "Changed in substance: Drink until 2 hours before." in page
    assert "Reception: 14 sheets, <b>not yet put aside</b>" in page


def test_a_withdrawn_article_says_why_and_what_to_hand_out_instead(desk: Client):
    edition, other = make_edition(at=THEN), make_edition(title="What to read")
    make_receipt(edition, at=THEN)
    withdraw(
        edition.article,
        by=make_publisher(),
        at=TODAY,
        reason="A number was wrong.",
        instead=other.article,
    )

    page = words(desk.get(page_of(edition)))

    assert "A number was wrong." in page
    assert "What to read, edition 1" in page
    assert printed_code(other.check_code) in page
    assert f"/admin/print/?item=article-{other.article_id}" in page


def test_figures_add_up_with_the_receipts(desk: Client):
    reception, ward = make_print_desk("Reception"), make_print_desk("Ward")
    edition, other = make_edition(at=THEN), make_edition(at=THEN)
    pack = make_pack(other.article, edition.article).editions.get()
    for what, place, copies, days in (
        (edition, reception, 10, 20),
        (pack, reception, 4, 10),
        (edition, ward, 1, 5),
        (other, ward, 100, 5),
    ):
        make_receipt(what, desk=place, copies=copies, at=TODAY - timedelta(days=days))
    make_edition(edition.article, at=TODAY, body="New.", kind=ChangeKind.SUBSTANTIAL)

    rows = table(words(desk.get(page_of(edition))))

    assert [re.match(r"\w+ \d+", row)[0] for row in rows] == [
        "Reception 14",
        "Ward 1",
        "Together 15",
    ]
    assert PrintedSheet.objects.filter(edition=edition).total() == 15
    assert timezone.localdate(TODAY - timedelta(days=20)).strftime("%-d %B %Y") in rows[0]
    assert timezone.localdate(TODAY - timedelta(days=10)).strftime("%-d %B %Y") in rows[0]


def test_a_period_narrows_the_figures_and_not_the_checklist(desk: Client):
    edition = recalled(place=make_print_desk("Reception"))
    count_downloads([edition], on=timezone.localdate(THEN))
    for _ in range(3):
        count_downloads([edition], on=timezone.localdate(TODAY))
    today = timezone.localdate(TODAY).isoformat()

    page = words(desk.get(page_of(edition), {"first": today, "last": today}))
    assert table(page) == ["Nothing left a desk in this period.", "Together 0"]
    assert "<b>3</b> downloads" in page
    assert "Tick off" in page

    assert "<b>4</b> downloads" in words(desk.get(page_of(edition)))


@pytest.mark.parametrize(
    "period",
    [
        {"first": "yesterday"},
        {"first": "", "last": ""},
        {"first": "2027-01-02", "last": "2027-01-01"},
        {"first": "\x00"},
    ],
    ids=str,
)
def test_a_period_that_is_none_is_said_and_all_is_shown(desk: Client, period: dict[str, str]):
    page = words(desk.get(page_of(recalled()), period))

    assert "errorlist" in page
    assert "Together 14" in table(page)


@pytest.mark.parametrize("period", [{"first": "0001-01-01"}, {"last": "9999-12-31"}], ids=str)
def test_a_period_beyond_all_calendars_is_all(desk: Client, period: dict[str, str]):
    assert "Together 14" in table(words(desk.get(page_of(recalled()), period)))


def test_a_desk_is_ticked_off_and_that_is_taken_back(desk: Client):
    place = make_print_desk("Reception")
    edition = recalled(place=place)
    address = f"{page_of(edition)}ticks/{place.pk}/"

    page = words(desk.post(address, {"act": "put_aside"}, follow=True))
    assert "put aside on" in page
    assert RecallTick.objects.get().desk == place
    assert "Every desk has put its sheets aside." in words(desk.get(RECALL))
    assert "Recall open" not in words(desk.get("/admin/"))

    page = words(desk.post(address, {"act": "take_back"}, follow=True))
    assert "Tick off" in page
    assert not RecallTick.objects.exists()
    assert not LogEntry.objects.exists()


def test_a_desk_that_printed_none_is_not_ticked_off(desk: Client):
    edition, other = recalled(), make_print_desk()

    response = desk.post(f"{page_of(edition)}ticks/{other.pk}/", {"act": "put_aside"}, follow=True)

    assert "Nothing of this edition has to be put aside there." in words(response)
    assert desk.post(f"{page_of(edition)}ticks/999/").status_code == 404
    assert desk.get(f"{page_of(edition)}ticks/{other.pk}/").status_code == 405
    assert not RecallTick.objects.exists()


def test_the_work_list_names_the_sheets_and_the_desks(desk: Client):
    reception = make_print_desk("Reception")
    edition = recalled(10, place=reception)
    make_receipt(edition, desk=make_print_desk("Treatment room"), copies=4, at=THEN)

    page = words(desk.get("/admin/"))

    assert "Recall open: 14 sheets of edition 1 left Reception and Treatment room." in page
    assert f'href="{page_of(edition)}"' in page
    assert "<b>1</b> recall open" in page

    desk.post(f"{page_of(edition)}ticks/{reception.pk}/", {"act": "put_aside"})
    assert "Recall open: 4 sheets of edition 1 left Treatment room." in words(desk.get("/admin/"))


def test_the_notice_says_what_not_to_use_why_and_what_instead(desk: Client):
    edition = recalled()
    new = edition.article.editions.latest("number")

    page = words(desk.get(f"{page_of(edition)}notice/"))

    assert "<h1>Do not use</h1>" in page
    assert printed_code(edition.check_code) in page
    assert "Drink until 2 hours before." in page
    assert printed_code(new.check_code) in page
    assert "Riverside Clinic, 01632 960123" in page


def test_the_notice_of_a_withdrawn_article_without_another_says_to_take_it_back(desk: Client):
    edition = make_edition(at=THEN)
    make_receipt(edition, at=THEN)
    withdraw(edition.article, by=make_publisher(), at=TODAY, reason="A number was wrong.")

    page = words(desk.get(f"{page_of(edition)}notice/"))

    assert "Withdrawn since" in page
    assert "Take it back." in page
    assert "Use this one instead" not in page


def test_what_still_holds_is_not_recalled(desk: Client):
    edition = make_edition()
    make_receipt(edition)

    assert desk.get(page_of(edition)).status_code == 404
    assert desk.get(f"{page_of(edition)}notice/").status_code == 404
    assert desk.get(f"{RECALL}99999999999999999999/").status_code == 404


def test_a_publisher_sees_what_their_change_calls_back(client: Client):
    edition = recalled()
    client.force_login(make_publisher("ben"))

    assert client.get(RECALL).status_code == 200
    assert client.get(page_of(edition)).status_code == 200
    assert ">Print</a>" not in words(client.get("/admin/"))


def test_nobody_else_sees_a_recall(client: Client):
    place = make_print_desk()
    edition = recalled(place=place)
    assert client.get(RECALL).headers["Location"].startswith("/admin/login/")
    client.force_login(make_person("bob"))

    for address in (RECALL, page_of(edition), f"{page_of(edition)}notice/"):
        assert client.get(address).status_code == 403
    ticking = client.post(f"{page_of(edition)}ticks/{place.pk}/", {"act": "put_aside"})
    assert ticking.status_code == 403
    front = words(client.get("/admin/"))
    assert ">Recall</a>" not in front
    assert "Recall open" not in front


def test_many_recalls_ask_the_database_as_often_as_one(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    recalled()
    queries = _queries(desk)
    for _ in range(4):
        recalled(place=make_print_desk())

    with django_assert_num_queries(queries):
        desk.get(RECALL)


def _queries(desk: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        desk.get(RECALL)
    return len(asked)


def test_an_edition_says_how_often_it_was_printed_and_taken(client: Client):
    client.force_login(make_person("anna", is_superuser=True))
    edition = make_edition()
    make_receipt(edition, copies=14)
    count_downloads([edition], on=timezone.localdate())

    page = words(client.get(f"/admin/articles/edition/{edition.pk}/change/"))

    assert "14 sheets" in page
    assert "1 download" in page
