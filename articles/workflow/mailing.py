"""One mail a day for each colleague: what waits for them at the desk. No word about a patient."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    ClinicProfile,
    DailyMail,
    Decision,
    Edition,
    PlannedStep,
    ReferenceStatus,
    Review,
    ReviewRequest,
    said_of_editions,
)

from .authorship import authors_of
from .review_requests import requests_to

TOLD_OF = (ReferenceStatus.RETRACTED, ReferenceStatus.CONCERN)
"""What cannot wait until the text is reviewed again, unlike a correction."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DoubtedSource:
    """A source that a publisher took back or doubts, and an edition that rests on it undecided."""

    edition: Edition
    key: str
    status: ReferenceStatus


@dataclass(slots=True)
class Waiting:
    """What waits for one person, each part in its order."""

    asked: list[ReviewRequest] = field(default_factory=list)
    overdue: list[Edition] = field(default_factory=list)
    due: list[Edition] = field(default_factory=list)
    refused: list[PlannedStep] = field(default_factory=list)
    changes: list[Article] = field(default_factory=list)
    doubted: list[DoubtedSource] = field(default_factory=list)

    def __bool__(self) -> bool:
        parts = (self.asked, self.overdue, self.due, self.refused, self.changes, self.doubted)
        return any(parts)


@dataclass(frozen=True, slots=True)
class Posted:
    """How many mails went out today, and to whom one could not be sent."""

    sent: int
    failed: tuple[str, ...]


def send_daily(at: datetime) -> Posted:
    """Send everybody for whom something waits their mail of this day, once.

    The row that says so is stored before the mail is sent, so two machines send one mail, and
    whatever stops this process halfway makes no second one. Where the mail server refuses, or
    does not answer, the row is taken back: the next run of the day tries again.
    """
    today = timezone.localdate(at)
    clinic = ClinicProfile.current()
    waiting = _waiting(clinic, today)
    sent, failed = 0, []
    people = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    for person in people.order_by("pk"):
        found = waiting[person.pk]
        found.asked = list(requests_to(person))
        if not found or not _claimed(person, today):
            continue
        try:
            _message(person, found, clinic).send()
        except Exception:  # whatever a mail server does, the others get theirs
            logger.exception("A mail could not be sent; it is tried again.")
            DailyMail.objects.filter(person=person, on=today).delete()
            failed.append(person.get_username())
        else:
            sent += 1
    return Posted(sent, tuple(failed))


def _claimed(person: Any, today: Any) -> bool:
    """Store that this person has today's mail; False if they have it already."""
    try:
        with transaction.atomic():
            DailyMail.objects.create(person=person, on=today)
    except IntegrityError:
        return False
    return True


def _waiting(clinic: ClinicProfile, today: Any) -> Mapping[int, Waiting]:
    """Return what waits, by the key of the person, reviews they are asked for apart."""
    found: defaultdict[int, Waiting] = defaultdict(Waiting)
    coming = Edition.objects.due_by(today + timedelta(days=clinic.remind_days))
    for edition in coming.with_people().defer("content").exclude(article__owner=None):
        late = edition.due_on < today
        mine = found[edition.article.owner_id or 0]
        (mine.overdue if late else mine.due).append(edition)
    for step in PlannedStep.objects.refused().select_related("article"):
        found[step.by_id].refused.append(step)
    for review in Review.objects.unanswered().filter(decision=Decision.CHANGES_ASKED):
        for person in {*authors_of(review.article), review.article.owner_id or 0}:
            found[person].changes.append(review.article)
    for source in _doubted_sources():
        found[source.edition.article.owner_id or 0].doubted.append(source)
    return found


def _doubted_sources() -> Iterator[DoubtedSource]:
    """Yield what somebody has to decide about in what readers have. Five queries at most."""
    editions = Edition.objects.current().select_related("article").defer("content")
    owned = list(editions.exclude(article__owner=None).order_by("title", "pk"))
    said = said_of_editions(owned)
    for edition in owned:
        for one in said[edition.pk].values():
            if one.status in TOLD_OF and not one.verdict:
                yield DoubtedSource(edition, one.key, ReferenceStatus(one.status))


def _message(person: Any, waiting: Waiting, clinic: ClinicProfile) -> EmailMessage:
    desk = settings.SITE_ADDRESS + reverse("admin:index")
    context = {"person": person, "waiting": waiting, "clinic": clinic, "desk": desk}
    # Nothing in it is HTML: the template turns escaping off.
    body = render_to_string("admin/mail/daily.txt", context)
    subject = " ".join(render_to_string("admin/mail/daily_subject.txt", context).split())
    return EmailMessage(subject, body, to=[person.email])
