"""The glossary: every word of a language under its first letter, and where it is read."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from articles.models import Edition, GlossaryTerm
from articles.text.headings import Ids

from .site import Link

FIGURES = "0–9"
MOST_ARTICLES = 2
"""How many articles a word leads to: common words are used in nearly all of them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its other forms and its plain meaning."""

    id: str
    term: str
    forms: tuple[str, ...]
    meaning: str
    used_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with one letter; `id` is what the jump list leads to."""

    id: str
    letter: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Every word of a language."""

    letters: tuple[Letter, ...]


def glossary_page(language: str) -> GlossaryPage:
    """Return every word of a language, and where it is read. Two queries."""
    terms = GlossaryTerm.objects.filter(language=language)
    return GlossaryPage(letters(terms, used_in=where_words_are_used(language)))


def where_words_are_used(language: str) -> dict[str, tuple[Link, ...]]:
    """Return, for each word the current editions explain, those articles; one query."""
    editions = Edition.objects.current().in_language(language).order_by("title", "pk")
    used: defaultdict[str, list[Link]] = defaultdict(list)
    for slug, title, terms in editions.values_list("article__slug", "title", "content__terms"):
        link = Link(title, reverse("article", args=[slug]))
        for term in terms:
            used[term["term"]].append(link)
    return {term: tuple(links) for term, links in used.items()}


def letters(
    terms: Iterable[GlossaryTerm], *, used_in: Mapping[str, tuple[Link, ...]]
) -> tuple[Letter, ...]:
    """Return words in the order of a dictionary, by first letter; accents do not part them."""
    ids = Ids()
    words = [
        Word(
            id=f"word-{ids.unique(term.term)}",
            term=term.term,
            forms=telling_forms(term),
            meaning=term.meaning,
            used_in=used_in.get(term.term, ())[:MOST_ARTICLES],
        )
        for term in sorted(terms, key=lambda term: sorting_key(term.term))
    ]
    groups = groupby(words, key=lambda word: first_letter(word.term))
    return tuple(
        Letter(f"letter-{number}", letter, tuple(group))
        for number, (letter, group) in enumerate(groups, start=1)
    )


def telling_forms(term: GlossaryTerm) -> tuple[str, ...]:
    """Return the other names of a word, without plurals and longer forms of what stands there."""
    told = [term.term]
    for form in term.other_forms():
        if not any(form.casefold().startswith(name.casefold()) for name in told):
            told.append(form)
    return tuple(told[1:])


def sorting_key(term: str) -> tuple[bool, str]:
    """Return what a word is sorted by: figures first, then letters without accents."""
    plain = without_accents(term).casefold()
    return first_letter(term) != FIGURES, plain


def first_letter(term: str) -> str:
    """Return the letter a word is found under; FIGURES for a word that begins with none."""
    first = without_accents(term.strip())[:1]
    return first.upper() if first.isalpha() else FIGURES


def without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))
