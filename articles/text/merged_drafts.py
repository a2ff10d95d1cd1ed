"""Two people's drafts put together: title, summary and text, and every question by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .changed_words import pairs_of
from .merging import Choices, Part, line_part, settled_text, text_parts, whole_part

SectionName = Literal["title", "summary", "body", "question", "teach-back"]


@dataclass(frozen=True, slots=True)
class Row:
    """One question, its answer, and the key under which the draft keeps it; 0 for a new one."""

    key: int
    question: str
    answer: str

    @property
    def text(self) -> str:
        return f"{self.question}\n\n{self.answer}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a draft, without blank edges, and the keys of its questions."""

    title: str
    summary: str
    body: str
    questions: tuple[Row, ...] = ()
    teach_back: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A question in its three states: as a whole where somebody has added or removed it."""

    mine: Row | None
    theirs: Row | None
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        row = self.mine or self.theirs
        return row.question if row else ""

    def settled(self, choices: Choices) -> Row | None:
        """Return the question that stays, or None if it goes."""
        if self.mine and self.theirs:
            question, *answer = self.parts
            words = question.settled(choices), settled_text(answer, choices).strip()
            return Row(self.theirs.key, *words)
        row = self.mine or self.theirs
        stays = bool(self.parts[0].settled(choices))
        return (
            Row(self.theirs.key if self.theirs else 0, row.question, row.answer)
            if (row and stays)
            else None
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an article, in its paragraphs; `number` counts questions from 1."""

    name: SectionName
    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Everything of two drafts, side by side."""

    title: Part
    summary: Part
    body: tuple[Part, ...]
    questions: tuple[MergedRow, ...]
    teach_back: tuple[MergedRow, ...]

    @property
    def sections(self) -> Iterator[Section]:
        """The parts in the order in which a reader meets them."""
        yield Section("title", 0, (self.title,))
        yield Section("summary", 0, (self.summary,))
        yield Section("body", 0, self.body)
        for number, row in enumerate(self.questions, start=1):
            yield Section("question", number, row.parts)
        for number, row in enumerate(self.teach_back, start=1):
            yield Section("teach-back", number, row.parts)

    def unanswered(self, choices: Choices) -> int:
        """Return how many places both changed that nobody has decided yet."""
        parts = (part for section in self.sections for part in section.parts)
        return sum(part.taken == "asked" and part.name not in choices for part in parts)

    def settled(self, choices: Choices) -> Draft:
        """Return the draft that stays.

        Raises:
            KeyError: if something is asked and not answered.
        """
        return Draft(
            title=self.title.settled(choices),
            summary=self.summary.settled(choices),
            body=settled_text(self.body, choices).strip(),
            questions=_settled_rows(self.questions, choices),
            teach_back=_settled_rows(self.teach_back, choices),
        )


def merge(base: Draft | None, mine: Draft, theirs: Draft) -> Merge:
    """Lay two drafts side by side with what both began with; None if that is not known."""
    was = base or Draft("", "", "")
    known = base is not None
    return Merge(
        title=line_part("title", was.title if known else None, mine.title, theirs.title),
        summary=whole_part("summary", was.summary if known else None, mine.summary, theirs.summary),
        body=text_parts("body", was.body if known else None, mine.body, theirs.body),
        questions=_rows(
            "question", was.questions if known else None, mine.questions, theirs.questions
        ),
        teach_back=_rows(
            "teach-back", was.teach_back if known else None, mine.teach_back, theirs.teach_back
        ),
    )


Rows = Sequence[Row]
Triple = tuple[int | None, int | None, int | None]


def _rows(where: str, base: Rows | None, mine: Rows, theirs: Rows) -> tuple[MergedRow, ...]:
    began = mine if base is None else base
    merged = []
    for number, (was, ours, others) in enumerate(_triples(began, mine, theirs)):
        states = (
            None if was is None else began[was],
            None if ours is None else mine[ours],
            None if others is None else theirs[others],
        )
        parts = _row_parts(f"{where}-{number}", states, is_known=base is not None)
        merged.append(MergedRow(states[1], states[2], parts))
    return tuple(merged)


def _row_parts(
    where: str, states: tuple[Row | None, Row | None, Row | None], *, is_known: bool
) -> tuple[Part, ...]:
    base, mine, theirs = states
    if mine and theirs:
        began = base or Row(0, "", "")
        question, answer = (began.question, began.answer) if is_known else (None, None)
        return (
            line_part(where, question, mine.question, theirs.question),
            *text_parts(where, answer, mine.answer, theirs.answer),
        )
    was, ours, others = (row.text if row else "" for row in states)
    return (whole_part(where, was if is_known else None, ours, others),)


def _triples(base: Rows, mine: Rows, theirs: Rows) -> list[Triple]:
    """Return which questions are states of one, in the order in which they shall stand."""
    ours, others = _partners(base, mine), _partners(base, theirs)
    found: list[Triple] = [
        (place, ours.get(place), others.get(place))
        for place in range(len(base))
        if place in ours or place in others
    ]
    new_ours = [place for place in range(len(mine)) if place not in ours.values()]
    new_others = {
        theirs[place].question: place
        for place in range(len(theirs))
        if place not in others.values()
    }
    alone = set(range(len(theirs))) - set(others.values())
    for place in new_ours:
        twin = new_others.get(mine[place].question)
        if twin is not None and twin in alone:
            alone.remove(twin)
            found.append((None, place, twin))
        else:
            found.append((None, place, None))
    found += [(None, None, place) for place in sorted(alone)]
    # Whoever moved questions has given them their order.
    is_moved = sorted(ours) != sorted(ours, key=ours.__getitem__)
    return _in_order(found, first=1, second=2) if is_moved else _in_order(found, first=2, second=1)


def _partners(base: Rows, other: Rows) -> dict[int, int]:
    """Return where each question of the base is in another draft: by its key, else by its words."""
    keys = {row.key: place for place, row in enumerate(other) if row.key}
    found = {place: keys[row.key] for place, row in enumerate(base) if row.key in keys}
    old = [place for place in range(len(base)) if place not in found]
    new = [place for place in range(len(other)) if place not in found.values()]
    pairs = pairs_of([base[place].question for place in old], [other[p].question for p in new])
    return found | {old[was]: new[now] for was, now in pairs if was is not None and now is not None}


def _in_order(found: Sequence[Triple], *, first: int, second: int) -> list[Triple]:
    """Order questions as the first side has them; the second's own come after their neighbours."""

    def place_in(side: int) -> list[Triple]:
        return sorted(
            (triple for triple in found if triple[side] is not None),
            key=lambda triple: triple[side] or 0,
        )

    ordered = place_in(first)
    neighbour: Triple | None = None
    for triple in place_in(second):
        if triple[first] is None:
            ordered.insert(ordered.index(neighbour) + 1 if neighbour else 0, triple)
        neighbour = triple
    return ordered


def _settled_rows(rows: Sequence[MergedRow], choices: Choices) -> tuple[Row, ...]:
    settled = (row.settled(choices) for row in rows)
    return tuple(row for row in settled if row)
