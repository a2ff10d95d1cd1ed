"""The pages about an article are sound HTML, whatever state they are in."""

from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article
from tests.builders import make_article, make_edition, make_question, make_reference, make_topic
from tests.nu import complaints
from tests.strict_html import strict_errors
from tests.writing import ADD, LIST, form_of, make_writer, opened, step

ON_PURPOSE = (
    "Attribute “shadowrootmode” not allowed",
    "The “dialog” element is not supported in all browsers",
)
"""Both are in every browser of the last years, and staff choose theirs."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client: Client) -> dict[str, str]:
    """Every page about an article, by what it is."""
    client.force_login(make_writer(may_publish=True))
    make_reference("one-2019")
    article = make_edition(topics=(make_topic("rest"),)).article
    make_question(article, answer="No.[@one-2019; @nobody-2020]")
    Article.objects.filter(pk=article.pk).update(body="## A\n\n::: warning Take care\nNow.\n:::")
    outdated = opened(client, form_of(article)) | {"lock_version": "0", "title": ""}
    saving = f"{step(article, 'history')}{article.history.first().pk}/"
    asked = {
        "list": LIST,
        "add": ADD,
        "change": form_of(article),
        "publish": step(article, "publish"),
        "publish, first": step(make_article(), "publish"),
        "withdraw": step(article, "withdraw"),
        "history": step(article, "history"),
        "a save": saving,
    }
    found = {what: client.get(address).content.decode() for what, address in asked.items()}
    found["refused"] = client.post(form_of(article), outdated).content.decode()
    found["withdraw, refused"] = client.post(step(article, "withdraw")).content.decode()
    return found


def test_a_strict_parser_reads_them_without_an_error(pages: dict[str, str]):
    assert strict_errors(pages) == {}


@pytest.mark.nu
def test_the_nu_checker_has_nothing_to_say(pages: dict[str, str], tmp_path: Path):
    found = complaints(pages, folder=tmp_path)

    assert [one for one in found if not any(known in one for known in ON_PURPOSE)] == []
