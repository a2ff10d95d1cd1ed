"""What a reader sees where there is nothing, or where something has failed."""

import pytest
from django.http import HttpRequest
from django.test import Client

from portal.errors import server_error
from tests.builders import make_clinic, make_edition

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 404
    assert not response.cookies
    return " ".join(response.content.decode().split())


def test_a_mistyped_address_leads_to_the_article_that_was_meant(client: Client):
    make_edition(slug="your-treatment-day", title="What happens on the day?")
    make_edition(slug="side-effects", title="What can go wrong?")

    page = read(client, "/articles/your-treatement-days/")

    assert "Perhaps you meant" in page
    assert "What happens on the day?" in page
    assert "What can go wrong?" not in page


def test_an_address_like_nothing_leads_to_what_there_is(client: Client):
    make_clinic(phone="01632 960123")
    make_edition(slug="side-effects", title="What can go wrong?")

    page = read(client, f"/{'x' * 5000}/")

    assert "There is no page at this address" in page
    assert "Perhaps you meant" not in page
    assert 'href="/articles/"' in page
    assert "tel:01632960123" in page


@pytest.mark.parametrize("address", ["/<script>", "/%00", "/articles/%E2%80%AE/", "/wp-login.php"])
def test_odd_addresses_are_merely_not_found_and_never_repeated(client: Client, address: str):
    assert "<script>" not in read(client, address)


def test_a_failure_is_explained_without_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(HttpRequest())

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "In danger now?" in response.content.decode()


def test_a_database_that_is_away_asks_the_reader_to_come_back(client: Client, database_away):
    client.raise_request_exception = False

    response = client.get("/articles/your-treatment-day/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert "We will be back in a moment" in response.content.decode()
