"""How often each question asked back was answered well, by edition, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Edition
from articles.pages.site import Site
from articles.pages.texts import asked_back

FEWEST = 5
"""With fewer answers than this, one patient more or less turns the order round."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers were well explained, and how many were not yet."""

    clear: int = 0
    unclear: int = 0

    @property
    def total(self) -> int:
        return self.clear + self.unclear

    @property
    def percent(self) -> int:
        """How many in 100 needed explaining again."""
        return round(100 * self.unclear / self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """One question of an edition, its place from 1, and how it was answered."""

    place: int
    question: str
    points: tuple[str, ...]
    today: Count
    in_all: Count

    @property
    def is_rankable(self) -> bool:
        """Whether there are enough answers to say anything."""
        return self.in_all.total >= FEWEST


@dataclass(frozen=True, slots=True)
class CountedEdition:
    """What one edition asks back."""

    edition: Edition
    questions: tuple[CountedQuestion, ...]

    @property
    def hardest(self) -> CountedQuestion | None:
        """The question that needed explaining again most often, if enough answers say so."""
        failed = [part for part in self.questions if part.is_rankable and part.in_all.unclear]
        return max(
            failed,
            key=lambda part: (part.in_all.unclear / part.in_all.total, part.in_all.total),
            default=None,
        )


def counted_editions(
    editions: Iterable[Edition], sums: Iterable[Mapping[str, int]], *, site: Site
) -> tuple[CountedEdition, ...]:
    """Return the editions that ask something back, with the sums of their answers."""
    found = {(row["edition_id"], row["place"]): row for row in sums}
    counted = (CountedEdition(edition, _questions(edition, found, site)) for edition in editions)
    return tuple(edition for edition in counted if edition.questions)


def _questions(
    edition: Edition, sums: Mapping[tuple[int, int], Mapping[str, int]], site: Site
) -> tuple[CountedQuestion, ...]:
    asked = enumerate(asked_back(edition.manuscript(), site), start=1)
    return tuple(
        CountedQuestion(
            place,
            part.question,
            part.points,
            today=_count(sums.get((edition.pk, place)), "today"),
            in_all=_count(sums.get((edition.pk, place)), "all"),
        )
        for place, part in asked
    )


def _count(row: Mapping[str, int] | None, of: str) -> Count:
    return Count(row[f"{of}_clear"], row[f"{of}_unclear"]) if row else Count()
