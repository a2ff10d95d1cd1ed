"""Decide what a publisher's notice means for one article that cites the source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles.models import Article, NoticeDecision, NoticeVerdict, PublisherNotice
from articles.text.characters import without_forbidden

from .errors import NoticeGoneError, ReasonMissingError
from .permissions import Person, key_of, require_permission


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is to become of what rests on a source, and why. Readers are told why it stays."""

    verdict: NoticeVerdict
    reason: str


@transaction.atomic
def decide_on_notice(
    notice: PublisherNotice, article: Article, *, by: Person, at: datetime, ruling: Ruling
) -> NoticeDecision:
    """Record a decision. It takes the place of earlier ones, which stay in the history.

    The very decision that holds already is not recorded a second time, so a second press of the
    button changes nothing. Neither the draft nor an approval of it is touched.

    Raises:
        NotPermittedError: if this person may not decide for the clinic.
        ReasonMissingError: if no reason is given.
        NoticeGoneError: if the notice was taken back, or is not about this source.
    """
    require_permission(by, "add_noticedecision")
    reason = without_forbidden(ruling.reason).strip()
    if not reason:
        raise ReasonMissingError
    standing = PublisherNotice.objects.standing().select_for_update().filter(pk=notice.pk)
    if not standing.exists():
        raise NoticeGoneError
    newest = NoticeDecision.objects.filter(notice=notice, article=article).first()
    if newest and (newest.verdict, newest.reason) == (ruling.verdict, reason):
        return newest
    decision: NoticeDecision = NoticeDecision.objects.create(
        notice=notice,
        article=article,
        verdict=ruling.verdict,
        reason=reason,
        by_id=key_of(by),
        at=at,
    )
    return decision
