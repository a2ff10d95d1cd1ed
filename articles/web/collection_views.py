"""The collected pages: all questions, all words, all references, and one reference."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import EvidenceKind, Reference, Topic
from articles.pages.questions import (
    Asked,
    editions_with_questions,
    questions_page,
    topics_with_questions,
)
from articles.pages.references import (
    cited_references,
    citing_articles,
    counts_by_kind,
    list_references,
    references_page,
)
from articles.pages.words import glossary_page

from .answering import show, site_of

ARTICLES_ON_A_PAGE = 20
REFERENCES_ON_A_PAGE = 50

Row = TypeVar("Row", bound=Model)


@require_safe
def faqs(request: HttpRequest) -> HttpResponse:
    """Every question: ?topic=slug narrows it down, ?open=all shows the answers at once."""
    site = site_of(request)
    topics = topics_with_questions(site.language)
    topic = _asked_topic(request, topics)
    editions = editions_with_questions(site.language)
    if topic:
        editions = editions.filter(article__topics=topic)
    page = questions_page(
        _asked_part(request, editions, size=ARTICLES_ON_A_PAGE),
        asked=Asked(topic, is_open=request.GET.get("open") == "all"),
        topics=topics,
        site=site,
    )
    return show(request, "articles/faqs.html", page, site=site)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    site = site_of(request)
    return show(request, "articles/glossary.html", glossary_page(site.language), site=site)


@require_safe
def references(request: HttpRequest) -> HttpResponse:
    """Every reference that a current edition cites; ?kind= narrows them down."""
    site = site_of(request)
    cited = cited_references(site.language)
    found = counts_by_kind(cited)
    kind = _asked_kind(request, found)
    if kind:
        cited = cited.filter(evidence_kind=kind)
    shown = _asked_part(request, cited, size=REFERENCES_ON_A_PAGE)
    page = references_page(shown, kind=kind, found=found, site=site)
    return show(request, "articles/references.html", page, site=site)


@require_safe
def reference(request: HttpRequest, key: str) -> HttpResponse:
    site = site_of(request)
    found = get_object_or_404(Reference, key=key)
    cited_in = citing_articles([key], language=site.language)
    (page,) = list_references([found], cited_in=cited_in, style=site.style)
    return show(request, "articles/reference.html", page, site=site)


def _asked_topic(request: HttpRequest, topics: tuple[Topic, ...]) -> Topic | None:
    slug = request.GET.get("topic", "")
    found = next((topic for topic in topics if topic.slug == slug), None)
    if slug and not found:
        raise Http404
    return found


def _asked_kind(request: HttpRequest, found: dict[str, int]) -> EvidenceKind | None:
    kind = request.GET.get("kind", "")
    if kind and kind not in found:
        raise Http404
    return EvidenceKind(kind) if kind else None


def _asked_part(request: HttpRequest, rows: QuerySet[Row], *, size: int) -> Page[Row]:
    """Return the part of a list that ?page= asks for; not found if there is no such part."""
    try:
        return Paginator(rows, size).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
