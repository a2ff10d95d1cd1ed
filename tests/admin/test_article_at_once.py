"""Two requests in the same instant: one of them wins, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from articles.models import Article, Edition
from tests.builders import approve, make_article
from tests.writing import form_of, make_writer, opened, step

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], HttpResponse]) -> list[int]:
    """The statuses of requests that set off together."""
    start = Barrier(len(acts))

    def run(act: Callable[[], HttpResponse]) -> int:
        start.wait(timeout=30)
        try:
            return act().status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def desk_of(name: str) -> Client:
    client = Client()
    client.force_login(make_writer(name, may_publish=True))
    return client


def test_of_two_saves_one_is_refused():
    article = make_article(body="Old.")
    anna, ben = desk_of("anna"), desk_of("ben")
    form = opened(anna, form_of(article))

    statuses = at_once(
        lambda: anna.post(form_of(article), form | {"body": "Hers."}),
        lambda: ben.post(form_of(article), form | {"body": "His."}),
    )

    assert statuses == [200, 302]
    assert Article.objects.get().lock_version == 2
    assert Article.objects.get().body in {"Hers.", "His."}


def test_of_two_presses_one_makes_the_edition():
    article = make_article()
    approve(article)
    anna, ben = desk_of("anna"), desk_of("ben")
    said = {"note": "First edition.", "kind": "minor"}

    statuses = at_once(
        lambda: anna.post(step(article, "publish"), said),
        lambda: ben.post(step(article, "publish"), said),
    )

    assert statuses == [302, 302]
    assert Edition.objects.count() == 1


def test_of_two_new_articles_one_gets_the_address():
    anna, ben = desk_of("anna"), desk_of("ben")
    form = opened(anna) | {"title": "Driving", "slug": "driving"}
    add = "/admin/articles/article/add/"

    statuses = at_once(lambda: anna.post(add, form), lambda: ben.post(add, form))

    assert statuses == [200, 302]
    assert Article.objects.filter(slug="driving").count() == 1
