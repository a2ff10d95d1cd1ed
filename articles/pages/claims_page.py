"""ClaimsPage: what the page on the evidence of one article shows, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from articles.models import Edition
from articles.text.claims.claims import Claim, Section, can_tell, claims_of

from .kept import Kept
from .resting_claims import RestingClaim, Totals, resting_claims, totals
from .site import Site

MOST_KEPT = 128
"""Of how many texts one process keeps the claims: some 50 KB each."""

_kept: Kept[str, tuple[Claim, ...]] = Kept(most=MOST_KEPT)


@dataclass(frozen=True, slots=True)
class ClaimSection:
    """The statements under one heading or question of the article."""

    section: Section
    claims: tuple[RestingClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One current edition's statements with what each rests on.

    Where the language cannot be told apart, `is_told` is false: these are then the sentences that
    name a source.
    """

    slug: str
    title: str
    number: int
    is_told: bool
    totals: Totals
    sections: tuple[ClaimSection, ...]

    @classmethod
    def of(cls, edition: Edition, site: Site) -> ClaimsPage:
        """Return the page on an edition; its claims are found once for a text and kept."""
        manuscript = edition.manuscript()
        claims = _kept.of(edition.fingerprint, lambda: claims_of(manuscript))
        found = resting_claims(claims, manuscript, site)
        by_section = groupby(found, key=lambda one: one.claim.section)
        return cls(
            slug=edition.article.slug,
            title=edition.title,
            number=edition.number,
            is_told=can_tell(manuscript.language),
            totals=totals(found),
            sections=tuple(ClaimSection(section, tuple(claims)) for section, claims in by_section),
        )
