"""Two lists of the same kind of thing: what stayed, what came, what went, what changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .alignment import longest_rising

MOST_COMPARED = 10_000
"""Up to so many pairs of unlike things are looked at one by one; a list of questions is shorter."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing of two lists: its place in either, from 0; None where it is not there.

    It has moved if it changed places with others; what only made room for others has not.
    """

    was: int | None
    now: int | None
    is_moved: bool = False


def steps(partners: Mapping[int, int], *, before: int, after: int) -> tuple[Step, ...]:
    """Return what became of lists so long, of which these places are partners, old to new.

    In the order of the new list; what went stands where it stood among what stayed.
    """
    stayed = longest_rising(sorted(partners.items()))
    arrived = {now: was for was, now in partners.items()}
    return tuple(_steps(stayed, partners, arrived, ends=(before, after)))


def _steps(
    stayed: Sequence[tuple[int, int]],
    partners: Mapping[int, int],
    arrived: Mapping[int, int],
    *,
    ends: tuple[int, int],
) -> Iterator[Step]:
    was_from = now_from = 0
    for was, now in [*stayed, ends]:
        yield from (Step(gone, None) for gone in range(was_from, was) if gone not in partners)
        for place in range(now_from, now):
            yield Step(arrived.get(place), place, is_moved=place in arrived)
        if (was, now) != ends:
            yield Step(was, now)
        was_from, now_from = was + 1, now + 1


def partners(
    before: Sequence[str],
    after: Sequence[str],
    *,
    likeness: Callable[[str, str], float] | None = None,
    at_least: float = 1.0,
) -> dict[int, int]:
    """Return which old place became which new one: of equal things first, then of the likest."""
    places: dict[str, list[int]] = defaultdict(list)
    for now, thing in enumerate(after):
        places[thing].append(now)
    found = {was: places[thing].pop(0) for was, thing in enumerate(before) if places.get(thing)}
    taken = set(found.values())
    old = [was for was in range(len(before)) if was not in found]
    new = [now for now in range(len(after)) if now not in taken]
    if likeness is None or len(old) * len(new) > MOST_COMPARED:
        return found
    rated = [(likeness(before[was], after[now]), was, now) for was in old for now in new]
    for rate, was, now in sorted(rated, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1])):
        if rate >= at_least and was not in found and now not in taken:
            found[was] = now
            taken.add(now)
    return found
