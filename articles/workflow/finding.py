"""How readers find an article: the words that lead to it without standing in it."""

from __future__ import annotations

from django.db import transaction

from articles.models import MOST_SEARCH_WORDS, Article, SearchWords
from articles.search.writing import index_article
from articles.text.characters import without_forbidden

from .errors import TooManyWordsError
from .permissions import Person, require_writer


@transaction.atomic
def save_search_words(article: Article, words: str, *, by: Person) -> None:
    """Store the extra words of an article, one on each line; they count at once.

    A line "wee, pee = urine" says what is meant by words, in every article of the language.

    Raises:
        NotPermittedError: if this person does not write this article.
        TooManyWordsError: if they have more letters than `MOST_SEARCH_WORDS`.
    """
    require_writer(by, article)
    locked = Article.objects.select_for_update().get(pk=article.pk)
    tidied = "\n".join(SearchWords(words=without_forbidden(words)).lines())
    if len(tidied) > MOST_SEARCH_WORDS:
        raise TooManyWordsError
    SearchWords.objects.update_or_create(article=locked, defaults={"words": tidied})
    index_article(locked)
