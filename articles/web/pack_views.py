"""Packs as readers find them: all of them, one, and one as a PDF."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Edition, Pack, PackEdition
from articles.pages.packs import PackListPage, PackPage, RestingPackPage
from articles.pages.site import Site

from .answering import active_language, show, site_of


@require_safe
def pack_list(request: HttpRequest) -> HttpResponse:
    made = PackEdition.objects.current().in_language(active_language()).select_related("pack")
    page = PackListPage.of(made.annotate(how_many=Count("parts")))
    return show(request, "articles/pack_list.html", page, site=site_of(request))


@require_safe
def pack(request: HttpRequest, slug: str) -> HttpResponse:
    site = site_of(request)
    made = current_edition(slug, language=site.language)
    if made is None:
        return resting(request, slug, site=site)
    editions = Edition.objects.filter(pack_parts__pack_edition=made).select_related("article")
    in_order = editions.order_by("pack_parts__place").defer("content", "article__body")
    page = PackPage.of(made, editions=in_order, site=site)
    return show(request, "articles/pack_detail.html", page, site=site)


@require_safe
def pack_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def current_edition(slug: str, *, language: str) -> PackEdition | None:
    """Return what the pack at this address prints now; None where it prints nothing."""
    made = PackEdition.objects.current().in_language(language).filter(pack__slug=slug)
    found: PackEdition | None = made.select_related("pack").first()
    return found


def resting(request: HttpRequest, slug: str, *, site: Site) -> HttpResponse:
    """Say that a pack which was printed once prints nothing now; not found if it never was."""
    printed_once = Pack.objects.filter(language=site.language, editions__number=1)
    page = RestingPackPage.of(get_object_or_404(printed_once, slug=slug))
    return show(request, "articles/pack_resting.html", page, site=site, status=410)
