"""A draft between its authors and its reviewers: saved, asked about, decided on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import Article, ChangeKind, Decision, Review, ReviewRequest
from articles.workflow.publishing import Change
from articles.workflow.review_requests import Asking, ask_for_review
from articles.workflow.reviewing import Verdict, decide
from tests.builders import NOON, make_publisher, make_reviewer
from tests.writing import make_writer

MINOR = Change("New.", ChangeKind.MINOR)


def may_override(name: str = "") -> Any:
    """Somebody who may publish, and may do so against a check if they give a reason."""
    person = make_publisher(name)
    person.user_permissions.add(Permission.objects.get(codename="override_checks"))
    return person


def saved_by(person: Any, row: Any, *, at: datetime | None = None, **changes: Any) -> Any:
    """A draft, or something it shows, as somebody saved it with these changes."""
    for field, value in changes.items():
        setattr(row, field, value)
    row._history_user, row._history_date = person, at or timezone.now()
    row.save()
    return row


def ask(
    article: Article, *, by: Any = None, at: datetime = NOON, reviewer: Any = None, **asked: Any
) -> ReviewRequest:
    """That somebody who writes asked for a review; of anybody, unless a reviewer is named."""
    asking = Asking(reviewer=reviewer, **asked)
    return ask_for_review(article, by=by or make_writer(), at=at, asking=asking)


def ask_for_changes(
    article: Article, *, by: Any = None, at: datetime = NOON, **said: Any
) -> Review:
    """That somebody asked for changes in a draft as it stands."""
    seen = article.manuscript().fingerprint()
    said = {"comment": "Say when to stop.", **said}
    verdict = Verdict(Decision.CHANGES_ASKED, seen=seen, **said)
    return decide(article, by=by or make_reviewer(), at=at, verdict=verdict)
