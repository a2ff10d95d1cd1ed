"""How well questions were answered, in figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.search.answering import Reply
from tests.search.labelled import NOTHING, Asked

LEAST_MEAN_RECIPROCAL_RANK = 0.9
LEAST_IN_FIRST_THREE = 0.97
LEAST_SAME_FIRST = 0.95


@dataclass(frozen=True, slots=True)
class Case:
    """A question that has a right answer, and what it was answered with."""

    asked: Asked
    reply: Reply

    @property
    def rank(self) -> int:
        """The place of the first right answer, from 1; 0 where none came."""
        return self.asked.rank(self.reply.found)

    @property
    def page_rank(self) -> int:
        """The same if every section of the right page counts, for articles."""
        places = tuple(
            replace(place, sign="", part="") if place.sign == "#" else place
            for place in self.asked.places
        )
        return replace(self.asked, places=places).rank(self.reply.found)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of so many questions: the mean of 1/rank, and the shares answered first and in three."""

    count: int
    mean_reciprocal_rank: float
    first: float
    in_first_three: float

    @property
    def reach_the_goals(self) -> bool:
        return (
            self.mean_reciprocal_rank >= LEAST_MEAN_RECIPROCAL_RANK
            and self.in_first_three >= LEAST_IN_FIRST_THREE
        )


def cases(questions: Sequence[Asked], replies: Sequence[Reply]) -> list[Case]:
    """Return the questions that have a right answer, each with its reply."""
    pairs = zip(questions, replies, strict=True)
    return [Case(one, reply) for one, reply in pairs if one.places]


def figures(
    some: Sequence[Case], *, rank: Callable[[Case], int] = lambda case: case.rank
) -> Figures:
    """Return how well these were answered."""
    ranks = [rank(case) for case in some]
    return Figures(
        count=len(ranks),
        mean_reciprocal_rank=sum(1 / place for place in ranks if place) / len(ranks),
        first=ranks.count(1) / len(ranks),
        in_first_three=sum(1 <= place <= 3 for place in ranks) / len(ranks),
    )


def amiss(asked: Asked, reply: Reply) -> str:
    """Return what is wrong with a reply to a question that has no right answer; "" if nothing."""
    if reply.is_corrected:
        return f"taken for “{reply.searched}”"
    if asked.expected == NOTHING and reply.found:
        return f"{len(reply.found)} results where nothing is right"
    return ""


def same_first(one: Sequence[Reply], other: Sequence[Reply]) -> float:
    """Return the share of questions that two databases answer with the same first result."""
    pairs = list(zip(one, other, strict=True))
    return sum(_first(a) == _first(b) for a, b in pairs) / len(pairs)


def _first(reply: Reply) -> str:
    return reply.found[0].address if reply.found else ""
