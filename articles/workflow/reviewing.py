"""Reviews: asking for one, deciding on one exact text, and what a decision is worth later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.models import Article, Decision, Review, ReviewComment, ReviewRequest
from articles.text.characters import without_forbidden

from .authorship import authors_of
from .errors import CommentMissingError, DraftChangedError, NotPermittedError, OwnTextError
from .permissions import Person, key_of, may_review, require_permission


@dataclass(frozen=True, slots=True)
class PassageComment:
    """What a reviewer says of one paragraph; see `ReviewComment`."""

    part: str
    passage: str
    comment: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer says of the text they were shown, whose fingerprint is `seen`."""

    decision: Decision
    seen: str
    comment: str = ""
    comments: Sequence[PassageComment] = ()

    @property
    def says_something(self) -> bool:
        return bool(self.comment.strip() or self.comments)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked for a review, by when, and what in particular; anybody who may, if nobody."""

    reviewer: Person | None = None
    due_on: date | None = None
    question: str = ""


@transaction.atomic
def ask_for_review(article: Article, *, by: Person, at: datetime, asking: Asking) -> ReviewRequest:
    """Ask a colleague to review the draft as it stands.

    Raises:
        NotPermittedError: if this person does not write articles, or the other may not review.
        OwnTextError: if the reviewer wrote the text.
    """
    require_permission(by, "change_article")
    locked = Article.objects.select_for_update().get(pk=article.pk)
    reviewer = asking.reviewer
    if reviewer is not None and not may_review(reviewer):
        raise NotPermittedError
    if reviewer is not None and reviewer.pk in authors_of(locked):
        raise OwnTextError
    return ReviewRequest.objects.create(
        article=locked,
        fingerprint=locked.manuscript().fingerprint(),
        asked_by_id=key_of(by),
        asked_at=at,
        reviewer_id=key_of(reviewer) if reviewer else None,
        due_on=asking.due_on,
        question=without_forbidden(asking.question).strip(),
    )


@transaction.atomic
def decide(article: Article, *, by: Person, at: datetime, verdict: Verdict) -> Review:
    """Record a colleague's decision on the draft as it stands, and answer what they were asked.

    Raises:
        NotPermittedError: if this person may not review.
        OwnTextError: if they wrote any of it since its newest edition.
        DraftChangedError: if the draft is no longer the text that they were shown.
        CommentMissingError: if changes are asked for without saying which.
    """
    if not may_review(by):
        raise NotPermittedError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    if by.pk in authors_of(locked):
        raise OwnTextError
    review = record_review(locked, verdict, at=at, reviewer_id=key_of(by))
    asked = ReviewRequest.objects.open().filter(article=locked)
    asked.filter(Q(reviewer=by.pk) | Q(reviewer=None)).update(closed_at=at)
    return review


def record_review(article: Article, verdict: Verdict, *, at: datetime, **who: Any) -> Review:
    """Store a decision on a locked draft; `who` is a reviewer, or an expert with an invitation.

    Raises: as `decide`, permission and authorship apart.
    """
    manuscript = article.manuscript()
    if verdict.seen != manuscript.fingerprint():
        raise DraftChangedError(article)
    if verdict.decision == Decision.CHANGES_ASKED and not verdict.says_something:
        raise CommentMissingError
    review = Review.objects.create(
        article=article,
        fingerprint=verdict.seen,
        content=manuscript.to_json(),
        decision=verdict.decision,
        comment=without_forbidden(verdict.comment).strip(),
        decided_at=at,
        **who,
    )
    ReviewComment.objects.bulk_create(
        ReviewComment(
            review=review,
            part=said.part,
            line=said.line,
            passage=said.passage,
            comment=without_forbidden(said.comment).strip(),
        )
        for said in verdict.comments
    )
    return review


def sign_off_of(article: Article, fingerprint: str) -> Review | None:
    """Return the approval that stands for this very text; None if there is none.

    The newest decision on a text counts. It counts only from somebody who has not written any of
    the text, and from an expert only if whoever invited them has not: else an author could answer
    in an expert's name.
    """
    reviews = article.reviews.of_text(fingerprint).decided().with_people()
    authors = authors_of(article)
    for review in reviews:
        answerable = review.reviewer_id or (
            review.invitation.invited_by_id if review.invitation else None
        )
        if answerable not in authors:
            return review if review.decision == Decision.APPROVED else None
    return None
