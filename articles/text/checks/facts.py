"""What the checks know of an article besides its text; whoever asks gathers it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date

TREATMENTS = frozenset({"drug", "procedure"})
URGENT_KINDS = TREATMENTS | {"crisis"}
"""Kinds of article whose readers may come to harm within hours."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one article outside its manuscript. Intervals are in months.

    A text may link to the articles of its language that readers can open, `readable` by their
    slugs, and to those `waiting` for their first edition, lest two could never link to each other.
    `statuses` says what publishers have since said of the references, by key; those that are `kept`
    stay in this article all the same, as somebody has decided, and readers are told why.
    """

    today: date
    kind: str = "condition"
    has_owner: bool = True
    review_interval: int | None = 12
    longest_interval: int = 36
    readable: Container[str] = frozenset()
    waiting: Container[str] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict)
    kept: Container[str] = frozenset()
