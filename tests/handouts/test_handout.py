"""The handout as a reader fetches it: /articles/<slug>/handout.pdf."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import ArticleKind, Image
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    URGENT,
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_reference,
    make_starter_edition,
)
from tests.handouts.paper import alternatives, catalogue, runs, words
from tests.pictures import picture

pytestmark = pytest.mark.django_db


def fetch(client: Client, slug: str, options: str = "", **headers: str):
    return client.get(f"/articles/{slug}/handout.pdf{options}", headers=headers)


def sheet(client: Client, slug: str, options: str = "") -> bytes:
    response = fetch(client, slug, options)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    return response.content


def width(pdf: bytes) -> int:
    page = catalogue(pdf)["/Pages"]["/Kids"][0].get_object()
    return round(page["/MediaBox"][2])


def test_gives_the_current_edition_with_everything_that_belongs_to_it(client: Client):
    make_clinic()
    make_reference("smith-2020", title="Rest")
    article = make_article(slug="rest", title="How to rest", body="An old text.")
    make_question(article, question="May I drive?", answer="No.")
    make_edition(article)
    make_edition(article, body="## At home\n\nRest.[@smith-2020]", note="We say it more plainly.")

    text = words(sheet(client, "rest"))

    for said in (
        "Riverside Clinic",
        "01632 960123",
        "Monday to Friday, 8 am to 6 pm",
        "How to rest",
        "At home Rest.1",
        "May I drive? No.",
        "Smith A. A study called smith-2020.",
        "Edition 2, 2 November 2026",
        "What changed: We say it more plainly.",
        "Newest edition: http://localhost:8000/articles/rest/",
    ):
        assert said in text.replace("\xa0", " ")
    assert "An old text." not in text


@pytest.mark.parametrize(
    ("options", "wide", "body"),
    [
        ("", 595, 12),
        ("?paper=letter", 612, 12),
        ("?size=large", 595, 18),
        ("?paper=letter&size=large", 612, 18),
    ],
)
def test_comes_on_two_papers_and_in_two_sizes(client: Client, options: str, wide: int, body: int):
    make_edition(slug="rest", body="Rest for a day.")

    pdf = sheet(client, "rest", options)

    assert width(pdf) == wide
    assert {run.size for run in runs(pdf) if run.text == "Rest for a day."} == {body}


def test_takes_the_paper_that_printers_hold_where_the_clinic_is(client: Client):
    make_clinic(region="us")
    make_edition(slug="rest")

    assert width(sheet(client, "rest")) == 612


@pytest.mark.parametrize(
    "options", ["?paper=a3", "?size=huge", "?paper=&size=", "?size=Large", "?ink=red"]
)
def test_knows_no_other_paper_size_or_ink(client: Client, options: str):
    make_edition(slug="rest")

    assert fetch(client, "rest", options).status_code == 404


def test_is_shown_in_the_browser_under_a_name_that_says_what_it_is(client: Client):
    make_edition(slug="rest")

    response = fetch(client, "rest", "?size=large")
    in_colour = fetch(client, "rest", "?ink=colour")

    assert response.headers["Content-Disposition"] == 'inline; filename="rest-1-a4-large.pdf"'
    assert "rest-1-a4-standard-colour.pdf" in in_colour.headers["Content-Disposition"]
    assert response.headers["ETag"] != in_colour.headers["ETag"]
    assert not response.cookies


@pytest.mark.parametrize("kind", [ArticleKind.DRUG, ArticleKind.PROCEDURE, ArticleKind.CRISIS])
def test_says_whom_to_call_where_the_text_is_about_treatment_or_a_crisis(
    client: Client, kind: ArticleKind
):
    make_clinic()
    make_edition(make_article(slug="rest", kind=kind, review_interval_months=12, body=URGENT))

    text = words(sheet(client, "rest"))

    assert "In danger now? Call 999" in text
    assert "To talk to someone: Samaritans 116 123" in text
    assert "Urgent medical advice: 111" in text


def test_sends_nobody_to_a_number_that_is_not_known(client: Client):
    crisis = ArticleKind.CRISIS
    make_edition(make_article(slug="rest", kind=crisis, review_interval_months=12, body=URGENT))

    text = words(sheet(client, "rest"))

    assert "In danger now? Call your local emergency number" in text
    assert "To talk to someone" not in text


def test_says_nothing_of_emergencies_elsewhere(client: Client):
    make_clinic()
    make_edition(make_article(slug="rest", kind=ArticleKind.EVIDENCE))

    assert "In danger now?" not in words(sheet(client, "rest"))


def test_says_that_a_starter_text_was_not_reviewed(client: Client):
    make_starter_edition(slug="rest")

    text = words(sheet(client, "rest"))

    assert "Starter text that came with this portal. This clinic has not reviewed it yet." in text
    assert "Not yet reviewed by this clinic" in text
    assert "Written by: Not by this clinic" in text


def test_says_when_a_review_has_been_overdue_for_long(client: Client):
    make_edition(slug="rest", at=timezone.now() - timedelta(days=365 + 100))

    text = words(sheet(client, "rest"))

    assert "This sheet should have been reviewed by now. Its review was due by" in text
    assert "Review overdue: ask us first" in text


def test_names_who_wrote_it(client: Client):
    make_edition(slug="rest", owner=make_person(first_name="Ann", last_name="Smith"))

    assert "Written by: Ann Smith" in words(sheet(client, "rest"))


def test_shows_the_clinics_sign_and_the_texts_pictures(client: Client):
    for name in ("images/logo.png", "images/river.jpg"):
        default_storage.save(name, ContentFile(picture("PNG" if "logo" in name else "JPEG")))
    logo = Image.objects.create(key="logo", file="images/logo.png", digest="a", is_decorative=True)
    Image.objects.create(key="river", file="images/river.jpg", digest="b", alt="A river")
    make_clinic(logo=logo)
    make_edition(slug="rest", body="![](image:river)")

    pdf = sheet(client, "rest")

    assert pdf.count(b"/Subtype/Image") == 2
    assert alternatives(pdf) == ["A river"]


def test_is_printed_though_a_file_is_gone(client: Client):
    default_storage.save("images/logo.png", ContentFile(picture()))
    logo = Image.objects.create(key="logo", file="images/logo.png", digest="a", is_decorative=True)
    make_clinic(logo=logo)
    make_edition(slug="rest")
    default_storage.delete("images/logo.png")

    assert "Rest for a day." in words(sheet(client, "rest"))


def test_is_not_sent_twice_to_a_browser_that_has_it(client: Client):
    make_clinic()
    edition = make_edition(slug="rest")
    first = fetch(client, "rest")
    mark = first.headers["ETag"]

    again = fetch(client, "rest", **{"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"

    make_clinic(phone="01632 960999")
    anew = fetch(client, "rest", **{"If-None-Match": mark})
    assert anew.status_code == 200
    assert "01632 960999" in words(anew.content).replace("\xa0", " ")

    make_edition(edition.article, body="Rest for two days.")
    assert "Rest for two days." in words(sheet(client, "rest"))


def test_is_the_same_every_time(client: Client):
    make_edition(slug="rest")

    assert sheet(client, "rest") == sheet(client, "rest")


def test_asks_the_database_four_times_however_long_the_text_is_and_counts_once(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make_article(slug="rest", body="Rest.\n\n" * 50)
    make_question(article)
    make_edition(article)
    sheet(client, "rest")

    # The count is one query, between the two of its savepoint. Before, it says how short it waits
    # for others who write; behind, that all else waits as long as ever.
    with django_assert_num_queries(4 + 2 + 3 + 1):
        sheet(client, "rest")


def test_a_withdrawn_article_has_no_sheet_but_a_reason(client: Client):
    edition = make_edition(slug="rest")
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="It was wrong about driving.")

    response = fetch(client, "rest")

    assert response.status_code == 410
    assert "It was wrong about driving." in response.content.decode()


def test_a_text_too_long_for_paper_says_so(client: Client):
    make_edition(slug="rest", body="Rest for a day.\n\n" * 20_000)

    response = fetch(client, "rest")

    assert response.status_code == 404
    assert "too long for a sheet of paper" in response.content.decode()


def test_a_draft_has_no_sheet(client: Client):
    make_article(slug="rest")

    assert fetch(client, "rest").status_code == 404
    assert fetch(client, "nothing").status_code == 404


def test_a_former_address_leads_to_the_article(client: Client):
    article = make_edition(slug="rest").article
    article.slug = "resting"
    article.save()
    rename(article, former_slug="rest")

    response = fetch(client, "rest")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/resting/")


def test_the_article_offers_its_sheets(client: Client):
    make_clinic(region="us")
    make_edition(slug="rest")

    page = client.get("/articles/rest/").content.decode()

    assert 'href="/articles/rest/handout.pdf?paper=letter"' in page
    assert 'href="/articles/rest/handout.pdf?paper=letter&amp;size=large"' in page
