"""What publishers said, at the desk: what waits, what rests on a source, and what is decided."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from articles.models import (
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    ReferenceStatus,
    RetractionCheck,
)
from tests.builders import (
    NOON,
    make_article,
    make_author,
    make_edition,
    make_person,
    make_person_as,
    make_reference,
)
from tests.retracting import decide, make_citing_edition, make_notice, make_retracted

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person_as("Publisher", name="bea", first_name="Bea", last_name="Brown"))
    return client


def words(client: Client, address: str = "/admin/") -> str:
    return " ".join(client.get(address).content.decode().split())


def page_of(notice: PublisherNotice) -> str:
    return f"/admin/notices/{notice.pk}/"


def send(client: Client, notice: PublisherNotice, article: Any, **said: str) -> Any:
    fields = {"verdict": "stays", "reason": "It shows what went wrong.", **said}
    return client.post(f"{page_of(notice)}articles/{article.pk}/", fields, follow=True)


def test_a_retraction_waits_on_the_work_list_until_it_is_settled(desk: Client):
    edition, notice = make_retracted(title="Your day")
    expected = "Retraction of 3 May 2025. Cited in “Your day”: nobody has decided yet."
    assert expected in words(desk)

    decide(notice, edition.article, NoticeVerdict.GOES)
    assert "What rests on it is to come out of “Your day”." in words(desk)

    make_edition(edition.article, body="Rest.", note="Said otherwise.")
    assert "What publishers said" not in words(desk)


def test_one_that_stays_waits_no_longer_and_a_new_article_that_cites_it_does(desk: Client):
    edition, notice = make_retracted()
    decide(notice, edition.article)
    assert "What publishers said" not in words(desk)

    make_article(title="Another", body="Some were helped.[@smith-2020]")
    assert "Cited in “Another”: nobody has decided yet." in words(desk)


def test_what_the_data_set_takes_back_is_gone_from_the_work_list_and_kept_on_record(desk: Client):
    edition, notice = make_retracted()
    decide(notice, edition.article, reason="It is an example.")
    PublisherNotice.objects.update(gone_at=NOON)
    Reference.objects.update(status=ReferenceStatus.STANDING)

    page = words(desk, page_of(notice))

    assert "What publishers said" not in words(desk)
    assert "Taken back on 2 November 2026." in page
    assert "It is an example." in page
    assert "Decided by" in page
    assert 'name="verdict"' not in page
    assert "Taken back" in words(desk, "/admin/notices/")


def test_a_source_that_nobody_cites_waits_for_nobody(desk: Client):
    make_notice(make_reference("smith-2020"))

    assert "What publishers said" not in words(desk)
    assert "A study called smith-2020" in words(desk, "/admin/notices/")


def test_the_page_shows_what_rests_on_it_in_what_is_read_and_in_the_draft(desk: Client):
    edition, notice = make_retracted()
    page = words(desk, page_of(notice))
    assert "Readers have this in edition 1, and the draft says the same:" in page
    assert "<mark>It helps some people.</mark>" in page

    edition.article.body = "Now: it helps a few.[@smith-2020]"
    edition.article.save()
    page = words(desk, page_of(notice))
    assert "<mark>It helps some people.</mark>" in page
    assert "<mark>Now: it helps a few.</mark>" in page


def test_a_decision_is_taken_there_and_shown_with_who_took_it(desk: Client):
    edition, notice = make_retracted(title="Your day")

    page = send(desk, notice, edition.article).content.decode()

    assert "Decided for “Your day”: it stays, and readers are told why." in page
    assert NoticeDecision.objects.get().reason == "It shows what went wrong."
    assert NoticeDecision.objects.get().by.get_username() == "bea"
    assert "It shows what went wrong." in words(desk, page_of(notice))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"reason": " "}, "This field is required"),
        ({"verdict": ""}, "Choose one of the two."),
        ({"verdict": "perhaps"}, "perhaps is not one of the available choices"),
        ({"reason": "x" * 1_001}, "This is too long: 1001 characters"),
    ],
)
def test_what_cannot_be_decided_is_shown_again_with_what_was_typed(
    desk: Client, said: dict[str, str], answer: str
):
    edition, notice = make_retracted()

    response = send(desk, notice, edition.article, **{"reason": "My reason.", **said})
    page = response.content.decode()

    assert response.status_code == 200
    assert answer in page
    assert said.get("reason", "My reason.").strip() in page
    assert not NoticeDecision.objects.exists()


def test_a_decision_on_what_was_taken_back_meanwhile_is_refused_in_words(desk: Client):
    edition, notice = make_retracted()
    PublisherNotice.objects.update(gone_at=NOON)

    page = send(desk, notice, edition.article).content.decode()

    assert "this notice was taken back meanwhile" in page
    assert not NoticeDecision.objects.exists()


def test_the_form_and_the_publish_page_know_what_was_decided(desk: Client):
    edition, notice = make_retracted()
    article = edition.article
    form = f"/admin/articles/article/{article.pk}/"
    article.body += "\n\nRest."
    article.save()
    said = {"article": article.pk, "title": "T", "body": article.body, "language": "en"}
    assert "was retracted" in words(desk, f"{form}publish/")

    decide(notice, article)

    assert "was retracted" not in words(desk, f"{form}publish/")
    assert "was retracted" not in words(desk, f"{form}change/")
    findings = desk.post("/admin/articles/article/findings/", said).json()["findings"]
    assert "was retracted" not in findings
    assert "stays although its publisher has spoken against it" in findings


def test_authors_see_what_was_said_and_do_not_decide(client: Client):
    edition, notice = make_retracted()
    client.force_login(make_author())

    assert 'name="verdict"' not in words(client, page_of(notice))
    assert send(client, notice, edition.article).status_code == 403


def test_a_match_by_title_alone_is_a_question_that_is_answered(desk: Client):
    reference = make_reference("smith-2020")
    notice = make_notice(reference, matched_by="title", is_same=None, title="A study, called smith")
    Reference.objects.update(status="standing")
    assert "Only the title is the same: is it this paper?" in words(desk)
    page = words(desk, page_of(notice))
    assert "A study, called smith" in page
    assert "Smith A. A study called smith-2020." in page

    desk.post(f"{page_of(notice)}paper/", {"paper": "this"})
    assert Reference.objects.get().status == "retracted"

    desk.post(f"{page_of(notice)}paper/", {"paper": "other"})
    assert Reference.objects.get().status == "standing"
    assert "This is another paper." in words(desk, page_of(notice))
    assert "Only the title" not in words(desk)


def test_a_notice_is_entered_from_the_reference_and_taken_back(desk: Client):
    edition = make_citing_edition()
    reference = Reference.objects.get()
    form = words(desk, f"/admin/articles/reference/{reference.pk}/change/")
    assert f'href="/admin/notices/enter/{reference.pk}/"' in form
    assert 'name="status"' not in form

    said = {"nature": "concern", "noticed_on": "2025-05-03", "notice_doi": "10.1000/xyz"}
    page = desk.post(f"/admin/notices/enter/{reference.pk}/", said, follow=True)
    assert "Entered. See below what rests on this source." in page.content.decode()
    assert Reference.objects.get().status == "concern"
    assert edition.title in page.content.decode()

    notice = PublisherNotice.objects.get()
    desk.post(f"{page_of(notice)}back/")
    assert Reference.objects.get().status == "standing"
    assert "taken back" in words(desk, f"/admin/articles/reference/{reference.pk}/change/")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"nature": ""}, "This field is required"),
        ({"notice_doi": "not a doi"}, "“not a doi” is not a DOI."),
        ({"noticed_on": "2999-01-01"}, "This day is still to come."),
        ({"noticed_on": "0"}, "Enter a valid date."),
    ],
)
def test_a_notice_that_cannot_be_is_refused(desk: Client, said: dict[str, str], answer: str):
    address = f"/admin/notices/enter/{make_reference().pk}/"

    page = desk.post(address, {"nature": "correction", **said}).content.decode()

    assert answer in page
    assert not PublisherNotice.objects.exists()


def test_what_comes_from_the_data_set_is_not_taken_back_by_hand(desk: Client):
    _edition, notice = make_retracted()

    page = desk.post(f"{page_of(notice)}back/", follow=True).content.decode()

    assert "This notice comes from the data set" in page
    assert PublisherNotice.objects.get().gone_at is None


def test_a_check_of_a_draft_leads_to_the_notice_and_to_the_reference_without_one(desk: Client):
    edition, notice = make_retracted()
    form = words(desk, f"/admin/articles/article/{edition.article.pk}/change/")
    assert 'href="/admin/notices/of/smith-2020/"' in form

    assert desk.get("/admin/notices/of/smith-2020/").headers["Location"] == page_of(notice)
    PublisherNotice.objects.all().delete()
    there = desk.get("/admin/notices/of/smith-2020/").headers["Location"]
    assert there.startswith("/admin/articles/reference/")
    assert desk.get("/admin/notices/of/nowhere/").status_code == 404


@pytest.mark.parametrize(("days", "told"), [(None, 1), (35, 0), (36, 1)], ids=["never", "35", "36"])
def test_a_check_that_is_late_is_told_quietly(
    desk: Client, settings: Settings, days: int | None, told: int
):
    make_reference()
    settings.RETRACTION_DATA = "data.csv" if days is None else ""
    if days is not None:
        at = timezone.now() - timedelta(days=days)
        fields = {"source": "data.csv", "rows": 1, "references": 1, "found": 0, "gone": 0}
        RetractionCheck.objects.create(at=at, **fields)

    assert words(desk).count(">Look for retractions<") == told


def test_a_clinic_that_never_asked_for_the_check_is_not_reminded_of_it(
    desk: Client, settings: Settings
):
    settings.RETRACTION_DATA = ""
    make_reference()

    assert "Look for retractions" not in words(desk)


def test_the_work_list_asks_as_much_for_many_notices_as_for_one(client: Client):
    client.force_login(make_person(is_superuser=True))
    asked = []
    for number in range(3):
        make_retracted(key=f"paper-{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        asked.append(len(queries))

    assert asked[1] == asked[2]
