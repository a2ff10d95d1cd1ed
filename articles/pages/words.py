"""The glossary: every word of a language under its first letter, and where it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from articles.models import Edition, GlossaryTerm
from articles.text.collation import first_letter, sorting_key
from articles.text.headings import Ids

from .listing import list_address
from .site import Link

MOST_ARTICLES = 2
"""How many articles a word leads to at once: common words are used in nearly all of them."""

MOST_FURTHER = 20
"""How many more it leads to when asked: nobody reads longer lists, and search puts the best first."""

Used = tuple[str, str]
"""The title of an article that uses a word, and the last part of its address."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A word in another language, under the name that language has for itself."""

    language: str
    name: str
    term: str
    address: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its other forms and its plain meaning; the articles that use it, first ones apart.

    `others` is in how many more it is used than are listed, `search` where those are found.
    """

    id: str
    term: str
    forms: tuple[str, ...]
    meaning: str
    used_in: tuple[Link, ...] = ()
    also_used_in: tuple[Link, ...] = ()
    others: int = 0
    search: str = ""
    translations: tuple[Translated, ...] = ()


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
    """Return every word of a language, where it is read, and in other languages. Two queries."""
    served = dict(settings.LANGUAGES)
    by_language: dict[str, list[GlossaryTerm]] = {each: [] for each in (*served, language)}
    for term in GlossaryTerm.objects.filter(language__in=by_language):
        by_language[term.language].append(term)
    found = letters(
        by_language.pop(language),
        language=language,
        used_in=where_words_are_used(language),
        translations=_translations(by_language),
    )
    return GlossaryPage(found)


def where_words_are_used(language: str) -> dict[str, list[Used]]:
    """Return, for each word the current editions explain, those articles; one query."""
    editions = Edition.objects.current().in_language(language).order_by("title", "pk")
    used: defaultdict[str, list[Used]] = defaultdict(list)
    for slug, title, terms in editions.values_list("article__slug", "title", "content__terms"):
        for term in terms:
            used[term["term"]].append((title, slug))
    return used


def letters(
    terms: Iterable[GlossaryTerm],
    *,
    language: str = "en",
    used_in: Mapping[str, Sequence[Used]],
    translations: Mapping[int, tuple[Translated, ...]] | None = None,
) -> tuple[Letter, ...]:
    """Return words in the order of a dictionary of their language, by first letter."""
    words = []
    for term, word_id in _with_ids(terms, language):
        uses = used_in.get(term.term, ())
        listed = uses[: MOST_ARTICLES + MOST_FURTHER]
        links = tuple(Link(title, reverse("article", args=[slug])) for title, slug in listed)
        words.append(
            Word(
                id=word_id,
                term=term.term,
                forms=telling_forms(term),
                meaning=term.meaning,
                used_in=links[:MOST_ARTICLES],
                also_used_in=links[MOST_ARTICLES:],
                others=len(uses) - len(listed),
                search=list_address("search", q=term.term),
                translations=(translations or {}).get(_root(term), ()),
            )
        )
    groups = groupby(words, key=lambda word: first_letter(word.term, language))
    return tuple(
        Letter(f"letter-{number}", letter, tuple(group))
        for number, (letter, group) in enumerate(groups, start=1)
    )


def words_by_id(terms: Iterable[GlossaryTerm], language: str) -> dict[str, GlossaryTerm]:
    """Return all words of a language by the ids that its page gives them, in their order."""
    return {word_id: term for term, word_id in _with_ids(terms, language)}


def telling_forms(term: GlossaryTerm) -> tuple[str, ...]:
    """Return the other names of a word, without plurals and longer forms of what stands there."""
    told = [term.term]
    for form in term.other_forms():
        if not any(form.casefold().startswith(name.casefold()) for name in told):
            told.append(form)
    return tuple(told[1:])


def _with_ids(terms: Iterable[GlossaryTerm], language: str) -> list[tuple[GlossaryTerm, str]]:
    """Return words in their order, each with its id on the page of its language."""
    ids = Ids()
    ordered = sorted(terms, key=lambda term: sorting_key(term.term, language))
    return [(term, f"word-{ids.unique(term.term)}") for term in ordered]


def _translations(
    by_language: Mapping[str, Iterable[GlossaryTerm]],
) -> dict[int, tuple[Translated, ...]]:
    """Return what each word is called in these languages, by the word all are translations of."""
    names = dict(settings.LANGUAGES)
    found: defaultdict[int, list[Translated]] = defaultdict(list)
    for language, terms in by_language.items():
        with override(language):
            page = reverse("glossary")
        for term, word_id in _with_ids(terms, language):
            found[_root(term)].append(
                Translated(language, names[language], term.term, f"{page}#{word_id}")
            )
    return {root: tuple(words) for root, words in found.items()}


def _root(term: GlossaryTerm) -> int:
    return term.original_id or term.pk or 0
