"""A database that others write to for too long: a form is held back with all that was typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from articles.models import Article, Topic
from tests.builders import make_article
from tests.writing import fields, form_of, make_writer, opened, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.only_on("sqlite")]


@contextmanager
def somebody_else_writing() -> Iterator[None]:
    """Hold the lock of the whole file, as a long save does, and wait for it but shortly."""
    locked, done = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            Topic.objects.create(slug="held", name="Held")
            locked.set()
            done.wait(timeout=30)
        connections.close_all()

    holder = Thread(target=hold)
    holder.start()
    locked.wait(timeout=30)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    try:
        yield
    finally:
        done.set()
        holder.join()
        connection.close()


def test_what_was_typed_comes_back_with_a_button_to_send_it_once_more():
    article = make_article(body="Rest.")
    desk = Client()
    desk.force_login(make_writer("anna"))
    form = opened(desk, form_of(article)) | {"body": "Line one.\n\nLine <two> & “three”."}

    with somebody_else_writing():
        answer = desk.post(form_of(article), form)
    page = answer.content.decode()

    assert answer.status_code == 503
    assert "The portal was busy. Send it once more." in words(answer.content)
    assert Article.objects.get().body == "Rest."
    carried = fields(page.replace('<form class="narrow"', '<form id="on"'), form="on")
    desk.post(form_of(article), carried)
    assert Article.objects.get().body == "Line one.\n\nLine <two> & “three”."
