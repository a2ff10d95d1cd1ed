"""What answers where paper was asked for that is not printed until somebody has reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse

from articles.models import Edition, PackEdition
from articles.pages.not_printed import NotPrintedPage, not_printed
from articles.pages.site import Site

from .answering import show


def stopped(
    request: HttpRequest,
    editions: Sequence[Edition],
    *,
    site: Site,
    today: date,
    pack: PackEdition | None = None,
) -> HttpResponse | None:
    """Say which of these are not printed, and lead to their pages; None if all of them are."""
    found = not_printed(editions, ladder=site.ladder, today=today)
    if not found:
        return None
    named = {"pack": pack.title, "pack_slug": pack.pack.slug} if pack else {}
    page = NotPrintedPage.of(found, **named)
    # As for a pack at rest: nothing is here now, and the page says when there will be.
    return show(request, "articles/not_printed.html", page, site=site, status=410)
