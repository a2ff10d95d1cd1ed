"""The glossary: every word, in the order of a dictionary."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import GlossaryTerm
from articles.pages.words import FIGURES, letters
from tests.builders import make_edition


def make_word(term: str, *forms: str, meaning: str = "What it means.") -> GlossaryTerm:
    return GlossaryTerm(term=term, forms="\n".join(forms), meaning=meaning)


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
def test_says_so_where_no_word_is_explained_yet(client: Client):
    assert "No words are explained here yet." in client.get("/glossary/").content.decode()


@pytest.mark.django_db
def test_asks_the_database_as_often_for_many_words_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(5):
        make_word(f"Word {number}x").save()
        make_edition(body=f"It tells of word {number}x.")

    with django_assert_num_queries(3):
        client.get("/glossary/")
