"""On a big site, what to read instead of an article is typed: nobody finds it in a list."""

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import Article
from tests.builders import make_edition
from tests.writing import make_writer, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may publish."""
    client.force_login(make_writer("carla", may_publish=True))
    return client


def make_very_many() -> None:
    call_command(
        "make_many", "310", "--language-mix", "en:1", "--without-search", "--yes", verbosity=0
    )


@pytest.mark.parametrize(
    "typed",
    ["better-advice", " /articles/better-advice/", "https://clinic.org/articles/better-advice/"],
)
def test_among_very_many_what_to_read_instead_is_named_by_its_address(desk: Client, typed: str):
    article = make_edition(slug="old-advice").article
    make_edition(slug="better-advice")
    make_very_many()
    page = desk.get(step(article, "withdraw")).content.decode()

    desk.post(step(article, "withdraw"), {"reason": "Newer studies.", "instead": typed})

    assert "<option" not in page
    assert Article.objects.get(slug="old-advice").instead.slug == "better-advice"


@pytest.mark.parametrize("typed", ["no-such-advice", "old-advice", "a draft"])
def test_among_very_many_an_address_that_leads_nowhere_is_refused_and_kept(
    desk: Client, typed: str
):
    article = make_edition(slug="old-advice").article
    make_very_many()

    answer = desk.post(step(article, "withdraw"), {"reason": "Newer studies.", "instead": typed})

    page = answer.content.decode()
    assert "Readers can open no article at this address." in page
    assert f'value="{typed}"' in page
    assert Article.objects.get(slug="old-advice").withdrawn_at is None
