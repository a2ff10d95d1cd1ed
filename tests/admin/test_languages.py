"""The language of an article or a pack: chosen when it is begun, then shown."""

import re

import pytest
from django.test import Client

from articles.models import Article, Pack
from tests import packing
from tests.builders import make_article, make_edition, make_packer, make_topic
from tests.writing import ADD, form_of, make_writer, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer("ben"))
    return client


def languages(client: Client, address: str) -> list[str]:
    """The languages that a form shows, the chosen one in stars."""
    page = client.get(address).content.decode()
    shown = re.search(r'<ul class="languages meta">(.*?)</ul>', page, re.DOTALL)
    assert shown, page
    names = re.findall(r"<(strong|a) [^>]*>(.*?)</", shown[1])
    return [f"*{name}*" if tag == "strong" else name for tag, name in names]


def test_a_new_article_is_in_the_language_its_editor_chooses_with_the_topics_of_that_language(
    desk: Client,
):
    make_topic("care", name="Good care")
    topic = make_topic("cuidado", language="es", name="Buen cuidado")

    page = desk.get(f"{ADD}?language=es").content.decode()
    data = opened(desk, f"{ADD}?language=es")
    desk.post(ADD, data | {"title": "¿Y después?", "slug": "despues", "topics": [str(topic.pk)]})

    assert languages(desk, ADD) == ["*English*", "Español", "العربية"]
    assert languages(desk, f"{ADD}?language=es") == ["English", "*Español*", "العربية"]
    assert "Buen cuidado" in page
    assert "Good care" not in page
    article = Article.objects.get()
    assert (article.language, list(article.topics.all())) == ("es", [topic])


def test_two_articles_may_have_one_address_in_two_languages(desk: Client):
    make_article(slug="day")
    data = opened(desk, f"{ADD}?language=ar") | {"title": "يوم", "slug": "day"}

    desk.post(ADD, data)

    assert sorted(Article.objects.values_list("language", flat=True)) == ["ar", "en"]


def test_a_language_stays_what_it_was(desk: Client):
    article = make_edition(language="ar").article
    data = opened(desk, form_of(article))

    desk.post(form_of(article), data | {"language": "es", "summary": "نص"})

    article.refresh_from_db()
    assert (article.language, article.summary) == ("ar", "نص")
    assert languages(desk, form_of(article)) == ["*العربية*"]
    page = desk.get(form_of(article)).content.decode()
    assert 'aria-label="Preview" lang="ar" dir="rtl"' in page


@pytest.mark.parametrize("wanted", ["xx", "", "es-mx", "<b>"])
def test_a_language_the_site_does_not_speak_is_english(desk: Client, wanted: str):
    assert languages(desk, f"{ADD}?language={wanted}")[0] == "*English*"


def test_a_refused_article_keeps_its_language(desk: Client):
    data = opened(desk, f"{ADD}?language=es") | {"title": "", "slug": "x"}

    answer = desk.post(ADD, data)

    assert '<input type="hidden" name="language" value="es">' in answer.content.decode()


def test_a_new_pack_holds_articles_of_the_language_chosen(client: Client):
    client.force_login(make_packer("anna"))
    make_edition(title="English one")
    arabic = make_edition(title="يوم", language="ar").article
    address = f"{packing.ADD}?language=ar"

    page = client.get(address).content.decode()
    form = packing.opened(client, address) | {"title": "علاجك", "slug": "first"}
    client.post(packing.ADD, form | packing.at(arabic))

    assert "English one" not in page
    pack = Pack.objects.get()
    assert (pack.language, packing.parts_of(pack)) == ("ar", ["يوم"])
    assert languages(client, packing.form_of(pack)) == ["*العربية*"]
