"""A database that others write to for too long: a form is held back with all that was typed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from tests.builders import make_article
from tests.held import held_by_somebody_else, write
from tests.writing import fields, form_of, make_writer, opened, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("sqlite")]


@contextmanager
def somebody_else_writing() -> Iterator[None]:
    """Hold the lock of the whole file, as a long save does, and wait for it but shortly."""
    with held_by_somebody_else(write):
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 100")
        try:
            yield
        finally:
            connection.close()


def test_what_was_typed_comes_back_with_a_button_to_send_it_once_more():
    article = make_article(body="Rest.")
    desk = Client(raise_request_exception=False)
    desk.force_login(make_writer("anna"))
    form = opened(desk, form_of(article)) | {"body": "Line one.\n\nLine <two> & “three”."}

    with somebody_else_writing():
        answer = desk.post(form_of(article), form)
    page = answer.content.decode()

    assert answer.status_code == 503
    assert "It could not be saved just now. Send it once more." in words(answer.content)
    assert Article.objects.get().body == "Rest."
    assert answer.headers["Retry-After"] == "30"
    carried = fields(page, form="once-more")
    desk.post(form_of(article), carried)
    assert Article.objects.get().body == "Line one.\n\nLine <two> & “three”."
