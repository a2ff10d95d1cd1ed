"""The glossary: every word, in the order of a dictionary."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import GlossaryTerm
from articles.pages.words import MOST_ARTICLES, MOST_FURTHER, letters
from articles.text.collation import FIGURES
from tests.builders import make_edition


def make_word(
    term: str, *forms: str, meaning: str = "What it means.", **changes: Any
) -> GlossaryTerm:
    return GlossaryTerm(term=term, forms="\n".join(forms), meaning=meaning, **changes)


def test_puts_words_under_their_first_letter_without_minding_case_and_accents():
    words = ["zero", "Éclat", "eczema", "Dose", "5-HT", "(Re)uptake"]

    found = letters([make_word(word) for word in words], used_in={})

    assert [(letter.letter, [word.term for word in letter.words]) for letter in found] == [
        (FIGURES, ["(Re)uptake", "5-HT"]),
        ("D", ["Dose"]),
        ("E", ["Éclat", "eczema"]),
        ("Z", ["zero"]),
    ]


def test_gives_each_word_an_address_of_its_own():
    (letter,) = letters([make_word("Dose"), make_word("dose!")], used_in={})

    assert [word.id for word in letter.words] == ["word-dose", "word-dose-2"]


def test_tells_other_names_but_no_plurals():
    (letter,) = letters(
        [make_word("Anaesthetic", "anaesthetics", "anesthetic", "anesthetics")], used_in={}
    )

    assert letter.words[0].forms == ("anesthetic",)


@pytest.mark.django_db
def test_leads_from_a_word_to_the_articles_that_explain_it(client: Client):
    make_word("Placebo", meaning="A dummy treatment.").save()
    make_edition(slug="trials", title="How trials work", body="Some had a placebo.")

    page = client.get("/glossary/").content.decode()

    assert "A dummy treatment." in page
    assert '<a href="/articles/trials/">How trials work</a>' in page
    assert '<a href="#letter-1">P</a>' in page


@pytest.mark.django_db
def test_folds_all_but_two_of_the_articles_that_use_a_word(client: Client):
    make_word("Placebo").save()
    for title in ("One", "Two", "Three", "Four"):
        make_edition(title=title, slug=title.lower(), body="Some had a placebo.")

    page = client.get("/glossary/").content.decode()

    assert "and 2 more" in page
    assert all(f"/articles/{slug}/" in page for slug in ("one", "two", "three", "four"))


@pytest.mark.django_db
def test_of_very_many_articles_that_use_a_word_the_rest_are_searched_for(client: Client):
    make_word("Placebo").save()
    for number in range(MOST_ARTICLES + MOST_FURTHER + 3):
        make_edition(slug=f"trial-{number}", body="Some had a placebo.")

    page = client.get("/glossary/").content.decode()

    assert f"and {MOST_FURTHER + 3} more" in page
    assert page.count('href="/articles/trial-') == MOST_ARTICLES + MOST_FURTHER
    assert '<a href="/search/?q=Placebo">Search for “Placebo”</a>' in page


@pytest.mark.django_db
def test_leads_to_the_same_word_in_every_language_it_is_explained_in(client: Client):
    dose = make_word("Dose")
    dose.save()
    make_word("Dosis", language="es", original=dose).save()
    make_word("جرعة", language="ar", original=dose).save()
    make_word("Ñu", language="es").save()

    assert 'href="/es/glossary/#word-dosis"' in client.get("/glossary/").content.decode()
    spanish = client.get("/es/glossary/").content.decode()
    assert 'href="/glossary/#word-dose"' in spanish
    assert 'href="/ar/glossary/#word-جرعة"' in spanish
    assert 'hreflang="es"' not in spanish.partition('class="words"')[2]
    assert ">Ñ</a>" in spanish


@pytest.mark.django_db
def test_says_nothing_of_a_language_that_the_site_does_not_speak(client: Client):
    dose = make_word("Dose")
    dose.save()
    make_word("Annos", language="fi", original=dose).save()

    assert "Annos" not in client.get("/glossary/").content.decode()


@pytest.mark.django_db
def test_says_so_where_no_word_is_explained_yet(client: Client):
    assert "No words are explained here yet." in client.get("/glossary/").content.decode()


@pytest.mark.django_db
def test_asks_the_database_as_often_for_many_words_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(5):
        make_word(f"Word {number}x").save()
        make_edition(body=f"It tells of word {number}x.")

    make_word("Wort", language="es", original=GlossaryTerm.objects.get(term="Word 1x")).save()
    make_word("كلمة", language="ar", original=GlossaryTerm.objects.get(term="Word 1x")).save()

    with django_assert_num_queries(3):
        client.get("/glossary/")
