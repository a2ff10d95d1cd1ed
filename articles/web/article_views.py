"""Articles as readers find them: all, those of a topic, and one in its current edition."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition, FormerAddress, Topic
from articles.models.edition import EditionQuerySet
from articles.pages.article import ArticlePage
from articles.pages.claims_page import ClaimsPage
from articles.pages.lists import ArticleListPage, TopicPage
from articles.pages.site import Site
from articles.pages.withdrawn import WithdrawnPage

from .answering import active_language, show, show_edition, site_of


def listed_editions(language: str) -> EditionQuerySet:
    """Return current editions as lists show them: without their texts, with their topics."""
    editions = Edition.objects.current().in_language(language).select_related("article")
    return editions.prefetch_related("article__topics").defer("content", "article__body")


def languages_to_read() -> set[str]:
    """Return the languages in which something is in circulation."""
    current = Edition.objects.current().order_by()
    return set(current.values_list("article__language", flat=True).distinct())


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    editions = listed_editions(active_language())
    page = ArticleListPage.of(editions, languages=languages_to_read())
    return show(request, "articles/article_list.html", page, site=site_of(request))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    language = active_language()
    found = get_object_or_404(Topic, language=language, slug=slug)
    page = TopicPage.of(found, listed_editions(language))
    return show(request, "articles/topic.html", page, site=site_of(request))


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    site = site_of(request)
    editions = Edition.objects.current().in_language(site.language).filter(article__slug=slug)
    edition = editions.with_people().first()
    if edition is None:
        return absent(request, slug, site=site)
    page = ArticlePage.of(edition, newest=edition, site=site, today=timezone.localdate())
    return show_edition(request, page, site=site)


@require_safe
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what each statement of the current edition rests on."""
    site = site_of(request)
    editions = Edition.objects.current().in_language(site.language).select_related("article")
    edition = editions.filter(article__slug=slug).first()
    if edition is None:
        return absent(request, slug, site=site)
    page = ClaimsPage.of(edition, site)
    return show(request, "articles/evidence.html", page, site=site)


def absent(request: HttpRequest, slug: str, *, site: Site) -> HttpResponse:
    """Say that an article was withdrawn, or send on to its new address, or find nothing."""
    newest = Edition.objects.newest().in_language(site.language).select_related("article")
    withdrawn = newest.filter(article__slug=slug).defer("content").first()
    if withdrawn:
        current = Edition.objects.current().select_related("article").defer("content")
        instead = current.filter(article=withdrawn.article.instead_id).first()
        page = WithdrawnPage.of(withdrawn.article, newest=withdrawn, instead=instead)
        return show(request, "articles/withdrawn.html", page, site=site, status=410)
    former = FormerAddress.objects.select_related("article").filter(language=site.language)
    moved = get_object_or_404(former, slug=slug)
    return redirect("article", slug=moved.article.slug, permanent=True)
