"""An article as a reader finds it: the current edition, an old one, or why there is none."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_reference,
    make_starter_edition,
    make_topic,
)

pytestmark = pytest.mark.django_db


def read(client: Client, slug: str, *, status: int = 200) -> str:
    response = client.get(f"/articles/{slug}/")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def headings(page: str) -> list[str]:
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", page)
    return [f"{level} {re.sub('<.*?>', '', words).strip()}" for level, words in found]


def test_shows_the_current_edition_under_its_headings(client: Client):
    article = make_article(
        slug="treatment-day",
        title="What happens on the day?",
        summary="For people booked in.",
        body="## Before you come\n\nEat early.[@smith-2020]\n\n### Your lift\n\nBook it.",
    )
    make_reference("smith-2020")
    make_question(article)
    make_edition(article, note="An old text.")
    make_edition(article, body="## Before you come\n\nEat late.[@smith-2020]", note="Later.")

    page = read(client, "treatment-day")

    assert headings(page) == [
        "1 What happens on the day?",
        "2 On this page",
        "2 Before you come",
        "2 Questions people ask",
        "3 Can I drive home?",
        "2 References",
        "2 About this page",
    ]
    assert "Eat late." in page
    assert "Eat early." not in page
    assert "For people booked in." in page
    assert "Can I drive home?" in page
    assert "A study called smith-2020" in page


def test_lists_its_parts_so_that_each_can_be_reached(client: Client):
    make_edition(
        slug="day", body="## First things\n\nOne.\n\n### Detail\n\nTwo.\n\n## Last\n\nEnd."
    )

    page = read(client, "day")
    contents = re.search(r'<nav class="contents.*?</nav>', page)

    assert contents
    links = re.findall(r'href="#([^"]+)">([^<]+)<', contents[0])
    assert [words for _id, words in links] == ["First things", "Last", "About this page"]
    for place, _words in links:
        assert f'id="{place}"' in page


def test_says_which_edition_it_is_and_until_when(client: Client):
    owner = make_person(first_name="Maya", last_name="Lindqvist")
    article = make_article(slug="day", owner=owner, review_interval_months=6)
    make_clinic(needs_four_eyes=False)
    make_edition(
        article,
        is_approved=False,
        at=datetime(2026, 11, 9, 12, tzinfo=UTC),
        note="We say more on food.",
    )

    page = read(client, "day")

    assert "1, current" in page
    assert "1, published 9 November 2026" in page
    assert "We say more on food." in page
    assert "9 May 2027" in page
    assert "Maya Lindqvist" in page
    assert "No second person has reviewed this edition" in page
    assert 'href="/articles/day/history/"' in page


def test_a_text_without_an_owner_is_the_clinics(client: Client):
    make_clinic(name="Riverside Clinic")
    make_edition(slug="day")

    assert "<dt>Written by</dt><dd>Riverside Clinic</dd>" in read(client, "day")


def test_says_how_long_it_takes_to_read(client: Client):
    make_edition(slug="short", body="One word.")
    make_edition(slug="long", body="You may rest. " * 333)

    assert "About 1 minute " in read(client, "short")
    assert "About 5 minutes" in read(client, "long")


def test_starter_text_says_that_this_clinic_has_not_reviewed_it(client: Client):
    make_starter_edition(slug="starter")
    make_edition(slug="own")

    page = read(client, "starter")

    assert "Starter text that came with this portal." in page
    assert "<dt>Written by</dt><dd>Not by this clinic" in page
    assert "Starter text" not in read(client, "own")


def test_says_plainly_when_its_review_is_overdue(client: Client):
    long_ago = timezone.now() - timedelta(days=500)
    make_edition(slug="stale", at=long_ago)
    make_edition(slug="fresh", at=timezone.now())

    assert "This page should have been reviewed by now" in read(client, "stale")
    assert "should have been reviewed" not in read(client, "fresh")


def test_shows_the_clinics_own_numbers_in_the_text_and_above_it(client: Client):
    make_clinic(emergency_number="", region="gb", phone="01632 960123")
    make_edition(slug="day", body="Call {emergency.number} or us on {clinic.phone}.")

    page = read(client, "day")

    assert page.count('href="tel:999"') == 2
    assert 'href="tel:01632960123"' in page
    assert page.index("In danger now?") < page.index("<h1")


def test_without_numbers_it_says_so_in_words_and_links_none(client: Client):
    make_edition(slug="day", body="Call {emergency.number}.")

    page = read(client, "day")

    assert "Call your local emergency number." in page
    assert "tel:" not in page


def test_a_number_changed_in_the_profile_changes_the_page_at_once(client: Client):
    clinic = make_clinic(phone="01632 960123")
    make_edition(slug="day", body="Call {clinic.phone}.")
    read(client, "day")

    clinic.phone = "01632 960999"
    clinic.save()

    assert "01632 960123" not in read(client, "day")


def test_whatever_a_clinic_writes_is_shown_as_words(client: Client):
    make_clinic(name="Mill & <b>Sons</b>")
    topic = make_topic("care", name="<i>Care</i>")
    article = make_article(
        slug="day",
        title='A "quoted" <script>alert(1)</script> title',
        summary="<img src=x onerror=alert(1)>",
        body="Body <script>alert(2)</script>",
        topics=(topic,),
    )
    make_question(article, question="<b>Bold?</b>")
    make_edition(article, note="<u>Changed</u>")

    page = read(client, "day")

    for markup in ("<script>alert", "<img src=x", "<b>Sons", "<i>Care", "<b>Bold", "<u>Changed"):
        assert markup not in page
    assert "Mill &amp; &lt;b&gt;Sons&lt;/b&gt;" in page


def test_needs_five_queries_however_long_it_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make_article(
        slug="day",
        body="\n\n".join(f"## Part {n}\n\nText.[@smith-{n}]" for n in range(20)),
        topics=(make_topic(), make_topic()),
        owner=make_person(),
    )
    for n in range(20):
        make_reference(f"smith-{n}")
        make_question(article)
    make_edition(article)

    with django_assert_num_queries(5):
        client.get("/articles/day/")


def test_sets_no_cookie_and_names_no_other_site(client: Client):
    make_edition(slug="day")

    response = client.get("/articles/day/")
    fetched = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', response.content.decode())

    assert not response.cookies
    assert "Cookie" not in response.headers["Vary"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    canonical = [address for address in fetched if address.startswith("http")]
    assert canonical == ["http://localhost:8000/articles/day/"]
    assert b"<style" not in response.content
    assert b" style=" not in response.content


def test_a_draft_is_not_found(client: Client):
    make_article(slug="draft", title="A secret draft")

    assert "A secret draft" not in read(client, "draft", status=404)


def test_a_former_address_leads_to_the_new_one_for_good(client: Client):
    article = make_article(slug="old-name")
    make_edition(article)
    article.slug = "new-name"
    article.save()
    rename(article, former_slug="old-name")

    response = client.get("/articles/old-name/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/articles/new-name/"


def test_a_withdrawn_article_says_why_since_when_and_what_to_read_instead(client: Client):
    article = make_article(slug="gone", title="An old treatment")
    make_edition(article)
    instead = make_article(slug="better", title="A newer treatment", summary="For everyone.")
    make_edition(instead)
    withdraw(
        article, by=make_publisher(), at=NOON, reason="It <b>harmed</b> people.", instead=instead
    )

    page = read(client, "gone", status=410)

    assert "An old treatment" in page
    assert "It &lt;b&gt;harmed&lt;/b&gt; people." in page
    assert "2 November 2026" in page
    assert 'href="/articles/better/"' in page
    assert "A newer treatment" in page
    assert "For everyone." in page


def test_a_withdrawn_article_does_not_lead_to_another_withdrawn_one(client: Client):
    first, second = make_article(slug="first"), make_article(slug="second", title="The second")
    for article in (first, second):
        make_edition(article)
    withdraw(first, by=make_publisher(), at=NOON, reason="Old.", instead=second)
    withdraw(second, by=make_publisher(), at=NOON, reason="Old too.")

    assert "Read this instead" not in read(client, "first", status=410)


def test_an_article_published_again_is_back(client: Client):
    article = make_article(slug="back")
    make_edition(article)
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")
    make_edition(article, body="Right.")

    assert "Right." in read(client, "back")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_can_only_be_read(client: Client, method: str):
    make_edition(slug="day")

    assert getattr(client, method)("/articles/day/").status_code == 405
