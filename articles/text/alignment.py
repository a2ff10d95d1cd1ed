"""Two sequences side by side: which of their parts are the same, quickly even when long."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

CLOSE_WORK = 60_000
"""Up to this product of lengths every pair is compared. Beyond it, only what stands between
parts that occur once on either side: so 200 KB take a second or two, whatever they hold."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """`before[b_from:b_to]` stands against `after[a_from:a_to]`; one of the two may be empty."""

    is_same: bool
    b_from: int
    b_to: int
    a_from: int
    a_to: int


def align(before: Sequence[str], after: Sequence[str]) -> tuple[Stretch, ...]:
    """Return stretches, alike and unlike, that cover both sequences in order."""
    return tuple(_stretches(_pairs(before, after), len(before), len(after)))


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the places of equal parts, rising on both sides."""
    head = _shared_head(before, after)
    tail = _shared_head(before[head:][::-1], after[head:][::-1])
    b_end, a_end = len(before) - tail, len(after) - tail
    pairs = [(place, place) for place in range(head)]
    b_from, a_from = head, head
    for b_to, a_to in [*_anchors(before[head:b_end], after[head:a_end], head), (b_end, a_end)]:
        pairs += _close_pairs(before[b_from:b_to], after[a_from:a_to], b_from, a_from)
        if (b_to, a_to) != (b_end, a_end):
            pairs.append((b_to, a_to))
        b_from, a_from = b_to + 1, a_to + 1
    return pairs + [(b_end + place, a_end + place) for place in range(tail)]


def _shared_head(one: Sequence[str], other: Sequence[str]) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def _anchors(before: Sequence[str], after: Sequence[str], offset: int) -> list[Pair]:
    """Return pairs of parts that occur once on either side, in the longest rising row.

    None where the sequences are short enough to compare closely as a whole.
    """
    if len(before) * len(after) <= CLOSE_WORK:
        return []
    counts_before, counts_after = Counter(before), Counter(after)
    places = {part: place for place, part in enumerate(after) if counts_after[part] == 1}
    common = [
        (place, places[part])
        for place, part in enumerate(before)
        if counts_before[part] == 1 and part in places
    ]
    return [(b + offset, a + offset) for b, a in longest_rising(common)]


def longest_rising(pairs: list[Pair]) -> list[Pair]:
    """Return the longest choice of pairs whose second numbers rise too; patience sorting."""
    tops: list[int] = []
    top_places: list[int] = []
    came_from: list[int] = []
    for place, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        came_from.append(top_places[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [second]
        top_places[pile : pile + 1] = [place]
    chosen: list[Pair] = []
    place = top_places[-1] if top_places else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = came_from[place]
    return chosen[::-1]


def _close_pairs(
    before: Sequence[str], after: Sequence[str], b_from: int, a_from: int
) -> list[Pair]:
    if not before or not after or len(before) * len(after) > CLOSE_WORK:
        return []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [
        (b_from + block.a + step, a_from + block.b + step)
        for block in blocks
        for step in range(block.size)
    ]


def _stretches(pairs: list[Pair], b_length: int, a_length: int) -> Iterator[Stretch]:
    b_from = a_from = same_from = 0
    while same_from <= len(pairs):
        b_to, a_to = pairs[same_from] if same_from < len(pairs) else (b_length, a_length)
        if b_to > b_from or a_to > a_from:
            yield Stretch(is_same=False, b_from=b_from, b_to=b_to, a_from=a_from, a_to=a_to)
        size = _run(pairs, same_from)
        if size:
            yield Stretch(
                is_same=True, b_from=b_to, b_to=b_to + size, a_from=a_to, a_to=a_to + size
            )
        b_from, a_from, same_from = b_to + size, a_to + size, same_from + max(size, 1)


def _run(pairs: list[Pair], first: int) -> int:
    """Return how many pairs from the first one on follow each other on both sides."""
    size = 0
    while first + size < len(pairs) and pairs[first + size] == (
        pairs[first][0] + size,
        pairs[first][1] + size,
    ):
        size += 1
    return size
