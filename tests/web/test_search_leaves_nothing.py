"""After many searches, what was typed stands in no table and no log; what it gave is counted."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test import Client

from articles.models import UnfoundTally, UnfoundWords
from tests.builders import make_article, make_clinic, make_edition

pytestmark = pytest.mark.django_db
SEARCHES = 50
MARKERS = ("zebrafinch", "quokkaberry", "narwhalberry", "johannasson", "07700900123")


def everything_stored() -> str:
    """All rows of all tables, those of the index too, as one text."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names the database gave
            said.extend(str(row) for row in cursor.fetchall())
    return "\n".join(said).casefold()


def test_a_walk_of_many_searches_leaves_no_word_that_was_typed(
    client: Client, caplog: pytest.LogCaptureFixture
):
    make_clinic()
    make_edition(make_article(title="Driving home", slug="driving", body="Rest."))
    caplog.set_level(logging.INFO)  # the most that the portal writes down, with DEBUG on
    typed = (
        "zebrafinch",
        "Quokkaberry narwhalberry",
        "driving zebrafinch",
        "call johannasson 07700900123",
        "narwhalberry@johannasson.example",
        "drivng",
    )

    # Four of each that can be counted; what is about somebody as often as one likes.
    for number in range(SEARCHES):
        one = typed[number % 3] if number < 12 else typed[3 + number % 3]
        for address in ("/search/", "/search/suggest"):
            assert client.get(address, {"q": one}).status_code == 200
        assert client.get("/search/", {"q": one, "page": "99"}).status_code == 404
        assert client.get("/faqs/", {"find": one}).status_code == 200
        assert client.get("/faqs/", {"find": one, "topic": "gone"}).status_code == 404

    stored, logged = everything_stored(), caplog.text.casefold()
    assert [marker for marker in MARKERS if marker in stored] == []
    assert [marker for marker in MARKERS if marker in logged] == []
    assert "driving home" in stored
    assert sum(UnfoundTally.objects.values_list("uses", flat=True)) > 0
    assert not UnfoundWords.objects.exists()


def test_whoever_asks_for_the_headers_alone_is_not_counted(client: Client):
    assert client.head("/search/", {"q": "platypus"}).status_code == 200
    assert not UnfoundTally.objects.exists()

    client.get("/search/", {"q": "platypus"})
    assert UnfoundTally.objects.count() == 1


def test_not_even_the_smallest_notes_of_templates_hold_what_was_typed(
    client: Client, caplog: pytest.LogCaptureFixture
):
    """They note a name that is missing together with the page it was looked for in."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.template").debug("A note.")

    client.get("/search/", {"q": "quokkaberry"})
    client.get("/faqs/", {"find": "quokkaberry"})

    said = [record for record in caplog.records if record.name == "django.template"]
    assert said == []
