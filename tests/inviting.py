"""Invitations of experts for tests: made as the desk makes them, answered as an expert would."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from articles.models import Article, ExpertInvitation
from articles.workflow.inviting import Inviting, invite, token_of
from tests.builders import make_article, make_reviewer

APPROVAL = {"decision": "approved", "name": "Dr Ada Byron", "role": "Pharmacist", "comment": ""}
"""What an expert who approves fills in."""


def make_invitation(
    article: Article | None = None,
    *,
    by: Any = None,
    at: datetime | None = None,
    **changes: Any,
) -> ExpertInvitation:
    """An expert was invited to a draft a minute ago, by somebody who wrote none of it."""
    inviting = Inviting(**{"name": "The pharmacist", **changes})
    at = at or timezone.now() - timedelta(minutes=1)
    return invite(article or make_article(), by=by or make_reviewer(), at=at, inviting=inviting)


def link_of(invitation: ExpertInvitation) -> str:
    """The path of an invitation's link."""
    return f"/review-for-us/{token_of(invitation)}/"


def send(client: Client, invitation: ExpertInvitation, **changes: str) -> Any:
    """Answer by the link; the page that follows."""
    return client.post(link_of(invitation), {**APPROVAL, **changes}, follow=True)
