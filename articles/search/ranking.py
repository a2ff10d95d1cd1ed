"""The order of what was found: the same on every database, and the answer first.

What is ordered are places: a question, a word, a section of an article. What counts is how much of the
question the entry holds and where, how much of its title that is, and how the place itself says it:
how near to each other the words stand, and how often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .matching import Candidate
from .postings import Hits, Postings, bits_of
from .rows import EXTRA, INSIDE, QUESTIONS, SUMMARY, TITLE
from .values import EntryKind
from .wanted import Asked

IN_TITLE = 0.8
IN_FORMS = 0.8
IN_EXTRA = 0.4
IN_QUESTIONS = 0.35
IN_SUMMARY = 0.45
IN_INSIDE = 0.3
IN_TEXT = 0.15
"""How much of a word is covered where it stands in a field; what several fields hold adds up.
Other forms of an explained word are that word; an article has many extra words, and no place for them."""

IN_HEADING = 0.4
IN_PART = 0.35
"""The same for the one part that is opened: there, and not somewhere, it is answered."""

WHOLE_TITLE = 0.3
"""What it adds that a title says all that is asked, and nothing besides."""

BARE_TITLE = 0.5
"""What part of that it adds however much the title says besides."""

NEAR = 0.3
"""What it adds that all words stand together in one passage."""

WINDOW = 8
"""Words without stop words that make a passage: a sentence."""

OFTEN = 0.03
"""What it adds that a part says everything again and again: it tells apart what else is equal. A
word said twice adds a third more than one said once, and the tenth time hardly adds."""

MOST_PLACES = 3
"""Sections of one article that are results of their own."""

ALSO = 0.8
"""What a further section must say of the question, beside the best of its article."""

AGAIN = 0.9
"""What a place is worth after another of the same article: nobody reads one article ten times."""

_GAINS = (
    (TITLE, IN_TITLE),
    (EXTRA, IN_EXTRA),
    (SUMMARY, IN_SUMMARY),
    (QUESTIONS, IN_QUESTIONS),
    (INSIDE, IN_INSIDE),
)
_GAINS_OF_WORDS = tuple((field, IN_FORMS if field == EXTRA else gain) for field, gain in _GAINS)

_KINDS = (EntryKind.QUESTION, EntryKind.ARTICLE, EntryKind.WORD)
"""Where all else is equal, an answer comes first."""


_Said = tuple[tuple[float, int], ...]
"""What fields say of a question: of each, what a word in it gains, and the bits of what stands there."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry in its place, and which of its parts is opened.

    `part` is None where none of its parts says any of what was asked.
    """

    id: int
    worth: float
    part: int | None


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    worth: float
    part: int | None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A part of an entry: what it says, and what the way in which it says that adds."""

    part: int | None
    said: _Said
    added: float
    worth: float


_WHOLE = _Opened(None, (), 0.0, 0.0)


def ranked(
    candidates: Iterable[Candidate], asked: Asked, *, most_places: int = MOST_PLACES
) -> tuple[Ranked, ...]:
    """Return where to read, the best first; of one entry at most so many places."""
    judge = _Judge(asked, most_places)
    judged = [place for one in candidates for place in judge.places(one)]
    fairer = _without_crowds(sorted(judged, key=_place))
    return tuple(Ranked(one.candidate.id, one.worth, one.part) for one in fairer)


