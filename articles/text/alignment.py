"""Two sequences side by side: which of their parts are the same, quickly even when long."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

CLOSE_WORK = 60_000
"""Up to this product of lengths every pair is compared; beyond, only what stands between the
parts that occur once on either side. So 200 KB take a second at most, whatever they hold."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the alignment: `before[b_from:b_to]` stands against `after[a_from:a_to]`."""

    is_same: bool
    b_from: int
    b_to: int
    a_from: int
    a_to: int


def align(before: Sequence[str], after: Sequence[str]) -> tuple[Stretch, ...]:
    """Return stretches that cover both sequences in order; none is empty on both sides."""
    head = _shared_head(before, after)
    tail = _shared_head(before[head:][::-1], after[head:][::-1])
    b_end, a_end = len(before) - tail, len(after) - tail
    stretches = [
        Stretch(True, 0, head, 0, head),  # noqa: FBT003  # five plain fields, named above
        *_middle(before, after, Stretch(False, head, b_end, head, a_end)),  # noqa: FBT003
        Stretch(True, b_end, len(before), a_end, len(after)),  # noqa: FBT003
    ]
    return tuple(_joined(part for part in stretches if _size(part)))
