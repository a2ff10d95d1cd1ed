"""What a reader sees where there is no page: the nearest ones there are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.pages.missing import MissingPage

from .answering import show, site_of


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # as Django calls it
    """Answer “not found” with the articles whose addresses are most like the one asked for."""
    site = site_of(request)
    page = MissingPage.of(request.path, language=site.language)
    return show(request, "404.html", page, site=site, status=404)