class _Judge:
    """Says what entries are worth to one question."""

    def __init__(self, asked: Asked, most_places: int) -> None:
        self._asked, self._most_places = asked, most_places
        # Entries differ less than it seems: most fields say nothing, and many say the same.
        self._missing: dict[_Said, tuple[float, ...]] = {(): (1.0,) * len(asked.wanted)}
        self._covered_by: dict[_Said, float] = {}

    def places(self, candidate: Candidate) -> Iterator[_Judged]:
        """Yield the places of an entry that are to be read, with what each is worth."""
        lines = self._asked.lines
        heads, parts = candidate.heads.hits(lines), candidate.parts.hits(lines)
        gains = _GAINS_OF_WORDS if candidate.kind == EntryKind.WORD else _GAINS
        texts = {field: bits_of(hits) for field, hits in parts.items()}
        said = tuple((gain, bits_of(heads[field])) for field, gain in gains if field in heads)
        anywhere = 0
        for field, there in texts.items():
            anywhere |= there if field % 2 else 0
        if anywhere:
            said = (*said, (IN_TEXT, anywhere))
        fit = WHOLE_TITLE * self._fit(candidate.heads, heads.get(TITLE, ()))
        places = [
            _Judged(candidate, self._covered((*said, *one.said)) + fit + one.added, one.part)
            for one in self._opened(parts, texts)[: self._most_places]
        ]
        if candidate.kind == EntryKind.ARTICLE and self._is_all(heads.get(TITLE, ())):
            places = self._from_its_beginning(places)
        yield from places

    def _from_its_beginning(self, places: Sequence[_Judged]) -> list[_Judged]:
        """Let who asks for what a whole article is about read it from its beginning."""
        best = max(places, key=lambda place: place.worth)
        # What stands before the first heading is a part too, the first one, and has none.
        has_head = any(place.part == 0 for place in places) and not best.candidate.parts.length
        head = 0 if has_head else None
        others = [place for place in places if place.part not in (head, None)]
        return [replace(best, part=head), *others][: self._most_places]

    def _covered(self, said: _Said) -> float:
        """Return how much of the question is covered, from 0 to 1."""
        if said not in self._covered_by:
            missing = zip(self._asked.wanted, self._missing_after(said), strict=True)
            self._covered_by[said] = sum(one.weight * (1 - left) for one, left in missing)
        return self._covered_by[said]

    def _missing_after(self, said: _Said) -> tuple[float, ...]:
        """Return how much of each thing is still missing, some fields later."""
        missing = self._missing.get(said)
        if missing is None:
            gain, bits = said[-1]
            before = zip(self._missing_after(said[:-1]), self._asked.shares(bits), strict=True)
            missing = tuple(left * (1 - gain * share) for left, share in before)
            self._missing[said] = missing
        return missing

    def _is_all(self, hits: Hits) -> bool:
        """Tell whether all that was asked stands there, as it was typed."""
        return bool(hits) and min(self._asked.shares(bits_of(hits))) == 1

    def _fit(self, heads: Postings, title: Hits) -> float:
        """Return how much of the question the title says, times how much of the title that is."""
        of_question = self._asked.said(bits_of(title)) if title else 0.0
        if not of_question:
            return 0.0
        of_title = sum(1 / (place + 1) for place, _bit in title)
        of_title /= _whole_title(heads.length)
        return of_question * (BARE_TITLE + (1 - BARE_TITLE) * of_title)

    def _opened(self, parts: Mapping[int, Hits], bits: Mapping[int, int]) -> Sequence[_Opened]:
        """Return the part that says most of the question, and those that say nearly as much."""
        found = []
        least = 0.0
        for most_worth, field, said in sorted(self._most_worth(bits), reverse=True):
            # Most parts say too little, however near together and however often.
            if most_worth < least:
                break
            hits, covered = parts[field], self._covered(said)
            nearness = self._nearness(hits, self._asked.said(bits[field]))
            added = NEAR * nearness + OFTEN * self._repeated(hits)
            found.append(_Opened(field // 2, said, added, covered + added))
            least = max(least, ALSO * (covered + added))
        found.sort(key=lambda one: (-one.worth, one.part))
        return [one for one in found if one.worth >= least] or [_WHOLE]

    def _most_worth(self, bits: Mapping[int, int]) -> Iterator[tuple[float, int, _Said]]:
        """Yield the fields that are texts of parts, with what each may be worth and what it says."""
        for field, text in bits.items():
            # Each heading stands before its text, and once more in it.
            if field % 2:
                heading = bits.get(field - 1, 0)
                said: _Said = ((IN_HEADING, heading), (IN_PART, text))[not heading :]
                most = (NEAR + OFTEN) * self._asked.said(text)
                yield self._covered(said) + most, field, said

    def _nearness(self, hits: Hits, most: float) -> float:
        """Return how much of the question stands within one window of a text, `most` if all it says."""
        best = 0.0
        latest: dict[int, int] = {}
        for place, bit in hits:
            latest[bit] = place
            inside = 0
            for other, at in latest.items():
                if at > place - WINDOW:
                    inside |= other
            best = max(best, self._asked.said(inside))
            if best == most:
                break
        return best

    def _repeated(self, hits: Hits) -> float:
        """Return how often a text says what was asked, from 0 to 1; each time adds less."""
        times: dict[int, int] = {}
        for _place, bit in hits:
            thing = self._asked.place_of[bit]
            times[thing] = times.get(thing, 0) + 1
        return sum(self._asked.wanted[thing].weight * n / (n + 1) for thing, n in times.items())


@cache
def _whole_title(stems: int) -> float:
    """Return what all stems of a title count, of which each counts for less than the one before.

    A title says first what it is about.
    """
    return sum(1 / place for place in range(1, stems + 1))


def _place(judged: _Judged) -> tuple[float, int, int, int]:
    # Rounded, so that sums in another order do not decide.
    return (
        -round(judged.worth, 6),
        _KINDS.index(judged.candidate.kind),
        -judged.candidate.id,
        -1 if judged.part is None else judged.part,
    )


def _without_crowds(judged: Sequence[_Judged]) -> list[_Judged]:
    """Let each further place of an article count for less than the one before."""
    times: dict[int, int] = {}
    fairer = []
    for one in judged:
        article = one.candidate.article_id
        before = times.get(article, 0) if article else 0
        if article:
            times[article] = before + 1
        fairer.append(_Judged(one.candidate, one.worth * AGAIN**before, one.part))
    return sorted(fairer, key=_place)
