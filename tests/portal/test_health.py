import pytest
from django.test import Client


def test_is_alive_without_a_database(client: Client):
    response = client.get("/health/live")  # pytest-django fails any test that asks the database

    assert response.status_code == 200
    assert response.content == b"alive\n"


@pytest.mark.django_db
def test_is_ready_when_the_database_answers(client: Client):
    assert client.get("/health/ready").status_code == 200


@pytest.mark.django_db
def test_is_not_ready_when_the_database_is_away(client: Client, database_away: None):
    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"


def test_takes_no_other_method(client: Client):
    assert client.post("/health/live").status_code == 405
