"""Where references and pictures are used: in what readers see, and in what is being written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.text.citations import cited_keys
from articles.text.pictures import pictured_keys

from .article import Article
from .edition import Citation, Edition
from .listed import ListedArticle
from .reference import Reference
from .waiting_draft import WaitingDraft


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
    """Return where each reference is cited. Five queries, however many keys.

    A draft that nobody saved since its edition cites what the edition does, so only the others
    are read.
    """
    citations = Citation.objects.filter(key__in=keys)
    listed = ListedArticle.objects.once().filter(edition=OuterRef("edition"))
    published: dict[str, list[Article]] = {key: [] for key in keys}
    rows = citations.filter(Exists(listed)).select_related("edition__article")
    for citation in rows.order_by("edition__title").only("key", "edition__article__title"):
        published[citation.key].append(citation.edition.article)
    # Asked of each reference: of its citations, thousands would be read to find one key.
    ever = Exists(Citation.objects.filter(key=OuterRef("key")))
    frozen = {*Reference.objects.filter(ever, key__in=keys).values_list("key", flat=True)}
    apart = list(_with_their_words(_apart_from_their_editions().order_by()))
    drafts = _using(apart, keys, named=cited_keys)
    known = {article.pk for article in apart}
    return {
        key: Uses(
            tuple(there),
            tuple(_by_title([*(one for one in there if one.pk not in known), *drafts[key]])),
            is_frozen=key in frozen,
        )
        for key, there in published.items()
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
    drafts = _using(_with_their_words(Article.objects.all()), keys, named=pictured_keys)
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


def _apart_from_their_editions() -> QuerySet[Article]:
    """Return the articles whose drafts may say something else than readers have."""
    waiting = WaitingDraft.objects.values("article")
    withdrawn = Article.objects.withdrawn().order_by().values("pk")
    return Article.objects.filter(pk__in=waiting.union(withdrawn))


def _with_their_words(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.only("title", "body").prefetch_related("questions")


def _using(
    articles: Iterable[Article],
    keys: Collection[str],
    *,
    named: Callable[[Iterable[str]], tuple[str, ...]],
) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {key: [] for key in keys}
    for article in articles:
        answers = (question.answer for question in article.questions.all())
        for key in named((article.body, *answers)):
            if key in found:
                found[key].append(article)
    return found


def _by_title(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=attrgetter("title"))
