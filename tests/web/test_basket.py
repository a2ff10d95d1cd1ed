"""A reader's own pack, which lives in the address of its page."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_edition, make_publisher
from tests.writing import words

pytestmark = pytest.mark.django_db


def publish(*slugs: str) -> list[Article]:
    return [make_edition(slug=slug, title=f"About {slug}").article for slug in slugs]


def take_back(article: Article) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="It was wrong.")


def pack_of(*slugs: str) -> str:
    return "/your-pack/?" + "&".join(f"part={slug}" for slug in slugs)


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def chosen(client: Client, address: str) -> list[str]:
    """The articles in the pack, in order."""
    return re.findall(
        r'<li id="part-\d+">\s*<h3[^>]*><a href="/articles/([^/]+)/">', html(client, address)
    )


def notices(client: Client, address: str) -> str:
    found = re.search(r'class="pack-notices".*?</ul>', html(client, address), re.DOTALL)
    return words(found[0].encode()) if found else ""


def link(client: Client, address: str, act: str, title: str) -> str:
    """The address of a link that does something to an article."""
    page = html(client, address)
    found = re.search(rf'href="([^"]+)"[^>]*>{act}<span class="visually-hidden">: {title}<', page)
    assert found, (act, title)
    return found[1]


def test_an_empty_pack_offers_every_article(client: Client):
    publish("one", "two")
    make_article(title="Draft")

    page = html(client, "/your-pack/")

    assert "Nothing yet." in page
    assert link(client, "/your-pack/", "Add", "About one") == "/your-pack/?part=one#pack"
    assert "Draft" not in page
    assert "your-pack.pdf" not in page


def test_a_pack_grows_changes_places_and_shrinks_by_links_alone(client: Client):
    publish("one", "two", "three")
    here = link(client, "/your-pack/", "Add", "About one")
    here = link(client, here, "Add", "About two")
    here = link(client, here, "Add", "About three")
    assert chosen(client, here) == ["one", "two", "three"]

    here = link(client, here, "Up", "About three")
    assert chosen(client, here) == ["one", "three", "two"]
    assert here.endswith("#part-2")

    here = link(client, here, "Down", "About one")
    assert chosen(client, here) == ["three", "one", "two"]

    here = link(client, here, "Remove", "About one")
    assert chosen(client, here) == ["three", "two"]


def test_the_ends_of_a_pack_move_one_way_only(client: Client):
    publish("one", "two")
    page = html(client, pack_of("one", "two"))

    assert page.count(">Up<") == page.count(">Down<") == 1
    with pytest.raises(AssertionError):
        link(client, pack_of("one", "two"), "Up", "About one")


def test_what_is_in_the_pack_is_not_offered_again(client: Client):
    publish("one")

    assert "All articles are in your pack." in html(client, pack_of("one"))


def test_the_pdf_holds_the_same_parts_in_the_same_order(client: Client):
    publish("one", "two")

    page = html(client, pack_of("two", "one"))

    assert 'href="/your-pack.pdf?part=two&part=one&paper=a4"' in page
    assert 'href="/your-pack.pdf?part=two&part=one&paper=a4&size=large"' in page


def test_an_article_that_moved_is_found_by_its_former_address(client: Client):
    (article,) = publish("one")
    article.slug = "uno"
    article.save()
    rename(article, former_slug="one")

    assert chosen(client, pack_of("one")) == ["uno"]
    assert notices(client, pack_of("one")) == ""


def test_a_withdrawn_article_is_left_out_and_named(client: Client):
    gone, _kept = publish("gone", "kept")
    Article.objects.filter(pk=gone.pk).update(title="A draft that nobody has read")
    take_back(gone)

    assert chosen(client, pack_of("gone", "kept")) == ["kept"]
    said = notices(client, pack_of("gone", "kept"))
    assert "“About gone” has been withdrawn, so it is not in your pack." in said
    assert 'href="/articles/gone/"' in html(client, pack_of("gone"))


@pytest.mark.parametrize(
    "slug", ["nothing", "draft", "%00", "<script>", "' OR 1=1", "ü", "%FF", "", "a/b", "x" * 5000]
)
def test_an_address_of_nothing_is_left_out_and_named(client: Client, slug: str):
    publish("one")
    make_article(slug="draft")

    assert chosen(client, pack_of("one", slug)) == ["one"]
    assert "There is no article at" in notices(client, pack_of("one", slug))
    assert "<script>alert" not in client.get(pack_of("<script>alert")).content.decode()


def test_a_repeated_article_is_printed_once(client: Client):
    publish("one", "two")

    assert chosen(client, pack_of("one", "two", "one")) == ["one", "two"]
    said = notices(client, pack_of("one", "two", "one"))
    assert said.endswith("“About one” was in your pack more than once. It is printed once.")


def test_a_pack_holds_twelve_and_says_what_is_left_out(client: Client):
    slugs = [f"a{number}" for number in range(14)]
    publish(*slugs)
    address = pack_of(*slugs)

    assert chosen(client, address) == slugs[:12]
    assert "at most 12 articles. Left out: “About a12”, “About a13”." in notices(client, address)
    assert "Your pack is full" in html(client, address)
    assert ">Add<" not in html(client, address)


def test_no_end_of_nonsense_is_looked_at(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    publish("one")

    with django_assert_num_queries(7):
        assert len(html(client, pack_of(*(f"x{n}" for n in range(900))))) < 20_000
    assert client.get(pack_of(*["x"] * 5000)).status_code == 400


def test_an_open_pack_costs_the_same_questions_whatever_is_in_it(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    slugs = [f"a{number}" for number in range(10)]
    publish(*slugs)

    for address, queries in (("/your-pack/", 4), (pack_of("a1"), 6), (pack_of(*slugs[1:]), 6)):
        with django_assert_num_queries(queries):
            html(client, address)


def test_no_machine_keeps_the_packs_of_readers(client: Client):
    publish("one")
    answer = client.get(pack_of("one"))
    page = answer.content.decode()

    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert f'<link rel="canonical" href="{settings.SITE_ADDRESS}/your-pack/">' in page
    assert not answer.cookies
