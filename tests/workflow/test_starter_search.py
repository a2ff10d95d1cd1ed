"""A starter article may bring words that lead to it; a clinic's own choice is never undone."""

import pytest

from articles.models import Article, SearchWords
from articles.workflow.finding import save_search_words
from tests.builders import make_author
from tests.library.folder import Library
from tests.search.indexed import found

pytestmark = pytest.mark.django_db


def test_words_of_a_starter_file_lead_to_its_article(tmp_path):
    library = Library(tmp_path)
    library.article(
        "rest", "Lie down. Read [on](article:sleep).", search_words=["kip", "forty winks"]
    )

    library.load()

    assert SearchWords.objects.get().lines() == ("kip", "forty winks")
    assert found("en_kip") == [Article.objects.get(slug="rest").title]


def test_what_the_clinic_has_chosen_stays(tmp_path):
    library = Library(tmp_path)
    library.article("rest", "Lie down. Read [on](article:sleep).", search_words=["kip"])
    library.load()
    save_search_words(Article.objects.get(slug="rest"), "", by=make_author())

    library.load()

    assert SearchWords.objects.get().lines() == ()
    assert found("en_kip") == []


def test_words_of_the_glossary_that_came_with_it_are_found(tmp_path):
    library = Library(tmp_path)
    library.article("rest", "Lie down. Read [on](article:sleep).")
    (tmp_path / "glossary.yaml").write_text("- {term: Buoy, meaning: It floats.}\n", "utf-8")

    library.load()

    assert found("en_float") == ["Buoy"]
