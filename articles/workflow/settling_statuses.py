"""Bring the status of references to what their notices amount to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simple_history.utils import bulk_update_with_history

from articles.evidence.notice_status import status_after
from articles.models import (
    NATURE_OF,
    MatchedBy,
    Nature,
    PublisherNotice,
    Reference,
    ReferenceStatus,
)

REASON = "publishers' notices"
"""What the history of a reference says of its status."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """That the status of a reference became another."""

    reference: Reference
    before: ReferenceStatus
    after: ReferenceStatus


def settle(notices: Iterable[PublisherNotice], *, at: datetime) -> tuple[StatusChange, ...]:
    """Bring each reference to the status that all its notices amount to, and keep that in its history.

    `notices` are every one there is of those references, whether they stand or not. The history
    names nobody: who judged is on the notice, and a status makes nobody an author of the texts that
    cite the reference, whose words it leaves as they are.
    """
    of_each: defaultdict[Reference, list[PublisherNotice]] = defaultdict(list)
    for notice in notices:
        of_each[notice.reference].append(notice)
    after = {
        reference.pk: status_after(
            (Nature(one.nature), one.noticed_on) for one in all_ if one.stands
        )
        for reference, all_ in of_each.items()
    }
    other = [reference.pk for reference in of_each if reference.status != after[reference.pk]]
    changes = [
        StatusChange(reference, ReferenceStatus(reference.status), after[reference.pk])
        for reference in Reference.objects.filter(pk__in=other)
    ]
    for change in changes:
        change.reference.status = change.after
        vars(change.reference)["_history_user"] = None  # else it is whoever sent the request
    bulk_update_with_history(
        [change.reference for change in changes],
        Reference,
        ["status"],
        default_change_reason=REASON,
        default_date=at,
    )
    return tuple(changes)


def own_words(
    stored: Iterable[PublisherNotice], new: Iterable[PublisherNotice], at: datetime
) -> list[PublisherNotice]:
    """Return, as notices entered by hand, what the clinic said of references by their status alone.

    A reference that is marked as retracted and has no notice was marked by somebody. The first
    notice about it must not make that undone, unless it says the same.
    """
    have_notices = {notice.reference_id for notice in stored}
    first: defaultdict[Reference, set[str]] = defaultdict(set)
    for notice in new:
        if notice.reference_id not in have_notices:
            first[notice.reference].add(notice.nature if notice.stands else "")
    return [
        PublisherNotice(
            reference=reference,
            nature=own,
            matched_by=MatchedBy.HAND,
            is_same=True,
            found_at=at,
        )
        for reference, said in first.items()
        if (own := NATURE_OF.get(ReferenceStatus(reference.status))) and own not in said
    ]
