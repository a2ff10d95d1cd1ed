"""What a reader sees when the site itself has failed."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

handler500 = "portal.errors.server_error"


def fail_with(error: Exception):
    def view(_request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("broken", fail_with(ValueError("a fault of ours"))),
    path("away", fail_with(OperationalError("server closed the connection"))),
    path("gone", fail_with(InterfaceError("connection already closed"))),
]


@pytest.fixture
def reader(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_a_fault_of_ours_is_a_page_that_helps(reader: Client):
    response = reader.get("/broken")  # and asks no database: pytest-django would fail the test

    assert response.status_code == 500
    assert "<h1" in response.content.decode()
    assert "a fault of ours" not in response.content.decode()


@pytest.mark.parametrize("path", ["/away", "/gone"])
def test_a_database_that_is_away_asks_to_come_back(reader: Client, path: str):
    response = reader.get(path)

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("path", ["/broken", "/away"])
def test_no_cookie_is_set_when_something_fails(reader: Client, path: str):
    assert not reader.get(path).cookies
