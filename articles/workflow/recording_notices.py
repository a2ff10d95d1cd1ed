"""Bring what is known of publishers' notices to what the data set of retractions says now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from articles.evidence.retraction_comparison import Comparison, Match
from articles.models import MatchedBy, PublisherNotice, Reference, RetractionCheck

from .errors import WorkflowError
from .settling_statuses import StatusChange, own_words, settle

LEAST_OF_LAST_TIME = 0.95
"""The data set grows. One that has lost more than a twentieth is taken for incomplete."""

AT_A_TIME = 5_000
"""How many rows one statement names: SQLite takes no more than 32,766 values."""

FROM_DATA_SET = ("noticed_on", "notice_doi", "title", "reasons", "matched_by")
"""What a notice says in the words of the data set; the rest is what became of it here."""

FROM_HERE = ("is_same", "judged_by", "judged_at", "gone_at")

Key = tuple[int, str, str]
"""Reference, number in the data set, nature."""


class DataSetShrunkError(WorkflowError):
    """The data set has far fewer entries than last time."""

    def __init__(self, rows: int, before: int) -> None:
        super().__init__(f"{rows} entries, {before} last time")
        self.rows, self.before = rows, before


class DataSetBrokenOffError(WorkflowError):
    """The last line of the data set is incomplete."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check changed, and in `to_judge` all that match by title alone and wait for a person.

    `left_alone` references were edited while it ran; the next check has them.
    `kept_back` is how many notices were not taken back although the data set seemed to lack them,
    since some of its entries, those that end in the lines `unreadable`, could not be read. `unknown`
    are the numbers of entries about a reference whose nature the portal does not know.
    """

    check: RetractionCheck
    new: tuple[PublisherNotice, ...]
    changed: tuple[PublisherNotice, ...]
    back: tuple[PublisherNotice, ...]
    gone: tuple[PublisherNotice, ...]
    to_judge: tuple[PublisherNotice, ...]
    statuses: tuple[StatusChange, ...]
    left_alone: int
    kept_back: int
    unreadable: tuple[int, ...]
    unknown: tuple[str, ...]

    @property
    def touched(self) -> tuple[PublisherNotice, ...]:
        """All notices that are not as they were."""
        return (*self.new, *self.changed, *self.back, *self.gone)


@dataclass(slots=True)
class _Sorted:
    """The notices that came from the data set, by what is to become of them."""

    new: list[PublisherNotice] = field(default_factory=list)
    changed: list[PublisherNotice] = field(default_factory=list)
    back: list[PublisherNotice] = field(default_factory=list)
    missing: list[PublisherNotice] = field(default_factory=list)


@transaction.atomic
def record_notices(found: Comparison, *, at: datetime, force: bool = False) -> Report:
    """Bring the notices that came from the data set to what it says now, in one transaction.

    What it no longer has is marked as gone, what it has again is brought back, what was entered by
    hand stays. What somebody judged stays judged, except where only the title had matched and an
    identifier does now. Twice with one data set changes nothing the second time. A reference that
    was edited since the comparison is left for the next one. All references are locked meanwhile,
    so two runs come one after the other.

    Raises:
        DataSetShrunkError: if the data set has lost more than a twentieth of its entries.
        DataSetBrokenOffError: if its last line is incomplete. `force` takes it in both cases.
    """
    if not force:
        _require_whole(found)
    references = _locked(found)
    rows = PublisherNotice.objects.select_for_update().order_by("pk")
    stored = [notice for notice in rows if notice.reference_id in references]
    for notice in stored:
        notice.reference = references[notice.reference_id]
    result = _sort(found, references, stored, at)
    gone = [] if found.unreadable and not force else result.missing
    for notice in gone:
        notice.gone_at = at
    own = own_words(stored, result.new, at)
    PublisherNotice.objects.bulk_create([*own, *result.new])
    PublisherNotice.objects.bulk_update(
        [*result.changed, *result.back, *gone], [*FROM_DATA_SET, *FROM_HERE]
    )
    statuses = settle([*stored, *own, *result.new], at=at)
    _mark_checked(list(references), at)
    check = RetractionCheck.objects.create(
        at=at,
        source=found.source[: RetractionCheck.LONGEST_SOURCE],
        rows=found.rows,
        references=len(references),
        found=len(result.new) + len(result.back),
        gone=len(gone),
    )
    return Report(
        check=check,
        new=tuple(result.new),
        changed=tuple(result.changed),
        back=tuple(result.back),
        gone=tuple(gone),
        to_judge=tuple(
            notice
            for notice in (*stored, *result.new)
            if notice.is_same is None and notice.gone_at is None
        ),
        statuses=statuses,
        left_alone=len(found.compared) - len(references),
        kept_back=len(result.missing) - len(gone),
        unreadable=found.unreadable,
        unknown=found.unknown,
    )


def _require_whole(found: Comparison) -> None:
    if found.is_broken_off:
        raise DataSetBrokenOffError
    last = RetractionCheck.objects.first()
    if last and found.rows < LEAST_OF_LAST_TIME * last.rows:
        raise DataSetShrunkError(found.rows, last.rows)


def _locked(found: Comparison) -> dict[int, Reference]:
    """Lock all references; return those of which the comparison still holds, by their key."""
    rows = Reference.objects.select_for_update().order_by("pk")
    return {
        row.pk: row
        for row in rows.only("key", "doi", "pmid", "title", "status")
        if (sought := found.compared.get(row.pk))
        and sought.identity == (row.doi, row.pmid, row.title)
    }


def _sort(
    found: Comparison,
    references: Mapping[int, Reference],
    stored: Sequence[PublisherNotice],
    at: datetime,
) -> _Sorted:
    said: dict[Key, Match] = {}
    for match in found.matches:
        if match.reference in references:
            said.setdefault((match.reference, match.record, match.nature), match)
    result = _Sorted()
    for notice in stored:
        key = (notice.reference_id, notice.record, notice.nature)
        if key in said:
            match = said.pop(key)
            is_changed = _take(match, notice)
            if notice.gone_at:
                notice.gone_at = None
                result.back.append(notice)
            elif is_changed:
                result.changed.append(notice)
        elif notice.record and not notice.gone_at:
            result.missing.append(notice)
    result.new = [_made(match, references[match.reference], at) for match in said.values()]
    result.new.sort(key=lambda notice: (notice.reference.key, notice.record, notice.nature))
    return result


def _made(match: Match, reference: Reference, at: datetime) -> PublisherNotice:
    notice = PublisherNotice(
        reference=reference,
        nature=match.nature,
        record=match.record,
        is_same=None if match.matched_by == MatchedBy.TITLE else True,
        found_at=at,
    )
    _take(match, notice)
    return notice


def _take(match: Match, notice: PublisherNotice) -> bool:
    """Let a notice say what the data set says now; tell whether it said anything else before."""
    is_by_title = match.matched_by == MatchedBy.TITLE
    was_by_title = notice.matched_by == MatchedBy.TITLE
    if was_by_title and not is_by_title:
        notice.is_same, notice.judged_by, notice.judged_at = True, None, None
    elif is_by_title and not was_by_title and notice.judged_at is None:
        notice.is_same = None
    changes = {
        name: getattr(match, name)
        for name in FROM_DATA_SET
        if getattr(notice, name) != getattr(match, name)
    }
    for name, value in changes.items():
        setattr(notice, name, value)
    return bool(changes)


def _mark_checked(keys: Sequence[int], at: datetime) -> None:
    for start in range(0, len(keys), AT_A_TIME):
        some = Reference.objects.filter(pk__in=keys[start : start + AT_A_TIME])
        some.update(status_checked_at=at)
