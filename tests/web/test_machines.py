"""What other programs read."""

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from articles.models import ChangeKind
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_clinic, make_edition, make_publisher, make_topic

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses_in_the_sitemap(client: Client) -> list[str]:
    tree = etree.fromstring(client.get("/sitemap.xml").content)
    return [found.text or "" for found in tree.iter(f"{SITEMAP}loc")]


def entries_of_the_feed(client: Client) -> list[dict[str, str]]:
    tree = etree.fromstring(client.get("/feeds/articles.atom").content)
    return [
        {
            "title": entry.findtext(f"{ATOM}title", ""),
            "summary": entry.findtext(f"{ATOM}summary", ""),
            "id": entry.findtext(f"{ATOM}id", ""),
            "updated": entry.findtext(f"{ATOM}updated", ""),
        }
        for entry in tree.iter(f"{ATOM}entry")
    ]


def test_the_sitemap_shows_what_can_be_read(client: Client):
    make_edition(slug="read-me", topics=(make_topic("safety"),))
    make_article(slug="draft", topics=(make_topic("unpublished"),))
    gone = make_edition(slug="gone")
    withdraw(gone.article, by=make_publisher(), at=NOON, reason="It was wrong.")

    found = {
        address.removeprefix("http://testserver") for address in addresses_in_the_sitemap(client)
    }

    assert {"/", "/articles/", "/faqs/", "/glossary/", "/references/"} < found
    assert {"/articles/read-me/", "/topics/safety/"} < found
    assert not found & {"/articles/draft/", "/articles/gone/", "/topics/unpublished/"}


def test_the_sitemap_says_when_an_article_last_changed(client: Client):
    make_edition(slug="read-me")

    assert b"<lastmod>2026-11-02</lastmod>" in client.get("/sitemap.xml").content


def test_every_address_in_the_sitemap_answers(client: Client):
    make_edition(topics=(make_topic("safety"),))

    for address in addresses_in_the_sitemap(client):
        assert client.get(address).status_code == 200


def test_the_feed_tells_of_each_edition_and_what_it_changed(client: Client):
    make_clinic(name="Riverside Clinic")
    first = make_edition(slug="driving", title="Driving", note="First edition.")
    make_edition(
        first.article,
        body="Wait two days.",
        note="We now say two days.",
        kind=ChangeKind.SUBSTANTIAL,
    )

    entries = entries_of_the_feed(client)

    assert [entry["summary"] for entry in entries] == ["We now say two days.", "First edition."]
    assert entries[0]["title"] == "Driving"
    assert entries[0]["updated"] == "2026-11-02T12:00:00+00:00"
    assert entries[0]["id"] == "http://testserver/articles/driving/editions/2/"
    assert "Riverside Clinic" in client.get("/feeds/articles.atom").content.decode()


def test_the_feed_leaves_out_what_was_withdrawn(client: Client):
    gone = make_edition()
    withdraw(gone.article, by=make_publisher(), at=NOON, reason="It was wrong.")

    assert entries_of_the_feed(client) == []


def test_the_feed_asks_the_database_as_often_for_many_editions_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for _ in range(4):
        make_edition()

    with django_assert_num_queries(2):
        client.get("/feeds/articles.atom")


def test_robots_may_read_everything_and_are_not_told_where_staff_log_in(client: Client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Allow: /\n" in response.text
    assert "Sitemap: http://testserver/sitemap.xml" in response.text
    assert "admin" not in response.text


def test_whoever_finds_a_weakness_is_told_where_to_write(client: Client):
    make_clinic(email="safety@clinic.example")

    lines = client.get("/.well-known/security.txt").text.splitlines()

    assert "Contact: mailto:safety@clinic.example" in lines
    assert "Canonical: http://testserver/.well-known/security.txt" in lines
    assert any(line.startswith("Expires: 20") for line in lines)


def test_without_an_address_there_is_no_note_for_researchers(client: Client):
    make_clinic(email="")

    assert client.get("/.well-known/security.txt").status_code == 404
