"""A source that many articles cite: what the work list says of it, and what its page does."""

import re

import pytest
from django.test import Client

from articles.models import Reference
from tests.builders import make_person_as
from tests.retracting import make_citing_edition, make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person_as("Publisher"))
    return client


def words(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_of_many_articles_that_cite_it_three_are_named_and_the_others_counted(desk: Client):
    titles = ("One", "Two", "Three", "Four", "Five")
    for title in titles:
        make_citing_edition(title=title)
    notice = make_notice(Reference.objects.get())

    why = re.search("Cited in (.*?): nobody", words(desk, "/admin/"))

    assert why
    assert why[1].endswith("and 2 more")
    assert sum(f"“{title}”" in why[1] for title in titles) == 3
    assert all(
        f">{title}</a></h3>" in words(desk, f"/admin/notices/{notice.pk}/") for title in titles
    )
