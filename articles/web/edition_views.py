"""The editions of an article: its history, an old one, and two of them compared."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.models.edition import EditionQuerySet
from articles.pages.article import ArticlePage
from articles.pages.compare import ComparePage
from articles.pages.history import HistoryPage

from .answering import active_language, show, show_edition, site_of, subject_of


def editions_of(slug: str, *, language: str) -> EditionQuerySet:
    """Return every edition of the article at this address, newest first, withdrawn or not."""
    editions = Edition.objects.in_language(language).filter(article__slug=slug)
    return editions.select_related("article").order_by("-number")


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    editions = list(editions_of(slug, language=active_language()).with_renewals().defer("content"))
    if not editions:
        raise Http404
    page = HistoryPage.of(editions)
    return show(request, "articles/history.html", page, site=site_of(request))


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show that very edition, for ever; it says so itself if it is no longer current."""
    site = site_of(request)
    editions = editions_of(slug, language=site.language)
    found = editions.with_people().filter(number=number).first()
    newest = editions.defer("content").first()
    if found is None or newest is None:
        raise Http404
    page = ArticlePage.of(found, newest=newest, site=site, today=timezone.localdate())
    return show_edition(request, page, site=site, about=subject_of(found.article))


@require_safe
def compare(request: HttpRequest, slug: str, before: int, after: int) -> HttpResponse:
    if before > after:
        return redirect("compare", slug=slug, before=after, after=before, permanent=True)
    site = site_of(request)
    editions = editions_of(slug, language=site.language)
    # Not “in”, which SQLite refuses where a number has more figures than it can hold.
    found = list(editions.filter(Q(number=before) | Q(number=after)))
    if len(found) != 2:
        raise Http404
    others = editions.defer("content")
    page = ComparePage.of(found[1], found[0], site=site, editions=others)
    return show(request, "articles/compare.html", page, site=site)


@require_safe
def chosen(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the comparison chosen from two lists; to the history if there is nothing to compare."""
    numbers = {_number(request.GET.get(name, "")) for name in ("from", "to")}
    known = editions_of(slug, language=active_language()).filter(number__in=numbers)
    if len(found := sorted(known.values_list("number", flat=True))) < 2:
        return redirect("article-history", slug=slug)
    return redirect("compare", slug=slug, before=found[0], after=found[1])


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 0
