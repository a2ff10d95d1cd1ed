"""Two colleagues, each at their own desk: what one does, the other finds."""

import pytest
from django.test import Client

from tests.writing import make_writer


@pytest.fixture
def anna(client: Client) -> Client:
    client.force_login(make_writer("anna"))
    return client


@pytest.fixture
def ben() -> Client:
    client = Client()
    client.force_login(make_writer("ben", first_name="Ben", last_name="Okri"))
    return client
