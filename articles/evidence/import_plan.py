"""Which of the records read are new, which the library has, and where the two disagree; pure.

plan = plan_import(records, known)
for entry in plan.entries:
entry.state         "new", "same", "conflict" or "repeated" (the same paper twice in the file)
entry.key           of the reference it is, or the key that a new one gets
entry.matched_by    "doi", "pmid" or "title": a match by title is worth a look
entry.differences   what a conflict is about, or what a repeated record says otherwise
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from articles.text.csl import read_people, read_text
from articles.text.reference_record import RecordFields, record_fields

from .keys import Keys
from .record_differences import Difference, differences, letters_of

State = Literal["new", "same", "conflict", "repeated"]
FoundBy = Literal["", "doi", "pmid", "title"]
Choice = Literal["keep", "take", "fill"]
"""What becomes of a conflict: ours stays, theirs replaces it, or theirs fills what ours lacks."""


@dataclass(frozen=True, slots=True)
class Known:
    """A reference the library has."""

    key: str
    csl: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a record is to the library; `number` counts the records from 1.

    `repeats` is the number of the earlier record of the same paper, 0 if there is none.
    """

    number: int
    csl: Mapping[str, Any]
    state: State
    key: str
    matched_by: FoundBy = ""
    differences: tuple[Difference, ...] = ()
    repeats: int = 0

    @property
    def may_be_another(self) -> bool:
        """Whether only title and year say that this is the library's paper."""
        return self.matched_by == "title" and not self.repeats


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, record by record."""

    entries: tuple[Planned, ...]

    def of(self, state: State) -> tuple[Planned, ...]:
        """Return the entries in this state."""
        return tuple(entry for entry in self.entries if entry.state == state)

    def fingerprint(self) -> str:
        """Return a digest of what somebody sees who looks at the plan.

        Two plans with one digest do the same; so that nothing is taken that nobody has seen.
        """
        seen = [
            [entry.number, entry.state, entry.key, [list(one) for one in entry.differences]]
            for entry in self.entries
        ]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


@dataclass(slots=True)
class _Index:
    """Papers by their DOI, their PubMed number, and their folded title with the year."""

    by: dict[tuple[FoundBy, str], list[_Paper]] = field(default_factory=dict)

    def add(self, paper: _Paper) -> None:
        for mark in paper.marks():
            self.by.setdefault(mark, []).append(paper)

    def find(self, paper: _Paper) -> tuple[_Paper | None, FoundBy]:
        for mark in paper.marks():
            for other in self.by.get(mark, ()):
                if mark[0] != "title" or not paper.contradicts(other):
                    return other, mark[0]
        return None, ""


@dataclass(frozen=True, slots=True)
class _Paper:
    """A record with what it is known by; `number` is 0 for one of the library's."""

    csl: Mapping[str, Any]
    fields: RecordFields
    key: str = ""
    number: int = 0

    def marks(self) -> Iterable[tuple[FoundBy, str]]:
        if self.fields.doi:
            yield "doi", self.fields.doi
        if self.fields.pmid:
            yield "pmid", self.fields.pmid
        if title := letters_of(self.fields.title):
            yield "title", f"{title} {self.fields.year or ''}"

    def contradicts(self, other: _Paper) -> bool:
        """Tell whether two papers of one title and year are two: replies and errata are."""
        ours, theirs = self.fields, other.fields
        pairs = (
            (ours.doi, theirs.doi),
            (ours.pmid, theirs.pmid),
            (_first_family(self.csl), _first_family(other.csl)),
        )
        return any(one and two and one != two for one, two in pairs)


def plan_import(
    records: Sequence[Mapping[str, Any]], known: Iterable[Known], *, others: Collection[int] = ()
) -> ImportPlan:
    """Return what each record is to the library, and the key each new one gets.

    `others` are the numbers of records of which somebody said that they are other papers than
    those they match by title: they are new, with keys that are given last.
    """
    library, of_file = _Index(), _Index()
    taken = []
    for reference in known:
        library.add(_Paper(reference.csl, record_fields(reference.csl), key=reference.key))
        taken.append(reference.key)
    keys, entries = Keys(taken), []
    for number, csl in enumerate(records, start=1):
        paper = _Paper(csl, record_fields(csl), number=number)
        entry = _planned(paper, library, of_file, keys)
        if not entry.repeats:
            of_file.add(_Paper(csl, paper.fields, key=entry.key, number=number))
        entries.append(entry)
    return ImportPlan(
        tuple(
            Planned(entry.number, entry.csl, "new", keys.take(entry.csl))
            if entry.number in others and entry.may_be_another
            else entry
            for entry in entries
        )
    )


def merged(ours: Mapping[str, Any], theirs: Mapping[str, Any], choice: Choice) -> dict[str, Any]:
    """Return our record after a choice. What only we say stays, whatever is chosen."""
    if choice == "keep":
        return dict(ours)
    first, second = (ours, theirs) if choice == "take" else (theirs, ours)
    both = {**first, **{name: value for name, value in second.items() if value not in ("", [], {})}}
    if isinstance(first.get("custom"), Mapping) and isinstance(second.get("custom"), Mapping):
        both["custom"] = {**first["custom"], **second["custom"]}
    return both


def _planned(paper: _Paper, library: _Index, of_file: _Index, keys: Keys) -> Planned:
    first, matched_by = of_file.find(paper)
    if first is not None:
        said = differences(first.csl, paper.csl)
        return Planned(
            paper.number, paper.csl, "repeated", first.key, matched_by, said, first.number
        )
    ours, matched_by = library.find(paper)
    if ours is None:
        return Planned(paper.number, paper.csl, "new", keys.take(paper.csl))
    said = differences(ours.csl, paper.csl)
    state: State = "conflict" if said else "same"
    return Planned(paper.number, paper.csl, state, ours.key, matched_by, said)


def _first_family(csl: Mapping[str, Any]) -> str:
    people = read_people(csl, "author").named
    return letters_of(people[0].family) if people else ""


def title_of(csl: Mapping[str, Any]) -> str:
    """Return a record's title for a list of records."""
    return read_text(csl, "title")
