"""An article as a sheet of paper: the PDF of its current edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.handouts.prepared import Prepared, prepare_sheet
from articles.handouts.sheet import INKS, PAPERS, SIZES, Format
from articles.models import ClinicProfile, Edition
from articles.pages.site import make_site
from articles.workflow.printing import count_downloads

from .answering import active_language, is_rehearsal, keep, subject_of
from .article_views import absent
from .stopped import stopped

Option = TypeVar("Option", bound=str)


@require_safe
def handout(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the sheet in the format asked for; an unknown one is not found."""
    profile = ClinicProfile.current()
    site = make_site(profile, language=active_language(), path=request.path)
    in_format = asked_format(request, paper=site.paper)
    editions = Edition.objects.current().in_language(site.language).filter(article__slug=slug)
    edition = editions.with_people().first()
    if edition is None:
        return absent(request, slug, site=site)
    today = timezone.localdate()
    refused = stopped(request, [edition], site=site, today=today)
    if refused:
        return refused
    prepared = prepare_sheet(edition, profile=profile, in_format=in_format, today=today)
    about = subject_of(edition.article)
    return answer_and_count(request, prepared, editions=[edition], today=today, about=about)


def asked_format(request: HttpRequest, *, paper: str) -> Format:
    """Return the format that ?paper=, ?size= and ?ink= name; `paper` is what printers hold here."""
    return Format(
        paper=_asked(request, "paper", PAPERS, default=paper),
        size=_asked(request, "size", SIZES, default="standard"),
        ink=_asked(request, "ink", INKS, default="black"),
    )


def answer_and_count(
    request: HttpRequest,
    prepared: Prepared,
    *,
    editions: Sequence[Edition],
    today: date,
    about: str = "",
) -> HttpResponse:
    """Answer with a PDF; where it is sent, each edition in it counts as taken once.

    It is kept for the time while the database is away, when nothing can be counted.
    """
    answered = answer(request, prepared)
    keep(request, reads=("paper", "size", "ink"), about=about, is_spare=True)
    is_taken = request.method == "GET" and not is_rehearsal(request)
    if is_taken and answered.status_code == HTTPStatus.OK:
        count_downloads(editions, on=today)
    return answered


def answer(request: HttpRequest, prepared: Prepared) -> HttpResponse:
    """Answer with a PDF, or that the browser's own still holds."""
    etag = quote_etag(prepared.mark)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    return HttpResponse(
        prepared.pdf(),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{prepared.file_name}"',
            "ETag": etag,
            # A browser asks each time whether the sheet still holds; the answer is mostly yes.
            "Cache-Control": "no-cache",
        },
    )


def _asked(request: HttpRequest, name: str, options: tuple[Option, ...], *, default: str) -> Option:
    """Return the option that a part of the address names, or what holds without it."""
    asked = request.GET.get(name, default)
    for option in options:
        if option == asked:
            return option
    raise Http404
