"""What comes back from a review stands on the desk of those who wait for it, until they go on."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article
from tests.builders import approve, make_article, make_reviewer
from tests.reviewing import ask, ask_for_changes
from tests.writing import form_of, make_writer, opened, step, words

pytestmark = pytest.mark.django_db

ANSWERED = "Reviews that came back"


@pytest.fixture
def anna() -> Any:
    return make_writer("anna", may_publish=True, first_name="Anna", last_name="Bell")


@pytest.fixture
def ben() -> Any:
    return make_reviewer("ben", first_name="Ben", last_name="Ruiz")


@pytest.fixture
def asked(anna: Any, ben: Any) -> Article:
    """A draft that Anna has asked Ben to review."""
    article = make_article(title="Rest")
    ask(article, by=anna, reviewer=ben)
    return article


def desk_of(person: Any) -> str:
    client = Client()
    client.force_login(person)
    return client.get("/admin/").content.decode()


def test_an_approval_leads_whoever_asked_to_publishing(asked: Article, anna: Any, ben: Any):
    approve(asked, by=ben, at=timezone.now())

    page = desk_of(anna)

    assert "Ben Ruiz approved it." in words(page.encode())
    assert f'href="{step(asked, "publish")}"' in page


def test_changes_asked_for_are_quoted(asked: Article, anna: Any, ben: Any):
    ask_for_changes(asked, by=ben, at=timezone.now(), comment="How long is a day?")

    assert "Ben Ruiz asks for changes. “How long is a day?”" in words(desk_of(anna).encode())


def test_whoever_looks_after_the_article_is_told_though_they_did_not_ask(asked: Article, ben: Any):
    owner = make_writer("olga")
    Article.objects.filter(pk=asked.pk).update(owner=owner)
    approve(asked, by=ben, at=timezone.now())

    assert "Ben Ruiz approved it." in words(desk_of(owner).encode())


def test_nobody_else_is_told(asked: Article, ben: Any):
    approve(asked, by=ben, at=timezone.now())

    for person in (ben, make_writer("carl", may_publish=True)):
        assert ANSWERED not in desk_of(person)


@pytest.mark.parametrize("goes_on", ["saves", "publishes", "hears more"])
def test_it_goes_when_somebody_goes_on(
    client: Client, asked: Article, anna: Any, ben: Any, goes_on: str
):
    approve(asked, by=ben, at=timezone.now())
    client.force_login(anna)

    if goes_on == "saves":
        client.post(form_of(asked), opened(client, form_of(asked)) | {"body": "Rest for two."})
    elif goes_on == "publishes":
        client.post(step(asked, "publish"), {"note": "First edition.", "kind": "minor"})
        assert asked.editions.exists()
    else:
        ask_for_changes(asked, by=ben, at=timezone.now(), comment="How long is a day?")

    assert "Ben Ruiz approved it." not in words(desk_of(anna).encode())
