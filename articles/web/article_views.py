"""Articles as readers find them: all, those of a topic, and one in its current edition."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition, Topic
from articles.models.edition import EditionQuerySet
from articles.pages.article import ArticlePage
from articles.pages.lists import ArticleListPage, TopicPage

from .answering import language_of, show, site_of


def listed_editions(language: str) -> EditionQuerySet:
    """Return current editions as lists show them: without their texts, with their topics."""
    editions = Edition.objects.current().in_language(language).select_related("article")
    return editions.prefetch_related("article__topics").defer("content", "article__body")


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    page = ArticleListPage.of(listed_editions(language_of(request)))
    return show(request, "articles/article_list.html", page, site=site_of(request))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    language = language_of(request)
    found = get_object_or_404(Topic, language=language, slug=slug)
    page = TopicPage.of(found, listed_editions(language))
    return show(request, "articles/topic.html", page, site=site_of(request))


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    language = language_of(request)
    site = site_of(request)
    editions = Edition.objects.current().in_language(language).filter(article__slug=slug)
    edition = editions.select_related("article__owner", "reviewed_by").first()
    if edition is None:
        raise Http404
    page = ArticlePage.of(edition, site=site, today=timezone.localdate())
    return show(request, "articles/article_detail.html", page, site=site)
