"""How the database answers for readers' pages: by an index, never by reading what grows."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from tests.builders import make_article, make_edition, make_topic
from tests.plans import GROWING, plans_of

pytestmark = pytest.mark.django_db


def fill() -> None:
    make_edition(make_article(slug="rest", topics=(make_topic("care"),)))
    call_command(
        "make_many", "110", "--language-mix", "en:1", "--without-search", "--yes", verbosity=0
    )


@pytest.mark.parametrize(
    ("address", "index"),
    [
        ("/articles/rest/", ""),
        ("/articles/rest/evidence/", ""),
        ("/articles/rest/history/", ""),
        ("/articles/", "listed_by_topic"),
        ("/articles/?page=2", "listed_by_topic"),
        ("/topics/care/", "listed_in_topic"),
        ("/", "listed_by_day"),
        ("/your-pack/?part=rest", "listed_by_title"),
        ("/packs/", ""),
        ("/references/", ""),
        ("/references/made-1/", ""),
        ("/feeds/articles.atom", "edition_newest_first"),
        ("/sitemap-articles.xml", ""),
        ("/no-such-page/", ""),
    ],
)
def test_no_page_reads_all_articles(client: Client, address: str, index: str):
    fill()

    plans = plans_of(lambda: client.get(address))

    assert plans.read_whole & GROWING == set(), plans.text
    assert not index or index in plans.indexes, plans.text


@pytest.mark.parametrize(
    "address", ["/", "/articles/", "/topics/care/", "/your-pack/?part=rest", "/search/"]
)
def test_no_list_counts_what_it_does_not_show(client: Client, address: str):
    fill()

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    listed = [one["sql"] for one in asked if "articles_listedarticle" in one["sql"]]
    assert listed
    assert not [sql for sql in listed if "COUNT(" in sql or "SUM(" in sql]


def test_a_code_is_found_by_its_index(client: Client):
    fill()
    code = Edition.objects.all()[0].check_code

    plans = plans_of(lambda: client.get(f"/c/{code}/"))

    assert plans.read_whole & GROWING == set(), plans.text
