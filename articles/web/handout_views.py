"""An article as a sheet of paper: the PDF of its current edition."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles.handouts.facts import Facts, facts_of
from articles.handouts.keeping import mark_of, sheets
from articles.handouts.pdf import handout_pdf
from articles.handouts.sheet import PAPERS, SIZES, Sheet
from articles.handouts.stored_pictures import contents_of, logo_of
from articles.models import ClinicProfile, Edition
from articles.pages.site import make_site

from .answering import active_language
from .article_views import absent

Option = TypeVar("Option", bound=str)


@require_safe
def handout(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the sheet on the paper and in the size asked for; unknown ones are not found."""
    profile = ClinicProfile.current()
    site = make_site(profile, language=active_language(), path=request.path)
    paper = _asked(request, "paper", PAPERS, default=site.paper)
    size = _asked(request, "size", SIZES, default="standard")
    editions = Edition.objects.current().in_language(site.language).filter(article__slug=slug)
    edition = editions.select_related("article__owner", "reviewed_by").first()
    if edition is None:
        return absent(request, slug, site=site)
    logo = profile.logo.file.name if profile.logo else ""
    facts = facts_of(edition, site=site, logo=logo or "", today=timezone.localdate())
    mark = mark_of(facts, paper=paper, size=size)
    unchanged = get_conditional_response(request, etag=quote_etag(mark))
    if unchanged is not None:
        return unchanged
    made = sheets.pdf(
        mark,
        make=lambda: handout_pdf(_sheet(edition, facts, profile), paper=paper, size=size),
    )
    return _answer(made, mark=mark, name=f"{slug}-{edition.number}-{paper}-{size}.pdf")


def _asked(request: HttpRequest, name: str, options: tuple[Option, ...], *, default: str) -> Option:
    """Return the option that ?paper= or ?size= names, or what holds without it."""
    asked = request.GET.get(name, default)
    for option in options:
        if option == asked:
            return option
    raise Http404


def _sheet(edition: Edition, facts: Facts, profile: ClinicProfile) -> Sheet:
    manuscript = edition.manuscript()
    pictures = contents_of(manuscript.images)
    return Sheet(facts, manuscript, logo=logo_of(profile.logo), pictures=pictures)


def _answer(made: bytes, *, mark: str, name: str) -> HttpResponse:
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": quote_etag(mark),
            # A browser asks each time whether the sheet still holds; the answer is mostly yes.
            "Cache-Control": "no-cache",
        },
    )
