"""Words at the desk: the same in other languages, what is missing, and where readers meet them."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import GlossaryTerm
from tests.builders import make_author, make_clinic, make_edition

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/glossaryterm/"


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_author())
    return client


def word(term: str, language: str = "en", original: GlossaryTerm | None = None) -> GlossaryTerm:
    return GlossaryTerm.objects.create(
        term=term, meaning=f"What {term} means.", language=language, original=original
    )


def terms_shown(desk: Client, query: str) -> list[str]:
    page = desk.get(f"{LIST}?{query}").content.decode()
    return re.findall(r'field-term"><a [^>]*>([^<]*)<', page)


def test_a_word_is_begun_in_another_language_with_what_is_known_filled_in(desk: Client):
    dose = word("Dose")
    page = desk.get(f"{LIST}{dose.pk}/change/").content.decode()
    addresses = re.findall(r'<a href="([^"]*)">Translate…</a>', page)
    assert len(addresses) == 2

    form = desk.get(html.unescape(addresses[0])).content.decode()

    assert "What Dose means." in form
    assert '<option value="es" selected>' in form
    assert f'<option value="{dose.pk}" selected>Dose (English)</option>' in form


def test_a_translation_is_shown_with_the_word_and_its_own(desk: Client):
    dose = word("Dose")
    dosis = word("Dosis", "es", dose)
    jura = word("جرعة", "ar", dose)

    page = desk.get(f"{LIST}{dosis.pk}/change/").content.decode()

    assert f'<a href="{LIST}{dose.pk}/change/">Dose</a>' in page
    assert f'<a href="{LIST}{jura.pk}/change/">جرعة</a>' in page
    assert "Translate…" not in page


@pytest.mark.parametrize(
    ("language", "original", "said"),
    [
        ("es", "Dose", "“Dosis” is that word in this language already."),
        ("en", "Dose", "“Dose” is that word in this language already."),
        ("en", "Dosis", "“Dose” is that word in this language already."),
    ],
)
def test_a_word_has_one_translation_in_each_language(
    desk: Client, language: str, original: str, said: str
):
    word("Dosis", "es", word("Dose"))
    chosen = GlossaryTerm.objects.get(term=original)
    one = GlossaryTerm(term="Toma", meaning="x", language=language, original=chosen)

    with pytest.raises(Exception, match=said):
        one.full_clean()


def test_a_translation_of_a_translation_hangs_on_the_first_word():
    dose = word("Dose")
    one = GlossaryTerm(term="جرعة", meaning="x", language="ar", original=word("Dosis", "es", dose))

    one.full_clean()

    assert one.original == dose


def test_a_word_with_translations_becomes_none_itself():
    dose = word("Dose")
    word("Dosis", "es", dose)
    dose.original = word("جرعة", "ar")

    with pytest.raises(Exception, match="cannot be one itself"):
        dose.full_clean()


def test_lists_what_is_missing_in_a_language(desk: Client):
    word("Dosis", "es", word("Dose"))
    word("Placebo")
    word("Ñu", "es")

    assert terms_shown(desk, "missing=es") == ["Placebo"]
    assert terms_shown(desk, "missing=ar") == ["Dose", "Placebo", "Ñu"]


def test_says_where_readers_meet_a_word_and_which_they_meet_nowhere(desk: Client):
    placebo = word("Placebo")
    word("Dose")
    edition = make_edition(title="Trials", body="Some had a placebo.")

    assert terms_shown(desk, "used=nowhere") == ["Dose"]
    assert terms_shown(desk, "used=somewhere") == ["Placebo"]
    page = desk.get(f"{LIST}{placebo.pk}/change/").content.decode()
    assert f'<a href="/admin/articles/article/{edition.article_id}/change/">Trials</a>' in page
    assert "1 article" in desk.get(LIST).content.decode()


def test_asks_the_database_as_often_for_many_words_as_for_one(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(6):
        word(f"Palabra {number}x", "es", word(f"Word {number}x"))
        make_edition(body=f"It tells of word {number}x.")

    with django_assert_max_num_queries(14):
        desk.get(LIST)
