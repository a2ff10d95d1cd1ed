"""Where an article stands, by what readers have and what its draft says."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, GlossaryTerm
from articles.workflow.publishing import withdraw
from articles.workflow.standing import State, standing, standings
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_publisher,
    make_question,
    make_teach_back,
)

pytestmark = pytest.mark.django_db


def test_a_draft_without_edition_was_never_published():
    assert standing(make_article()).state == State.NEVER_PUBLISHED


def test_an_article_whose_draft_is_its_edition_is_published():
    edition = make_edition()

    found = standing(edition.article)

    assert found.state == State.PUBLISHED
    assert found.edition == edition


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_other_words_in_the_draft_count_as_changed(field: str):
    article = make_edition().article
    setattr(article, field, "Other words.")

    assert standing(article).state == State.CHANGED


def test_another_question_counts_as_changed():
    article = make_edition().article
    make_question(article)

    assert standing(article).state == State.CHANGED


def test_blanks_at_the_end_and_other_line_ends_do_not():
    article = make_edition(body="One.\n\nTwo.").article
    article.body = "One.\r\n\r\nTwo.\n"

    assert standing(article).state == State.PUBLISHED


def test_a_new_meaning_of_a_word_does_not():
    GlossaryTerm.objects.create(term="dose", meaning="How much.")
    article = make_edition(body="A dose.").article
    GlossaryTerm.objects.update(meaning="How much at once.")

    assert standing(article).state == State.PUBLISHED


def test_a_withdrawn_article_is_withdrawn_whatever_its_draft_says():
    article = make_edition().article
    withdraw(article, by=make_publisher(), at=NOON, reason="Old.")
    article.body = "Other words."

    assert standing(article).state == State.WITHDRAWN


def test_a_change_in_what_is_asked_back_is_a_change():
    article = make_article()
    asked = make_teach_back(article)
    make_edition(article)
    assert standing(article).state == State.PUBLISHED
    asked.points = "Drink water"
    asked.save()

    assert standing(Article.objects.get()).state == State.CHANGED


def test_it_takes_three_queries_for_any_number(django_assert_num_queries: DjangoAssertNumQueries):
    for _number in range(5):
        make_edition()
    articles = Article.objects.all()
    list(articles)

    with django_assert_num_queries(3):
        assert len(standings(articles)) == 5
