"""The collected pages: all words, all references, and one reference."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import EvidenceKind, Reference
from articles.pages.references import (
    cited_references,
    citing_articles,
    counts_by_kind,
    list_references,
    references_page,
)
from articles.pages.words import glossary_page

from .answering import asked_part, show, site_of

REFERENCES_ON_A_PAGE = 50


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
    shown = asked_part(request, Paginator(cited, REFERENCES_ON_A_PAGE))
    page = references_page(shown, kind=kind, found=found, site=site)
    return show(request, "articles/references.html", page, site=site, reads=("kind", "page"))


@require_safe
def reference(request: HttpRequest, key: str) -> HttpResponse:
    site = site_of(request)
    found = get_object_or_404(Reference, key=key)
    cited_in = citing_articles([key], language=site.language)
    counts = {key: len(articles) for key, articles in cited_in.items()}
    (page,) = list_references([found], counts=counts, cited_in=cited_in, style=site.style)
    return show(request, "articles/reference.html", page, site=site)


def _asked_kind(request: HttpRequest, found: dict[str, int]) -> EvidenceKind | None:
    kind = request.GET.get("kind", "")
    if kind and kind not in found:
        raise Http404
    return EvidenceKind(kind) if kind else None
