"""What each statement of a draft rests on: for its author, its reviewer, and who publishes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Article, ClinicProfile
from articles.pages.listing import Choice
from articles.pages.resting_claims import RestingClaim, Source, resting_claims, totals
from articles.pages.site import make_site
from articles.text.claims.claims import Claim, can_tell, claims_of

from .article_pages import article_or_404, show
from .posted_draft import PostedDraft, stored
from .problem_words import field_of, place_words

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

ALL = "all"
SHOWN: Mapping[str, Promise] = {
    ALL: gettext_lazy("All, in the order of the text"),
    "unsupported": gettext_lazy("Without a source"),
    "weakest": gettext_lazy("Weakest first"),
}
"""In what choice and order the statements are listed."""


@dataclass(frozen=True, slots=True)
class AgedSource:
    """One source with how many years ago it came out; None where its year is not known."""

    source: Source
    age: int | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One statement as the desk lists it, with the way to its line in the form."""

    resting: RestingClaim
    place: str
    address: str
    sources: tuple[AgedSource, ...]


@require_safe
def evidence_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show the statements of a draft as it is stored, each with what it rests on."""
    article = article_or_404(request, pk, admin=admin)
    manuscript = article.manuscript()
    with translation.override(article.language):
        site = make_site(ClinicProfile.current(), language=article.language, path="")
    found = resting_claims(claims_of(manuscript), manuscript, site)
    shown = request.GET.get("show", ALL)
    shown = shown if shown in SHOWN else ALL
    draft, this_year = stored(article), timezone.localdate().year
    context = {
        "is_told": can_tell(article.language),
        "totals": totals(found),
        "rows": [
            _row(claim, article=article, draft=draft, this_year=this_year)
            for claim in _listed(found, shown)
        ],
        "shown": shown,
        "choices": tuple(_choices(shown)),
    }
    return show(request, "evidence", context, article=article, admin=admin)


def _listed(found: Sequence[RestingClaim], shown: str) -> list[RestingClaim]:
    if shown == "unsupported":
        return [claim for claim in found if not claim.sources or claim.is_shaken]
    if shown == "weakest":
        return sorted(found, key=lambda claim: -claim.weakness)
    return list(found)


def _choices(shown: str) -> list[Choice]:
    return [
        Choice(str(words), f"?{urlencode({'show': name})}", is_here=name == shown)
        for name, words in SHOWN.items()
    ]


def _row(
    resting: RestingClaim, *, article: Article, draft: PostedDraft, this_year: int
) -> ClaimRow:
    claim = resting.claim
    return ClaimRow(
        resting,
        place=place_words(claim.where, claim.line),
        address=_address(claim, article, draft),
        sources=tuple(
            AgedSource(source, max(0, this_year - source.year) if source.year else None)
            for source in resting.sources
        ),
    )


def _address(claim: Claim, article: Article, draft: PostedDraft) -> str:
    """Return where the statement stands in the form; without a script, the field that holds it."""
    form = reverse("admin:articles_article_change", args=[article.pk])
    return f"{form}?line={claim.line}#{field_of(claim.where, draft.fields)}"
