"""What people say of publishers' notices: that one is about a reference or not, and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from articles.models import MatchedBy, Nature, PublisherNotice, Reference
from articles.text.characters import without_forbidden

from .errors import NoticeGoneError, WorkflowError
from .permissions import Person, key_of, require_permission
from .settling_statuses import own_words, settle


class NotEnteredByHandError(WorkflowError):
    """What the data set says is not taken back by hand; it can be judged to be about another paper."""


@dataclass(frozen=True, slots=True)
class NoticeByHand:
    """What somebody read in a publisher's notice. `noticed_on` is the day of the notice, if known."""

    nature: Nature
    noticed_on: date | None = None
    reasons: str = ""
    notice_doi: str = ""


@transaction.atomic
def judge_notice(
    notice: PublisherNotice, *, is_same: bool, by: Person, at: datetime
) -> PublisherNotice:
    """Say whether a notice is about the reference it was matched with. A later word replaces this.

    Raises:
        NotPermittedError: if this person may not change notices.
        NoticeGoneError: if it was taken back meanwhile.
    """
    require_permission(by, "change_publishernotice")
    judged = _locked(notice)
    if judged.gone_at is not None:
        raise NoticeGoneError
    judged.is_same, judged.judged_by_id, judged.judged_at = is_same, key_of(by), at
    judged.save(update_fields=["is_same", "judged_by", "judged_at"])
    _settle(judged.reference, at=at)
    return judged


@transaction.atomic
def enter_notice(
    reference: Reference, said: NoticeByHand, *, by: Person, at: datetime
) -> PublisherNotice:
    """Enter a publisher's notice by hand: found before the data set has it, or never in it.

    Raises:
        NotPermittedError: if this person may not add notices.
    """
    require_permission(by, "add_publishernotice")
    locked = Reference.objects.select_for_update().get(pk=reference.pk)
    notice = PublisherNotice(
        reference=locked,
        nature=said.nature,
        noticed_on=said.noticed_on,
        notice_doi=said.notice_doi.strip(),
        reasons=without_forbidden(said.reasons).strip(),
        matched_by=MatchedBy.HAND,
        is_same=True,
        judged_by_id=key_of(by),
        judged_at=at,
        found_at=at,
    )
    stored = PublisherNotice.objects.filter(reference=locked)
    PublisherNotice.objects.bulk_create([*own_words(stored, [notice], at), notice])
    _settle(locked, at=at)
    return notice


@transaction.atomic
def take_back_notice(notice: PublisherNotice, *, by: Person, at: datetime) -> None:
    """Take back a notice that was entered by hand. Twice is as good as once.

    Raises:
        NotPermittedError: if this person may not change notices.
        NotEnteredByHandError: if it came from the data set.
    """
    require_permission(by, "change_publishernotice")
    locked = _locked(notice)
    if locked.matched_by != MatchedBy.HAND:
        raise NotEnteredByHandError
    if locked.gone_at is None:
        locked.gone_at = at
        locked.save(update_fields=["gone_at"])
        _settle(locked.reference, at=at)


def _locked(notice: PublisherNotice) -> PublisherNotice:
    """Lock the reference first, as a check for retractions does, then its notice."""
    reference = Reference.objects.select_for_update().get(pk=notice.reference_id)
    locked = PublisherNotice.objects.select_for_update().get(pk=notice.pk)
    locked.reference = reference
    return locked


def _settle(reference: Reference, *, at: datetime) -> None:
    notices = list(PublisherNotice.objects.filter(reference=reference))
    for notice in notices:
        notice.reference = reference
    settle(notices, at=at)
