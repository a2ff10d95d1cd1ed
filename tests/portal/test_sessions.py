"""Somebody is logged in while the database takes no writing, or is logged out elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib import messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

handler500 = "portal.errors.server_error"


def show(request: HttpRequest) -> HttpResponse:
    """Say what there is to be told, which is told once."""
    return HttpResponse(" ".join(str(message) for message in messages.get_messages(request)))


def tell(request: HttpRequest) -> HttpResponse:
    """Have something to be told on the next page."""
    messages.success(request, "Done.")
    return HttpResponse("as asked")


def leave(request: HttpRequest) -> HttpResponse:
    """As if somebody logged out in another window while this was asked."""
    assert request.user.is_authenticated
    Session.objects.all().delete()
    return tell(request)


urlpatterns = [path("show", show), path("tell", tell), path("leave", leave)]


@pytest.fixture
def writer(settings: Settings, admin_client: Client) -> Client:
    settings.ROOT_URLCONF = settings.PUBLIC_URLCONF = __name__
    admin_client.raise_request_exception = False
    admin_client.post("/tell")
    return admin_client


@pytest.fixture
def nothing_is_written(writer: Client) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA query_only = OFF")


def test_what_is_to_be_told_is_told_once(writer: Client):
    assert writer.get("/show").content == b"Done."
    assert writer.get("/show").content == b""


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("nothing_is_written")
def test_a_page_is_read_where_its_session_cannot_be_kept(writer: Client):
    for _ in range(2):
        answer = writer.get("/show")
        assert (answer.status_code, answer.content) == (200, b"Done.")


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("nothing_is_written")
def test_who_asks_for_more_is_told_to_come_back(writer: Client):
    answer = writer.post("/tell", {"body": "Every word."})

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Every word." in answer.content.decode()


def test_who_was_logged_out_meanwhile_is_not_logged_in_again(writer: Client):
    assert writer.post("/leave").status_code == 400
    assert not Session.objects.exists()
