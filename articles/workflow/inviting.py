"""Experts without an account: a link by which one of them reads one draft and answers once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.signing import BadSignature, Signer
from django.db import transaction

from articles.models import Article, ExpertInvitation, Review
from articles.text.characters import without_forbidden

from .errors import DraftChangedError, NotPermittedError, WorkflowError
from .permissions import Person, key_of, may_invite
from .reviewing import Verdict, record_review

SHORTEST_DAYS, USUAL_DAYS, LONGEST_DAYS = 1, 14, 60
"""How long a link may be open. Nobody keeps a draft still for more than two months."""

_SALT = "articles.expert-invitation"


class InvitationState(StrEnum):
    """Whether a link still leads to its draft, and if not, what happened."""

    OPEN = "open"
    ANSWERED = "answered"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"
    EXPIRED = "expired"
    CHANGED = "changed"
    GONE = "gone"


class InvitationClosedError(WorkflowError):
    """The link no longer leads to its draft; `state` says why."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(state)
        self.state = state


class DaysOutOfRangeError(WorkflowError):
    """A link is open for 1 to 60 days."""


class NameMissingError(WorkflowError):
    """An expert is called by a name, and signs with one."""


@dataclass(frozen=True, slots=True)
class Inviting:
    """Whom to invite, for how many days, and what to ask in particular."""

    name: str
    question: str = ""
    days: int = USUAL_DAYS


@dataclass(frozen=True, slots=True)
class ExpertAnswer:
    """What an expert says, and what they call themselves."""

    name: str
    role: str
    verdict: Verdict


@transaction.atomic
def invite(article: Article, *, by: Person, at: datetime, inviting: Inviting) -> ExpertInvitation:
    """Invite somebody without an account to review the draft as it stands.

    Raises:
        NotPermittedError: if this person neither writes nor reviews articles.
        NameMissingError: if it is not said who is invited.
        DaysOutOfRangeError: if the link would be open for too short or too long.
    """
    if not may_invite(by, article):
        raise NotPermittedError
    name = on_one_line(inviting.name)
    if not name:
        raise NameMissingError
    if not SHORTEST_DAYS <= inviting.days <= LONGEST_DAYS:
        raise DaysOutOfRangeError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    return ExpertInvitation.objects.create(
        article=locked,
        fingerprint=locked.manuscript().fingerprint(),
        invited_by_id=key_of(by),
        invited_at=at,
        name=name,
        question=without_forbidden(inviting.question).strip(),
        expires_at=at + timedelta(days=inviting.days),
    )


@transaction.atomic
def revoke(invitation: ExpertInvitation, *, by: Person, at: datetime) -> None:
    """Take an invitation back; its link leads nowhere from now on. Twice is as good as once.

    Raises:
        NotPermittedError: if this person neither writes nor reviews articles.
        InvitationClosedError: if the expert has answered meanwhile.
    """
    if not may_invite(by, invitation.article):
        raise NotPermittedError
    locked = ExpertInvitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.answered_at is not None:
        raise InvitationClosedError(InvitationState.ANSWERED)
    if locked.revoked_at is None:
        locked.revoked_at = at
        locked.save(update_fields=["revoked_at"])


@transaction.atomic
def answer(invitation: ExpertInvitation, *, at: datetime, said: ExpertAnswer) -> Review:
    """Record what an expert says of the draft they were invited to; the link is used up by it.

    Raises:
        InvitationClosedError: if the link leads nowhere any more; of two answers at once, the
            second gets this.
        NameMissingError: if they do not say who they are.
        CommentMissingError: if changes are asked for without saying which.
    """
    article = Article.objects.select_for_update().filter(pk=invitation.article_id).first()
    locked = ExpertInvitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if article is None or locked is None:
        raise InvitationClosedError(InvitationState.GONE)
    locked.article = article
    state = state_of(locked, at=at, fingerprint=article.manuscript().fingerprint())
    if state != InvitationState.OPEN:
        raise InvitationClosedError(state)
    name = on_one_line(said.name)
    if not name:
        raise NameMissingError
    try:
        review = record_review(
            article,
            said.verdict,
            at=at,
            invitation=locked,
            expert_name=name,
            expert_role=on_one_line(said.role),
        )
    except DraftChangedError as error:
        raise InvitationClosedError(InvitationState.CHANGED) from error
    locked.answered_at = at
    locked.save(update_fields=["answered_at"])
    return review


def state_of(invitation: ExpertInvitation, *, at: datetime, fingerprint: str) -> InvitationState:
    """Return whether a link still leads to its draft, whose fingerprint is now this."""
    article, since = invitation.article, invitation.invited_at
    reasons: tuple[tuple[InvitationState, Callable[[], bool]], ...] = (
        (InvitationState.ANSWERED, lambda: invitation.answered_at is not None),
        (InvitationState.REVOKED, lambda: invitation.revoked_at is not None),
        (
            InvitationState.WITHDRAWN,
            lambda: article.withdrawn_at is not None and article.withdrawn_at > since,
        ),
        (
            InvitationState.PUBLISHED,
            lambda: article.editions.filter(published_at__gt=since).exists(),
        ),
        (InvitationState.EXPIRED, lambda: at >= invitation.expires_at),
        (InvitationState.CHANGED, lambda: fingerprint != invitation.fingerprint),
    )
    return next((state for state, holds in reasons if holds()), InvitationState.OPEN)


def token_of(invitation: ExpertInvitation) -> str:
    """Return what stands in the link: the invitation's key, signed, and nothing else."""
    return _signer().sign(str(invitation.pk))


def invitation_key(token: str) -> int | None:
    """Return the key of an invitation from the token of a link; None if we did not sign it."""
    try:
        return int(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def may_see_link(invitation: ExpertInvitation, person: Person) -> bool:
    """Tell whether this person may see the link of an invitation: whoever made it, nobody else.

    An expert's approval counts if whoever invited them wrote none of the text. An author who saw
    the link of such a colleague could answer in the expert's name.
    """
    return invitation.invited_by_id == person.pk


def said_already(invitation: ExpertInvitation, said: ExpertAnswer) -> bool:
    """Tell whether the answer given by a link is this very one, as after a second press."""
    review = Review.objects.filter(invitation=invitation).prefetch_related("comments").first()
    if review is None:
        return False
    typed = said.verdict.cleaned()
    kept = [(part.part, part.line, part.comment) for part in review.comments.all()]
    again = [(part.part, part.line, part.comment) for part in typed.comments]
    return (review.decision, review.comment, kept) == (typed.decision, typed.comment, again)


def on_one_line(words: str) -> str:
    """Return a name or a role as it is printed: on one line, without characters nobody sees."""
    return " ".join(without_forbidden(words).split())


def _signer() -> Signer:
    # A point, since a colon ends a link in some mail programs.
    return Signer(salt=_SALT, sep=".")
