"""Taking references into the library: kept, looked at, taken whole or not at all.

    kept = keep_import(file.taken, by=person, at=now, name="export.ris")
    plan = plan_of(kept)                      # what each record is to the library as it is now
    take_import(kept, by=person, at=now, decisions=Decisions({3: "take"}), seen=plan.fingerprint())

Decisions say for the number of a conflicting record whether ours is kept (what happens if nothing
is said), theirs is taken, or only what ours lacks is filled in; which new records are left out, or
get another key or kind of evidence than they say; and which are other papers of the same title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles.evidence.import_plan import Choice, ImportPlan, Known, Planned, merged, plan_import
from articles.models import IMPORT_KEPT_FOR, EvidenceKind, Reference, ReferenceImport
from articles.text.reference_record import record_fields

from .errors import WorkflowError
from .permissions import Person, key_of, require_permission

BATCH = 500
"""How many references are written at once."""
WRITTEN = ("csl", "title", "year", "doi", "pmid", "evidence_kind")
LONGEST_NAME = 200
UNREADABLE = "unreadable"
"""Behind the records of an import stands what could not be read, each under this name."""


class LibraryChangedError(WorkflowError):
    """The library changed since somebody looked at what the import would do."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What becomes of conflicts, by the number of the record; `otherwise` where none is said.

    New records may be left out, or get another key or kind of evidence than they say. `others` are
    added beside the references that they match by title alone.
    """

    by_number: Mapping[int, Choice] = field(default_factory=dict)
    otherwise: Choice = "keep"
    left_out: frozenset[int] = frozenset()
    keys: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    others: frozenset[int] = frozenset()

    def on(self, entry: Planned) -> Choice:
        """Return what becomes of a conflict."""
        return self.by_number.get(entry.number, self.otherwise)

    def said(self, records: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        """Return records with the keys and kinds of evidence that were given to them."""
        if not self.keys and not self.kinds:
            return records
        return [self._said(number, csl) for number, csl in enumerate(records, start=1)]

    def _said(self, number: int, csl: Mapping[str, Any]) -> Mapping[str, Any]:
        said = dict(csl)
        if number in self.keys:
            said["id"] = self.keys[number]
        if number in self.kinds:
            custom = csl.get("custom")
            others = custom if isinstance(custom, Mapping) else {}
            said["custom"] = {**others, "evidence_kind": self.kinds[number]}
        return said


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did, by the keys of references."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    plan: ImportPlan = field(default_factory=lambda: ImportPlan(()))


def keep_import(
    records: Sequence[Mapping[str, Any]],
    *,
    by: Person,
    at: datetime,
    name: str = "",
    unreadable: Sequence[Mapping[str, str]] = (),
) -> ReferenceImport:
    """Keep what was read until somebody has looked at it; nothing is added to the library yet.

    `unreadable` says of what cannot be taken `where` it stood and `why`, for whoever looks.

    Raises:
        NotPermittedError: if this person may not add references.
    """
    require_permission(by, "add_reference")
    behind = [{UNREADABLE: dict(one)} for one in unreadable]
    records = [*(dict(csl) for csl in records), *behind]
    return ReferenceImport.objects.create(
        by_id=key_of(by), at=at, name=name[:LONGEST_NAME], records=records
    )


def records_in(kept: ReferenceImport) -> Sequence[Mapping[str, Any]]:
    """Return the records that can be taken."""
    return [record for record in kept.records if UNREADABLE not in record]


def unreadable_in(kept: ReferenceImport) -> Sequence[Mapping[str, str]]:
    """Return where the others stood, and why they cannot be taken."""
    return [record[UNREADABLE] for record in kept.records if UNREADABLE in record]


def plan_of(kept: ReferenceImport, decisions: Decisions | None = None) -> ImportPlan:
    """Return what an import would do to the library as it is now, with what was decided."""
    return _plan(records_in(kept), decisions or Decisions())


def _plan(records: Sequence[Mapping[str, Any]], decisions: Decisions) -> ImportPlan:
    return plan_import(decisions.said(records), known_references(), others=decisions.others)


def known_references() -> Iterable[Known]:
    """Yield what the library has, in the order of its keys; one query."""
    for key, csl in Reference.objects.order_by("key").values_list("key", "csl").iterator():
        yield Known(key, csl)


@transaction.atomic
def take_import(
    kept: ReferenceImport,
    *,
    by: Person,
    at: datetime,
    decisions: Decisions | None = None,
    seen: str = "",
) -> Taken:
    """Add what is new, do what was decided about conflicts, and forget the import.

    `seen` is the fingerprint of the plan that was looked at.

    Raises:
        NotPermittedError: if this person may not add references, or not change any where a choice
            changes some.
        LibraryChangedError: if the plan is another by now, or the import was taken already.
    """
    require_permission(by, "add_reference")
    decisions = decisions or Decisions()
    if any(choice != "keep" for choice in (*decisions.by_number.values(), decisions.otherwise)):
        require_permission(by, "change_reference")
    row = ReferenceImport.objects.select_for_update().filter(pk=kept.pk).first()
    if row is None:
        raise LibraryChangedError
    taken = take_records(records_in(row), decisions, by=by, at=at, seen=seen)
    row.delete()
    return taken


@transaction.atomic
def take_records(
    records: Sequence[Mapping[str, Any]],
    decisions: Decisions,
    *,
    by: Person | None = None,
    at: datetime,
    seen: str = "",
) -> Taken:
    """Take records into the library, whole or not at all.

    Asks for no permission, as `take_import` does; `by` is whose work the history calls it.

    Raises:
        LibraryChangedError: if the plan is another than the one that was `seen`, or somebody
            changes the library at this very moment.
    """
    plan = plan_import(records, known_references())
    if seen and seen != plan.fingerprint():
        raise LibraryChangedError
    if decisions.keys or decisions.kinds or decisions.others:
        plan = _plan(records, decisions)
    person = by if isinstance(by, AbstractUser) else None
    try:
        with transaction.atomic():
            added = _add(plan, decisions, by=person, at=at)
            changed = _change(plan, decisions, by=person, at=at)
    except IntegrityError as error:
        raise LibraryChangedError from error
    return Taken(added, changed, plan)


def throw_away(kept: ReferenceImport) -> None:
    """Forget what was read without taking any of it."""
    kept.delete()


def forget_imports(at: datetime) -> int:
    """Forget what was read too long ago and never taken; return how many files that were."""
    old = ReferenceImport.objects.filter(at__lt=at - IMPORT_KEPT_FOR)
    gone, _by_table = old.delete()
    return gone


def _add(
    plan: ImportPlan, decisions: Decisions, *, by: AbstractUser | None, at: datetime
) -> tuple[str, ...]:
    held = _Held.by_library()
    rows = []
    for entry in plan.of("new"):
        if entry.number in decisions.left_out:
            continue
        row = Reference(key=entry.key)
        row.take_record({**entry.csl, "id": entry.key})
        row.evidence_kind = _kind(entry.csl)
        held.leave(row)
        rows.append(row)
    bulk_create_with_history(rows, Reference, batch_size=BATCH, default_user=by, default_date=at)
    return tuple(row.key for row in rows)


def _change(
    plan: ImportPlan, decisions: Decisions, *, by: AbstractUser | None, at: datetime
) -> tuple[str, ...]:
    decided = {
        entry.key: (entry.csl, decisions.on(entry))
        for entry in plan.of("conflict")
        if decisions.on(entry) != "keep"
    }
    held, rows = _Held.by_library(), []
    for row in _locked(list(decided)):
        theirs, choice = decided[row.key]
        record = {**merged(row.csl, theirs, choice), "id": row.csl.get("id", row.key)}
        if record != row.csl:
            held.let_go(row)
            row.take_record(record)
            held.leave(row)
            if row.evidence_kind == EvidenceKind.OTHER:
                row.evidence_kind = _kind(record)
            rows.append(row)
    _give_up_numbers(rows)
    bulk_update_with_history(
        rows, Reference, WRITTEN, batch_size=BATCH, default_user=by, default_date=at
    )
    return tuple(row.key for row in rows)


def _give_up_numbers(rows: Sequence[Reference]) -> None:
    """Free the numbers of references that are about to change: one may be on its way to another."""
    for start in range(0, len(rows), BATCH):
        some = Reference.objects.filter(pk__in=[row.pk for row in rows[start : start + BATCH]])
        some.update(doi="", pmid="")


def _locked(keys: Sequence[str]) -> Iterable[Reference]:
    """Yield the references of these keys, locked, in the order of the keys."""
    for start in range(0, len(keys), BATCH):
        batch = Reference.objects.select_for_update().filter(key__in=keys[start : start + BATCH])
        yield from batch.order_by("key")


def _kind(csl: Mapping[str, Any]) -> str:
    kind = record_fields(csl).evidence_kind
    return kind if kind in EvidenceKind.values else EvidenceKind.OTHER


@dataclass(slots=True)
class _Held:
    """The DOIs and PubMed numbers by which references are found; each leads to one of them."""

    dois: set[str]
    pmids: set[str]

    @classmethod
    def by_library(cls) -> _Held:
        """Return what the references there are lead to; one query."""
        rows = list(Reference.objects.values_list("doi", "pmid"))
        return cls({doi for doi, _pmid in rows}, {pmid for _doi, pmid in rows})

    def let_go(self, row: Reference) -> None:
        """Let a reference that is about to change give up its own."""
        self.dois.discard(row.doi)
        self.pmids.discard(row.pmid)

    def leave(self, row: Reference) -> None:
        """Leave a number that another reference has to that one; the record keeps it."""
        row.doi = "" if row.doi in self.dois else row.doi
        row.pmid = "" if row.pmid in self.pmids else row.pmid
        self.dois.add(row.doi)
        self.pmids.add(row.pmid)
