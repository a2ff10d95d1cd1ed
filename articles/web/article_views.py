"""Articles as readers find them: all, those of a topic, and one in its current edition."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import (
    Edition,
    FormerAddress,
    Listed,
    ListedArticle,
    ListedCount,
    Topic,
    in_all,
)
from articles.pages.article import ArticlePage
from articles.pages.claims_page import ClaimsPage
from articles.pages.listing import parts_of
from articles.pages.lists import (
    ArticleListPage,
    TopicPage,
    topics_to_read,
)
from articles.pages.site import Site
from articles.pages.withdrawn import WithdrawnPage

from .answering import active_language, asked_part, keep, show, show_edition, site_of, subject_of

ARTICLES_ON_A_PAGE = 100


def languages_to_read() -> set[str]:
    """Return the languages of the site in which something is in circulation.

    One query for each, since not every database skips from one language to the next.
    """
    listed = ListedArticle.objects.all()
    return {language for language, _name in settings.LANGUAGES if listed.is_read_in(language)}


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    language = active_language()
    counted = ListedCount.objects.by_topic(language)
    there = in_all(counted)
    listed = ListedArticle.objects.in_language(language).by_topic().lines()
    page = ArticleListPage.of(
        asked_part(request, parts_of(listed, ARTICLES_ON_A_PAGE, count=there.rows)),
        topics=topics_to_read(counted),
        article_count=there.articles,
        languages=languages_to_read(),
    )
    return show(request, "articles/article_list.html", page, site=site_of(request), reads=("page",))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    language = active_language()
    found = get_object_or_404(Topic, language=language, slug=slug)
    counted = ListedCount.objects.by_topic(language)
    listed = ListedArticle.objects.in_language(language).filter(topic=found)
    count = counted.get(found.pk, Listed()).rows
    parts = parts_of(listed.by_title().lines(), ARTICLES_ON_A_PAGE, count=count)
    page = TopicPage.of(found, asked_part(request, parts), topics=topics_to_read(counted))
    return show(request, "articles/topic.html", page, site=site_of(request), reads=("page",))


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    site = site_of(request)
    editions = Edition.objects.current().in_language(site.language).filter(article__slug=slug)
    edition = editions.with_people().first()
    if edition is None:
        return absent(request, slug, site=site)
    page = ArticlePage.of(edition, newest=edition, site=site, today=timezone.localdate())
    return show_edition(request, page, site=site, about=subject_of(edition.article))


@require_safe
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what each statement of the current edition rests on."""
    site = site_of(request)
    editions = Edition.objects.current().in_language(site.language).select_related("article")
    edition = editions.filter(article__slug=slug).first()
    if edition is None:
        return absent(request, slug, site=site)
    page = ClaimsPage.of(edition, site)
    about = subject_of(edition.article)
    return show(request, "articles/evidence.html", page, site=site, about=about)


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
    keep(request)
    return redirect("article", slug=moved.article.slug, permanent=True)
