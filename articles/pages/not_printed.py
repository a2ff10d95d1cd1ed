"""NotPrintedPage: what stands where a sheet or a pack is not printed until it is reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.models import Edition
from articles.text.overdue import Ladder, Step, step_of


def not_printed(editions: Iterable[Edition], *, ladder: Ladder, today: date) -> tuple[Edition, ...]:
    """Return those of which no sheet is printed: nobody has looked at them again for too long.

    Take current editions with their renewals.
    """
    return tuple(
        edition
        for edition in editions
        if step_of(edition.due_on, today, ladder) is Step.NO_PRINTING
    )


@dataclass(frozen=True, slots=True)
class StoppedPart:
    """One article that is not printed, and since when its review is overdue."""

    slug: str
    title: str
    due_on: date

    @classmethod
    def of(cls, edition: Edition) -> StoppedPart:
        """Take an edition with its article and its renewals."""
        return cls(edition.article.slug, edition.title, edition.due_on)


@dataclass(frozen=True, slots=True)
class NotPrintedPage:
    """Why there is no paper now, and where each text is read. A sheet has no `pack`."""

    parts: tuple[StoppedPart, ...]
    pack: str = ""
    pack_slug: str = ""

    @classmethod
    def of(
        cls, editions: Iterable[Edition], *, pack: str = "", pack_slug: str = ""
    ) -> NotPrintedPage:
        """Take the editions that are not printed, at least one, and the pack asked for if any."""
        return cls(tuple(map(StoppedPart.of, editions)), pack, pack_slug)
