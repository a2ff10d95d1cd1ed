"""Packs as readers find them: all of them, one, and one as a PDF."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.handouts.cover import PackCover
from articles.handouts.prepared import prepare_pack
from articles.models import ClinicProfile, Pack, PackEdition
from articles.pages.packs import PackListPage, PackPage, RestingPackPage
from articles.pages.site import Site, make_site

from .answering import active_language, show, site_of
from .handout_views import answer_and_count, asked_format
from .stopped import stopped


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
    printed = made.printed().select_related("article").with_renewals()
    editions = list(printed.defer("content", "article__body"))
    page = PackPage.of(made, editions=editions, site=site, today=timezone.localdate())
    return show(request, "articles/pack_detail.html", page, site=site)


@require_safe
def pack_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the pack in the format asked for; an unknown one is not found."""
    profile = ClinicProfile.current()
    site = make_site(profile, language=active_language(), path=request.path)
    in_format = asked_format(request, paper=site.paper)
    made = current_edition(slug, language=site.language)
    if made is None:
        return resting(request, slug, site=site)
    today = timezone.localdate()
    editions = list(made.printed().with_people())
    refused = stopped(request, editions, site=site, today=today, pack=made)
    if refused:
        return refused
    prepared = prepare_pack(
        PackCover.of(made), editions, profile=profile, in_format=in_format, today=today
    )
    return answer_and_count(request, prepared, editions=editions, today=today)


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
