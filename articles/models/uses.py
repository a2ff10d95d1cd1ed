"""Where references and pictures are used: in what readers see, and in what is being written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import F

from articles.text.citations import cited_keys
from articles.text.pictures import pictured_keys

from .article import Article
from .edition import Citation, Edition


@dataclass(frozen=True, slots=True)
class Uses:
    """The articles that use one thing; `is_frozen` if any edition ever published does."""

    published: tuple[Article, ...] = ()
    drafts: tuple[Article, ...] = ()
    is_frozen: bool = False

    @property
    def are_any(self) -> bool:
        return bool(self.published or self.drafts or self.is_frozen)


@dataclass(frozen=True, slots=True)
class EditionUse:
    """One edition that shows a picture; `digest` names the file that it shows."""

    edition: Edition
    digest: str


def reference_uses(keys: Collection[str]) -> dict[str, Uses]:
    """Return where each reference is cited. Four queries, however many keys."""
    citations = Citation.objects.filter(key__in=keys)
    current = citations.filter(edition__in=Edition.objects.current().values("pk"))
    published: dict[str, list[Article]] = {key: [] for key in keys}
    rows = current.select_related("edition__article").order_by("edition__title")
    for citation in rows.only("key", "edition__article__title"):
        published[citation.key].append(citation.edition.article)
    frozen = set(citations.values_list("key", flat=True).distinct())
    drafts = _drafts(keys, named=cited_keys)
    return {
        key: Uses(tuple(published[key]), tuple(drafts[key]), is_frozen=key in frozen)
        for key in keys
    }


def image_uses(keys: Collection[str]) -> dict[str, Uses]:
    """Return where each picture is shown. Three queries, however many keys.

    Editions keep a picture's file and description for themselves, so none of them counts as
    frozen here: only drafts would miss a picture that is taken away.
    """
    published: dict[str, list[Article]] = {key: [] for key in keys}
    current = Edition.objects.current().select_related("article").order_by("title")
    for edition in current.only("article__title").annotate(pictures=F("content__images")):
        for picture in vars(edition)["pictures"]:
            if picture["key"] in published:
                published[picture["key"]].append(edition.article)
    drafts = _drafts(keys, named=pictured_keys)
    return {key: Uses(tuple(published[key]), tuple(drafts[key])) for key in keys}


def explaining_articles() -> dict[tuple[str, str], list[Article]]:
    """Return, for each word by its language, the articles whose readers have it explained.

    One query, and no text of any article.
    """
    found: dict[tuple[str, str], list[Article]] = {}
    current = Edition.objects.current().select_related("article").order_by("title", "pk")
    rows = current.only("article__title", "article__language").annotate(terms=F("content__terms"))
    for edition in rows:
        for term in vars(edition)["terms"]:
            key = (edition.article.language, str(term["term"]))
            found.setdefault(key, []).append(edition.article)
    return found


def editions_with_image(key: str) -> tuple[EditionUse, ...]:
    """Return every edition that shows a picture, old ones too, the newest first. One query."""
    editions = Edition.objects.select_related("article").defer("content", "article__body")
    rows = editions.annotate(pictures=F("content__images")).order_by("article", "-number")
    return tuple(
        EditionUse(edition, picture["digest"])
        for edition in rows
        for picture in vars(edition)["pictures"]
        if picture["key"] == key
    )


def _drafts(
    keys: Collection[str], *, named: Callable[[Iterable[str]], tuple[str, ...]]
) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {key: [] for key in keys}
    articles = Article.objects.only("title", "body").order_by("title")
    for article in articles.prefetch_related("questions"):
        answers = (question.answer for question in article.questions.all())
        for key in named((article.body, *answers)):
            if key in found:
                found[key].append(article)
    return found
