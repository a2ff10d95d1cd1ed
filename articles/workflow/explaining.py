"""The glossary: a word is explained, explained otherwise, or no longer; search follows at once."""

from __future__ import annotations

from django.db import transaction

from articles.models import GlossaryTerm
from articles.search.writing import index_glossary


@transaction.atomic
def keep_word(term: GlossaryTerm) -> None:
    """Store a glossary word, new or changed."""
    before = GlossaryTerm.objects.filter(pk=term.pk).values_list("language", flat=True)
    languages = {*before, term.language}
    term.save()
    _index(languages)


@transaction.atomic
def let_word_go(term: GlossaryTerm) -> None:
    """Take a word out of the glossary; editions that explain it keep what they say."""
    language = term.language
    term.delete()
    _index({language})


def _index(languages: set[str]) -> None:
    for language in sorted(languages):
        index_glossary(language)
