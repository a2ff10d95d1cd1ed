"""Every chance that drafts and current editions tell, and which of them contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import F, Q

from articles.models import Article, Edition
from articles.text.chances import Chance
from articles.text.citations import cited_keys
from articles.text.parsing import parse

MARK = "::: chance"

_BLOCK = re.compile(r"^:::[ \t]*chance\b.*?^:::+[ \t]*$", re.MULTILINE | re.DOTALL)
_WORDS = re.compile(r"\w+")

Place = tuple[str, int]
"""The part of an article, `body` or `question 2`, and the line in it."""


@dataclass(frozen=True, slots=True)
class ToldChance:
    """A chance as one article tells it.

    `edition` is the number of the current edition that tells it, 0 if only the draft does; `place`
    is where the draft tells it, None if only the edition does. `others` tell the same outcome from
    the same source in other numbers.
    """

    article: Article
    edition: int
    place: Place | None
    chance: Chance
    keys: tuple[str, ...]
    others: tuple[ToldChance, ...] = ()

    @property
    def said(self) -> tuple[object, ...]:
        """What is told, wherever it stands."""
        return self.chance.title, self.chance.groups, self.keys

    @property
    def numbers(self) -> tuple[object, ...]:
        """The numbers alone, in one order."""
        return tuple(sorted(group.count / group.of for group in self.chance.groups))


def told_chances() -> tuple[ToldChance, ...]:
    """Return every chance, by article and place, those that contradict another with the others.

    Four queries, however many articles.
    """
    published = _published()
    told: list[ToldChance] = []
    drafts = Article.objects.filter(
        Q(body__contains=MARK) | Q(questions__answer__contains=MARK) | Q(pk__in=published)
    )
    for article in (
        drafts.distinct().order_by("title", "pk").prefetch_related("questions", "topics")
    ):
        number, editions = published.get(article.pk, (0, []))
        answers = [question.answer for question in article.questions.all()]
        for place, chance, keys in _chances_in(article.body, answers):
            row = ToldChance(article, 0, place, chance, keys)
            is_published = any(
                row.said == (one.title, one.groups, cited) for one, cited in editions
            )
            told.append(replace(row, edition=number if is_published else 0))
        drafted = {row.said for row in told if row.article == article}
        told += [
            ToldChance(article, number, None, chance, keys)
            for chance, keys in editions
            if (chance.title, chance.groups, keys) not in drafted
        ]
    return tuple(_compared(told))


def _published() -> dict[int, tuple[int, list[tuple[Chance, tuple[str, ...]]]]]:
    """Return the chances of each current edition, by article, with the edition's number."""
    rows = (
        Edition.objects.current()
        .filter(Q(content__body__icontains=MARK) | Q(content__questions__icontains=MARK))
        .annotate(body=F("content__body"), asked=F("content__questions"))
        .values_list("article_id", "number", "body", "asked")
    )
    return {
        article: (
            number,
            [
                (chance, keys)
                for _place, chance, keys in _chances_in(body, [part["answer"] for part in asked])
            ],
        )
        for article, number, body, asked in rows
    }


def _chances_in(
    body: str, answers: Iterable[str]
) -> Iterator[tuple[Place, Chance, tuple[str, ...]]]:
    """Yield the chances of a text: only their blocks are parsed, as texts are long."""
    parts = [("body", body), *((f"question {n}", text) for n, text in enumerate(answers, start=1))]
    for where, text in parts:
        for found in _BLOCK.finditer(text.replace("\r\n", "\n")):
            tokens, _problems = parse(found[0])
            line = found.string.count("\n", 0, found.start()) + 1
            for token in tokens:
                if token.type == "chance_open":
                    yield (where, line), token.meta["chance"], cited_keys((found[0],))


def _compared(told: list[ToldChance]) -> Iterator[ToldChance]:
    """Yield chances with those of other articles that tell the same otherwise."""
    alike: defaultdict[tuple[str, str, str], list[ToldChance]] = defaultdict(list)
    for row in told:
        for name in _names(row):
            alike[name].append(row)
    for row in told:
        others = {
            id(other): other
            for name in _names(row)
            for other in alike[name]
            if other.article != row.article and other.numbers != row.numbers
        }
        yield replace(row, others=tuple(others.values()))


def _names(row: ToldChance) -> Iterator[tuple[str, str, str]]:
    """Yield by what the same chance is known: each source, with the outcome that the title names."""
    outcome = " ".join(_WORDS.findall(row.chance.title.casefold()))
    return ((row.article.language, outcome, key) for key in row.keys)
