"""What readers say in more ways than one: the forms of the glossary's words, and nothing hidden.

Staff add to it with the extra words of an article: a line "jab, shot = injection" says that whoever
types the one may mean the other. It does not hold the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from articles.models import STANDS_FOR, Article, GlossaryTerm, SearchWords
from articles.text.searching.words import Token, tokens

from .wanted import Stems

Forms = tuple[str, ...]

MOST_WAYS = 8
"""Ways to say one thing that are searched for."""

_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Every form of a word, by all words of it, with the other ways to say the same."""

    by_form: dict[Stems, tuple[Stems, ...]] = field(default_factory=dict)
    longest: int = 1

    def split(self, typed: Sequence[Token]) -> list[tuple[Stems, ...]]:
        """Cut typed words into the longest forms there are; return the ways to say each.

        The first way is the one that was typed, if that says enough. Words that are left out count
        within a form, and make none by themselves.
        """
        pieces = []
        place = 0
        while place < len(typed):
            some = typed[place : place + self._longest_from(typed, place)]
            place += len(some)
            said = tuple(word.stem for word in some if word.stem)
            others = tuple(way for way in self.by_form.get(_form(some), ()) if way != said)
            # Of "out of body", "body" alone would say something else.
            first = _way(some) or (() if others else said)
            ways = (first, *others) if first else others
            if ways:
                pieces.append(ways[:MOST_WAYS])
        return pieces

    def knows(self, words: Sequence[Token]) -> bool:
        """Tell whether these words are a form that can be said otherwise."""
        return _form(words) in self.by_form

    def _longest_from(self, typed: Sequence[Token], place: int) -> int:
        lengths = range(min(self.longest, len(typed) - place), 1, -1)
        forms = ((length, _form(typed[place : place + length])) for length in lengths)
        return next((length for length, form in forms if form in self.by_form), 1)


def synonyms_of(language: str) -> Synonyms:
    """Return what the glossary of a language and the extra words of its articles say otherwise."""
    terms = GlossaryTerm.objects.filter(language=language).order_by("term")
    articles = Article.objects.in_language(language).in_circulation()
    # Few rows say what a word stands for. By the articles first, every one would be looked at.
    said = Exists(articles.filter(pk=OuterRef("article")))
    extra = SearchWords.objects.filter(said, words__contains=STANDS_FOR).order_by("article")
    families = [(row.term, *row.other_forms()) for row in terms]
    return make_synonyms(
        [(family, family) for family in families]
        + [meaning for row in extra for meaning in row.meanings()],
        language,
    )


def make_synonyms(families: Iterable[tuple[Forms, Forms]], language: str) -> Synonyms:
    """Return the synonyms in pairs: forms that may be typed, and forms to look for as well.

    A form in several pairs leads to all of them.
    """
    by_form: dict[Stems, dict[Stems, None]] = {}
    for typed, meant in families:
        ways = dict.fromkeys(way for form in meant if (way := _way(_read(form, language))))
        for form in typed:
            words = _read(form, language)
            if any(word.stem for word in words):
                by_form.setdefault(_form(words), {}).update(ways)
    return Synonyms(
        {form: tuple(ways) for form, ways in by_form.items()},
        longest=max((len(form) for form in by_form), default=1),
    )


def _read(form: str, language: str) -> tuple[Token, ...]:
    return tokens(_IN_BRACKETS.sub(" ", form), language)


def _form(words: Sequence[Token]) -> Stems:
    return tuple(word.stem or word.folded for word in words)


def _way(words: Sequence[Token]) -> Stems:
    """Return the stems that say the same as a form; none if too little of it is left.

    "S-ketamine" without the S, which is left out of every search, would be ketamine, and "out of
    body" would be any body. Such a form is understood, and not looked for.
    """
    way = tuple(word.stem for word in words if word.stem)
    return way if len(way) > 1 or len(way) == len(words) else ()
