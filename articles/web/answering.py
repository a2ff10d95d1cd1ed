"""How a public page is answered: one value for the page, one for what stands around it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from articles.models import ClinicProfile
from articles.pages.site import Site, make_site

from .compressing import compress


def site_of(request: HttpRequest) -> Site:
    """Return the clinic as it stands around the page asked for. One query."""
    return make_site(ClinicProfile.current(), language=active_language(), path=request.path)


def active_language() -> str:
    """Return the language that the address asks for."""
    return get_language() or "en"


def show(
    request: HttpRequest, template: str, page: object, *, site: Site, status: int = 200
) -> HttpResponse:
    """Answer with a page."""
    response = render(request, template, {"page": page, "site": site}, status=status)
    return compress(response, request=request)


def show_edition(request: HttpRequest, page: object, *, site: Site) -> HttpResponse:
    """Answer with an edition, which is the same page for everybody who asks."""
    response = render(request, "articles/article_detail.html", {"page": page, "site": site})
    return compress(response, request=request, is_lasting=True)
