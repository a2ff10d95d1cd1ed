"""Packs as PDFs: those of the clinic and those that readers put together."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, DownloadCount
from articles.text.check_codes import printed_code
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_edition, make_pack, make_publisher
from tests.handouts.paper import squeezed

pytestmark = pytest.mark.django_db

NEVER = ["?paper=a5", "?size=huge", "?ink=red", "?paper=", "?size=%00"]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def code_of(edition) -> str:
    return printed_code(edition.check_code)


def take_back(article: Article) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="It was wrong.")


def test_a_pack_is_printed_with_its_cover_and_its_parts_in_order(client: Client):
    one = make_edition(title="Sleep well", body="Sleep at night.")
    two = make_edition(title="Drive later", body="Wait a day.")
    pack = make_pack(two.article, one.article, title="First visit", introduction="Read it all.")

    text = text_of(client, f"/packs/{pack.slug}.pdf")

    for said in ("First visit", "Read it all.", code_of(one), code_of(two)):
        assert squeezed(said) in squeezed(text)
    assert squeezed(code_of(pack.editions.get())) in squeezed(text)
    assert text.index("Wait a day.") < text.index("Sleep at night.")


def test_a_pack_is_printed_from_what_its_edition_says(client: Client):
    gone, kept = make_edition(body="Old advice."), make_edition(body="Sound advice.")
    pack = make_pack(gone.article, kept.article)
    take_back(gone.article)

    text = text_of(client, f"/packs/{pack.slug}.pdf")

    assert "Sound advice." in text
    assert "Old advice." not in text


def test_a_new_edition_of_a_part_is_another_pdf(client: Client):
    article = make_edition(body="One day.").article
    pack = make_pack(article)
    address = f"/packs/{pack.slug}.pdf"
    etag = client.get(address).headers["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    make_edition(article, body="Two days.")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200
    assert "Two days." in text_of(client, address)


@pytest.mark.parametrize("options", NEVER)
def test_a_format_that_no_printer_knows_is_not_found(client: Client, options: str):
    make_pack(make_edition(slug="one").article, slug="visit")

    assert client.get(f"/packs/visit.pdf{options}").status_code == 404
    assert client.get(f"/your-pack.pdf{options}&part=one").status_code == 404


def test_a_pack_that_prints_nothing_has_no_pdf(client: Client):
    gone = make_edition().article
    make_pack(gone, slug="gone")
    make_pack(make_article(), slug="empty")
    take_back(gone)

    assert client.get("/packs/gone.pdf").status_code == 410
    assert client.get("/packs/empty.pdf").status_code == 404
    assert client.get("/packs/nothing.pdf").status_code == 404


def test_a_reader_prints_a_pack_of_their_own(client: Client):
    one = make_edition(slug="one", title="Sleep well", body="Sleep at night.")
    two = make_edition(slug="two", title="Drive later", body="Wait a day.")

    text = text_of(client, "/your-pack.pdf?part=two&part=one&size=large&paper=letter&ink=colour")

    assert "Your pack" in text
    assert text.index("Wait a day.") < text.index("Sleep at night.")
    assert squeezed(code_of(one)) in squeezed(text)
    assert squeezed(code_of(two)) in squeezed(text)


def test_a_reader_prints_what_has_moved(client: Client):
    article = make_edition(slug="one", body="Sleep at night.").article
    article.slug = "uno"
    article.save()
    rename(article, former_slug="one")

    assert "Sleep at night." in text_of(client, "/your-pack.pdf?part=one")


@pytest.mark.parametrize("asked", ["", "part=gone", "part=one&part=nothing", "part=one&part=one"])
def test_where_not_all_can_be_printed_the_page_says_so_first(client: Client, asked: str):
    make_edition(slug="one")
    take_back(make_edition(slug="gone").article)

    answer = client.get(f"/your-pack.pdf?{asked}")

    assert answer.status_code == 302
    assert answer.headers["Location"] == (f"/your-pack/?{asked}" if asked else "/your-pack/")


@pytest.mark.parametrize("asked", ["part=%00", "part=%FF&part=ü", "part=" + "x" * 3000, "part="])
def test_nonsense_never_breaks_anything(client: Client, asked: str):
    answer = client.get(f"/your-pack.pdf?{asked}", follow=True)

    assert answer.status_code == 200


def test_every_part_of_a_pack_counts_as_taken(client: Client):
    one, two = make_edition(slug="one"), make_edition(slug="two")
    pack = make_pack(one.article, two.article)

    client.get(f"/packs/{pack.slug}.pdf")
    client.head(f"/packs/{pack.slug}.pdf")
    client.get("/your-pack.pdf?part=one")

    counts = {row.edition: row.count for row in DownloadCount.objects.all()}
    assert counts == {one: 2, two: 1}


def test_a_pdf_asks_few_questions_however_much_it_holds(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    slugs = [f"a{number}" for number in range(8)]
    pack = make_pack(*(make_edition(slug=slug).article for slug in slugs))

    for address in (f"/packs/{pack.slug}.pdf", "/your-pack.pdf?part=" + "&part=".join(slugs)):
        with django_assert_max_num_queries(6):
            client.head(address)
