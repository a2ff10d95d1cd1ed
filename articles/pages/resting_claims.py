"""What each statement of a text rests on: its claims, and what the library knows of their sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from articles.models import EvidenceKind, ReferenceStatus
from articles.text.bibliography import short_citation
from articles.text.chances import Chance
from articles.text.claims.claims import Claim
from articles.text.csl import read_year
from articles.text.labels import Labels
from articles.text.manuscript import Manuscript
from articles.text.names import filled

from .evidence_marks import EvidenceMark, marks_of
from .labels import labels_now
from .site import Site

STRENGTH: tuple[EvidenceKind, ...] = (
    EvidenceKind.SYSTEMATIC_REVIEW,
    EvidenceKind.GUIDELINE,
    EvidenceKind.RANDOMISED_TRIAL,
    EvidenceKind.LABEL,
    EvidenceKind.OBSERVATIONAL,
    EvidenceKind.NARRATIVE_REVIEW,
    EvidenceKind.LABORATORY,
    EvidenceKind.OTHER,
)
"""From strong to weak. Source for reviews, trials, observation and reasoning from mechanisms: Oxford
Centre for Evidence-Based Medicine, Levels of Evidence 2011. It ranks no guidelines and labels: they
stand with the studies that they sum up."""

_UNSOUND = (ReferenceStatus.RETRACTED, ReferenceStatus.CONCERN)


@dataclass(frozen=True, slots=True)
class Source:
    """One reference behind a statement; no `mark` where the library no longer holds it."""

    key: str
    short: str
    year: int | None
    mark: EvidenceMark | None

    @property
    def address(self) -> str:
        """Where readers find the reference, and what else cites it."""
        return reverse("reference", args=[self.key])

    @property
    def is_sound(self) -> bool:
        """Whether its publisher has neither taken it back nor warned about it."""
        return self.mark is None or self.mark.status not in _UNSOUND

    @property
    def rank(self) -> int:
        """How weak it is: 0 for the strongest kind; last what its publisher took back."""
        if not self.is_sound:
            return len(STRENGTH)
        return STRENGTH.index(self.mark.kind if self.mark else EvidenceKind.OTHER)


@dataclass(frozen=True, slots=True)
class RestingClaim:
    """One statement as it is shown, and its sources, the strongest first."""

    claim: Claim
    words: str
    sources: tuple[Source, ...]

    @property
    def weakness(self) -> int:
        """How weak its strongest source is; weaker than anything without one."""
        return min((source.rank for source in self.sources), default=len(STRENGTH) + 1)

    @property
    def is_shaken(self) -> bool:
        """Whether it has sources, and none of them is sound."""
        return bool(self.sources) and not any(source.is_sound for source in self.sources)


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many statements rest, at best, on one kind of evidence."""

    mark: EvidenceMark
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The statements of a text in numbers; `kinds` from strong to weak, without what is nought."""

    claims: int
    supported: int
    unsupported: int
    shaken: int
    kinds: tuple[KindCount, ...]


def resting_claims(
    claims: Iterable[Claim], manuscript: Manuscript, site: Site
) -> tuple[RestingClaim, ...]:
    """Return claims with what the library knows of their sources now.

    One query, and a second where something was said of any source.
    """
    claims = tuple(claims)
    records = {reference.key: reference.csl for reference in manuscript.references}
    marks = marks_of(dict.fromkeys(key for claim in claims for key in claim.keys))
    fill = partial(filled, names=site.names, labels=labels_now())
    return tuple(
        RestingClaim(
            claim,
            fill(_words(claim, labels_now())),
            tuple(
                sorted(
                    (_source(key, records, marks) for key in claim.keys),
                    key=lambda source: source.rank,
                )
            ),
        )
        for claim in claims
    )


def totals(claims: Sequence[RestingClaim]) -> Totals:
    """Return how many statements there are, and what they rest on at best."""
    unsupported = sum(not claim.sources for claim in claims)
    best = Counter(_best_kind(claim) for claim in claims if claim.sources and not claim.is_shaken)
    return Totals(
        claims=len(claims),
        supported=len(claims) - unsupported,
        unsupported=unsupported,
        shaken=sum(claim.is_shaken for claim in claims),
        kinds=tuple(KindCount(EvidenceMark(kind), best[kind]) for kind in STRENGTH if best[kind]),
    )


def _best_kind(claim: RestingClaim) -> EvidenceKind:
    return STRENGTH[claim.weakness]


def _source(
    key: str, records: Mapping[str, Mapping[str, Any]], marks: Mapping[str, EvidenceMark]
) -> Source:
    year = read_year(records[key], "issued")
    return Source(key, short_citation(records[key]), int(year) if year else None, marks.get(key))


def _words(claim: Claim, labels: Labels) -> str:
    return _chance_words(claim.chance, labels) if claim.chance else claim.words


def _chance_words(chance: Chance, labels: Labels) -> str:
    """Return a chance in one line: “How many slept? 26 in 100 with rest; 4 in 100 without”, say."""
    groups = (
        f"{labels.count.format(count=one.whole, of=one.of)} {one.label}" for one in chance.groups
    )
    return f"{chance.title} {'; '.join(groups)}".strip()
