"""Lists of a big site: some articles at a time, whatever their number."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, Topic
from articles.web.article_views import ARTICLES_ON_A_PAGE
from tests.builders import make_article, make_edition, make_topic

pytestmark = pytest.mark.django_db

MANY = 130


def make_many(count: int = MANY) -> None:
    call_command("make_many", str(count), "--language-mix", "en:1", "--without-search", verbosity=0)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def articles_on(page: str) -> list[str]:
    return re.findall(r'class="entry-title"><a href="/articles/([^/"]+)/"', page)


def later(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return found[1] if found else ""


def walk(client: Client, address: str) -> list[list[str]]:
    pages = []
    while address:
        page = read(client, address)
        pages.append(articles_on(page))
        address = later(page)
    return pages


def test_all_articles_are_listed_on_as_many_pages_as_it_takes(client: Client):
    make_many()
    make_edition(make_article(slug="loose"))

    pages = walk(client, "/articles/")

    listed = [slug for page in pages for slug in page]
    assert max(map(len, pages)) == ARTICLES_ON_A_PAGE
    assert set(listed) == set(Edition.objects.values_list("article__slug", flat=True))
    assert listed[-1] == "loose"
    # As often as each has topics, and "loose" once.
    assert len(listed) == Topic.articles.through.objects.count() + 1


def test_an_article_list_counts_articles_and_not_their_topics(client: Client):
    care, pain = make_topic("care"), make_topic("pain")
    make_edition(make_article(topics=(care, pain)))

    assert "1 article, by topic." in " ".join(read(client, "/articles/").split())


def test_a_topic_lists_its_articles_on_as_many_pages_as_it_takes(client: Client):
    topic = make_topic("care")
    make_many()
    Topic.articles.through.objects.bulk_create(
        Topic.articles.through(topic=topic, article_id=article)
        for article in Edition.objects.values_list("article", flat=True)
    )

    first, second = walk(client, "/topics/care/")

    assert len(first) == ARTICLES_ON_A_PAGE
    assert len({*first, *second}) == MANY


@pytest.mark.parametrize("address", ["/articles/?page=2", "/topics/care/?page=x"])
def test_a_page_that_a_list_does_not_have_is_not_found(client: Client, address: str):
    make_edition(make_article(topics=(make_topic("care"),)))

    assert client.get(address).status_code == 404


def test_the_last_page_leads_back(client: Client):
    make_many()

    page = read(client, "/articles/?page=2")

    assert 'rel="prev" href="/articles/"' in page
    assert "collections.css" in page


def test_a_short_list_has_no_other_pages_and_no_style_for_them(client: Client):
    make_edition()

    page = read(client, "/articles/")

    assert "Pages of this list" not in page
    assert "collections.css" not in page


@pytest.mark.parametrize(
    "address",
    ["/", "/articles/", "/topics/made-body/", "/your-pack/?part=made-text-1", "/no-such-page/"],
)
def test_a_page_costs_the_same_for_few_articles_and_for_many(client: Client, address: str):
    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            size = len(client.get(address).content)
        return len(queries), size

    make_many(450)  # more than a page of each topic
    queries, size = cost()
    make_many(600)
    queries_of_more, size_of_more = cost()

    assert queries_of_more == queries
    # Numbers grow by a figure, and other articles have longer or shorter titles.
    assert size_of_more < 1.2 * size


def test_a_pack_of_one_s_own_is_offered_all_articles_page_by_page(client: Client):
    make_many()
    address, offered = "/your-pack/?part=made-text-1", []
    while address:
        page = read(client, address)
        assert page.count("pack-chosen") == 1
        offered += re.findall(r'href="/your-pack/\?part=made-text-1&amp;part=([^#&"]+)#pack"', page)
        address = later(page).replace("&amp;", "&")

    assert len(offered) == MANY - 1
    assert {f"made-text-{number}" for number in range(2, MANY + 1)} == {*offered}


def test_the_home_page_counts_what_there_is(client: Client):
    make_many(12)

    page = " ".join(read(client, "/").split())

    assert "12 articles" in page
    assert "All 36 questions" in page
