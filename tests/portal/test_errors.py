"""What a reader sees when the site itself has failed."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from tests.writing import fields

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
    settings.ROOT_URLCONF = settings.PUBLIC_URLCONF = __name__
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


@pytest.mark.parametrize("path", ["/away", "/gone"])
def test_what_was_typed_comes_back_with_a_button_to_send_it_once_more(reader: Client, path: str):
    typed = {"body": "Line one.\n\nLine <two>.", "topics": ["1", "2"]}

    response = reader.post(f"{path}?of=3", typed)

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert fields(response.content.decode(), form="once-more") == {
        "body": ["Line one.\n\nLine <two>."],
        "topics": ["1", "2"],
    }
    assert f'action="{path}?of=3"' in response.content.decode()
    assert not response.cookies


def test_a_password_comes_back_to_nobody(reader: Client):
    response = reader.post("/away", {"username": "anna", "password": "not to be seen"})

    assert response.status_code == 503
    assert "not to be seen" not in response.content.decode()
