"""Fill a site with made articles, to try it out at a size that nobody has written yet.

They are published in bulk: no gate, no history, no mail, no packs. What readers and the desk are
shown of one is what publishing would have written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.models import (
    Article,
    ChangeKind,
    Citation,
    Edition,
    GlossaryTerm,
    PackEdition,
    Question,
    Reference,
    Topic,
)
from articles.text.characters import without_forbidden
from articles.text.check_codes import new_check_code
from articles.text.citations import cited_keys
from articles.text.made.texts import WORDINGS, MadeText, made_references, made_text
from articles.text.manuscript import Manuscript, ReferenceText, TermText
from articles.text.terms import Glossary

from .publishing import review_due_on

PREFIX = "made-text-"
"""How the address of every made article begins."""

_AT_ONCE = 500
_PUBLISHED_WITHIN = timedelta(days=300)
_WORD = re.compile(r"\w+")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Making:
    """How many made articles a site is to have, from what seed, and in which languages."""

    count: int
    seed: int
    mix: Mapping[str, int]


def real_articles() -> int:
    """Return how many articles are neither made nor as they came with the portal."""
    starters = Edition.objects.starter_texts().values("article")
    return Article.objects.exclude(slug__startswith=PREFIX).exclude(pk__in=starters).count()


def make_many(making: Making, *, at: datetime, tell: Callable[[int], None]) -> int:
    """Bring a site to so many made articles in circulation; return how many were added.

    Each bundle of them is a transaction, so what is made when it is stopped stays and is gone on
    from. `tell` is called with the number of made articles after each bundle.
    """
    made = last_number()
    store = _Store(making, at=at)
    for first in range(made + 1, making.count + 1, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, making.count + 1))
        store.add(numbers)
        tell(numbers[-1])
    return max(0, making.count - made)


def last_number() -> int:
    """Return the number of the made article that was made last; 0 if there is none."""
    made = Article.objects.filter(slug__startswith=PREFIX).order_by("-pk")
    slug = made.values_list("slug", flat=True).first()
    return int(slug.removeprefix(PREFIX)) if slug else 0


class _Store:
    """The site that made articles go into, and what all of them share."""

    def __init__(self, making: Making, *, at: datetime) -> None:
        self._making, self._at = making, at
        self._topics = {
            (language, slug): Topic.objects.get_or_create(
                language=language, slug=slug, defaults={"name": name, "order": 900}
            )[0].pk
            for language in making.mix
            for slug, name in WORDINGS[language].topics
        }
        self._references = {key: ReferenceText(key, csl) for key, csl in _references().items()}
        self._words = {language: _Explained(language) for language in making.mix}
        # In memory, since at 100,000 codes one in four sites would otherwise draw one twice.
        self._codes = {
            *Edition.objects.values_list("check_code", flat=True),
            *PackEdition.objects.values_list("check_code", flat=True),
        }

    @transaction.atomic
    def add(self, numbers: Sequence[int]) -> None:
        """Make the articles with these numbers and publish them."""
        seed, mix = self._making.seed, self._making.mix
        texts = [made_text(number, seed=seed, mix=mix) for number in numbers]
        articles = Article.objects.bulk_create(map(_draft, texts, numbers))
        Question.objects.bulk_create(
            Question(article=article, order=order, question=part.question, answer=part.answer)
            for article, text in zip(articles, texts, strict=True)
            for order, part in enumerate(text.words.questions)
        )
        Article.topics.through.objects.bulk_create(
            Article.topics.through(
                article_id=article.pk, topic_id=self._topics[article.language, slug]
            )
            for article, text in zip(articles, texts, strict=True)
            for slug in text.topics
        )
        editions = Edition.objects.bulk_create(map(self._edition, articles, texts))
        Citation.objects.bulk_create(
            Citation(edition=edition, key=part["key"])
            for edition in editions
            for part in edition.content["references"]
        )
        # As publishing leaves them: nobody has saved the draft since its edition.
        published = Edition.objects.filter(article=OuterRef("pk")).values("published_at")
        Article.objects.filter(pk__in=[one.pk for one in articles]).update(
            updated_at=Subquery(published)
        )

    def _edition(self, article: Article, text: MadeText) -> Edition:
        manuscript = self._gathered(text.words)
        published_at = self._at - _PUBLISHED_WITHIN * text.age
        return Edition(
            article=article,
            number=1,
            title=manuscript.title,
            summary=manuscript.summary,
            content=manuscript.to_json(),
            fingerprint=manuscript.fingerprint(),
            check_code=self._fresh_code(),
            change_note="Made to try out a big site.",
            change_kind=ChangeKind.SUBSTANTIAL,
            published_at=published_at,
            review_due_on=review_due_on(article, published_at),
        )

    def _gathered(self, words: Manuscript) -> Manuscript:
        """Return what `compose` makes of a draft, without parsing a text whose form is known."""
        texts = (words.body, *(part.answer for part in words.questions))
        return replace(
            words,
            references=tuple(self._references[key] for key in cited_keys(texts)),
            terms=self._words[words.language].used_in(words),
        )

    def _fresh_code(self) -> str:
        code = new_check_code()
        while code in self._codes:
            code = new_check_code()
        self._codes.add(code)
        return code


class _Explained:
    """The glossary of a language, as made texts use it."""

    def __init__(self, language: str) -> None:
        self._terms = [
            (TermText(row.term, row.other_forms(), without_forbidden(row.meaning).strip()), forms)
            for row in GlossaryTerm.objects.filter(language=language)
            if (forms := [set(_words(form)) for form in (row.term, *row.other_forms())])
        ]

    def used_in(self, words: Manuscript) -> tuple[TermText, ...]:
        """Return the terms that a text uses outside headings and boxes, in order of first use."""
        _lead, _end, running = words.body.rpartition("\n:::\n")
        texts = (_HEADING.sub("", running), *(part.answer for part in words.questions))
        there = set(_words("\n".join(texts)))
        # Few of all terms can be there: a pattern of these is quickly made and quickly matched.
        near = [term for term, forms in self._terms if any(form <= there for form in forms)]
        glossary = Glossary(near)
        for text in texts:
            for _use in glossary.first_uses(text, is_stopped=False):
                pass
        return glossary.met_terms()


def _words(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(text.casefold()))


def _draft(text: MadeText, number: int) -> Article:
    words = text.words
    return Article(
        language=words.language,
        slug=f"{PREFIX}{number}",
        title=words.title,
        summary=words.summary,
        body=words.body,
        kind=text.kind,
    )


def _references() -> dict[str, dict[str, object]]:
    """Return the records that made texts cite, once they are in the library."""
    records = made_references()
    known = set(Reference.objects.filter(key__in=records).values_list("key", flat=True))
    rows = []
    for key, csl in records.items():
        if key not in known:
            row = Reference(key=key)
            row.take_record(csl)
            rows.append(row)
    Reference.objects.bulk_create(rows)
    return records
