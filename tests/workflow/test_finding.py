"""Extra words by which readers find an article: kept line by line, by whoever may write it."""

import pytest

from articles.models import MOST_SEARCH_WORDS, SearchWords
from articles.workflow.errors import NotPermittedError, TooManyWordsError
from articles.workflow.finding import save_search_words
from tests.builders import make_article, make_author, make_reviewer

pytestmark = pytest.mark.django_db


def kept(article):
    return SearchWords.objects.get(article=article).words


def test_words_are_kept_one_on_a_line_without_blanks_and_repeats():
    article, author = make_article(), make_author()

    save_search_words(article, " special K\r\n\n ket \nspecial K\n", by=author)
    assert kept(article) == "special K\nket"

    save_search_words(article, "vitamin K", by=author)
    assert kept(article) == "vitamin K"
    save_search_words(article, "", by=author)
    assert kept(article) == ""


def test_whoever_may_not_write_the_article_adds_no_words():
    article = make_article()

    with pytest.raises(NotPermittedError):
        save_search_words(article, "ket", by=make_reviewer())

    assert not SearchWords.objects.exists()


def test_more_than_there_is_room_for_changes_nothing():
    article, author = make_article(), make_author()
    save_search_words(article, "x" * MOST_SEARCH_WORDS, by=author)

    with pytest.raises(TooManyWordsError):
        save_search_words(article, "y" * (MOST_SEARCH_WORDS + 1), by=author)

    assert kept(article) == "x" * MOST_SEARCH_WORDS
