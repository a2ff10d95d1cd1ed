"""How a public page is answered: one value for the page, one for what stands around it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from articles.models import Article, ClinicProfile
from articles.pages.site import Site, make_site

from .compressing import compress

Row = TypeVar("Row")

MARKS = "portal.baking"
"""Where the door before the site looks for what a view says of its answer."""

LASTING_STATUSES = frozenset({200, 410})


def site_of(request: HttpRequest) -> Site:
    """Return the clinic as it stands around the page asked for. One query."""
    return make_site(ClinicProfile.current(), language=active_language(), path=request.path)


def active_language() -> str:
    """Return the language that the address asks for."""
    return get_language() or "en"


def show(  # noqa: PLR0913 - what is shown, around what, and how long it lasts
    request: HttpRequest,
    template: str,
    page: object,
    *,
    site: Site,
    status: int = 200,
    lasts: bool = True,
    reads: Collection[str] = (),
    about: str = "",
) -> HttpResponse:
    """Answer with a page.

    It lasts until something changes that readers see, unless its view says otherwise: `reads` are
    the questions after “?” that it answers, and `about` its subject, if there is but one.
    """
    response = render(request, template, {"page": page, "site": site}, status=status)
    if lasts and status in LASTING_STATUSES and keep(request, reads=reads, about=about):
        return response
    return compress(response, request=request)


def show_edition(request: HttpRequest, page: object, *, site: Site, about: str) -> HttpResponse:
    """Answer with an edition, which is the same page for everybody who asks."""
    response = render(request, "articles/article_detail.html", {"page": page, "site": site})
    if keep(request, about=about):
        return response
    return compress(response, request=request, is_lasting=True)


def asked_part(request: HttpRequest, parts: Paginator[Row]) -> Page[Row]:
    """Return the part of a list that ?page= asks for; not found if there is no such part."""
    try:
        return parts.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error


def keep(
    request: HttpRequest, *, reads: Collection[str] = (), about: str = "", is_spare: bool = False
) -> bool:
    """Tell whoever stands before the site that this answer lasts; return whether anybody does.

    A spare one is for the time while the database is away: its view has more to do than answer.
    What is asked for with a question that the view does not read is a page of that asker's own.
    """
    marks = request.META.get(MARKS)
    if marks is None or not set(request.GET) <= set(reads):
        return False
    marks.update(lasts=True, about=about, is_spare=is_spare)
    return True


def is_rehearsal(request: HttpRequest) -> bool:
    """Tell whether nobody asks: the answer is made beforehand, and nothing is counted."""
    return bool(request.META.get(MARKS, {}).get("is_rehearsal"))


def subject_of(article: Article) -> str:
    """Return what the pages of an article are about: it and its translations, which they name."""
    return f"article:{article.original_id or article.pk}"
