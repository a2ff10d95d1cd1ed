"""What other programs read."""

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from articles.models import ChangeKind
from articles.web.site_map import CurrentEditions
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_clinic, make_edition, make_publisher, make_topic

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses_in_the_sitemap(client: Client, part: str = "/sitemap.xml") -> list[str]:
    tree = etree.fromstring(client.get(part).content)
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


def test_robots_may_read_all_articles_and_are_not_told_where_staff_log_in(client: Client):
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


def test_a_large_site_has_its_map_in_several_files(client: Client, monkeypatch):
    monkeypatch.setattr(CurrentEditions, "limit", 2)
    make_edition(slug="in-spanish", language="es")
    editions = [make_edition() for _ in range(4)]

    parts = addresses_in_the_sitemap(client)
    found = [
        address
        for part in parts
        for address in addresses_in_the_sitemap(client, part.removeprefix("http://testserver"))
    ]

    assert "http://testserver/sitemap-articles.xml" in parts
    assert "http://testserver/sitemap-articles.xml?p=3" in parts
    assert len(set(found)) == len(found)
    assert {f"http://testserver/articles/{one.article.slug}/" for one in editions} < {*found}
    assert "http://testserver/es/articles/in-spanish/" in found
    assert "http://testserver/articles/" in found


def test_a_file_of_a_large_map_reads_only_what_it_shows(
    client: Client, monkeypatch, django_assert_num_queries: DjangoAssertNumQueries
):
    monkeypatch.setattr(CurrentEditions, "limit", 2)
    for _ in range(6):
        make_edition()

    with django_assert_num_queries(2) as queries:
        page = client.get("/sitemap-articles.xml?p=2").text

    assert page.count("<loc>") == 2
    assert "LIMIT 2 OFFSET 2" in queries.captured_queries[-1]["sql"]
    assert client.get("/sitemap-articles.xml?p=4").status_code == 404
    assert client.get("/sitemap-drafts.xml").status_code == 404


def test_the_files_of_a_large_map_say_when_an_article_last_changed(client: Client, monkeypatch):
    monkeypatch.setattr(CurrentEditions, "limit", 1)
    make_edition()
    make_edition()

    assert "<lastmod>2026-11-02" in client.get("/sitemap.xml").text
