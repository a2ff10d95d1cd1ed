"""Reviews: deciding on one exact text, and what a decision is worth later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article, Decision, Review, ReviewComment
from articles.text.characters import without_forbidden

from .authorship import authors_of
from .errors import CommentMissingError, DraftChangedError, NotPermittedError, OwnTextError
from .permissions import Person, key_of, may_review
from .review_requests import answer_requests


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
    answer_requests(review)
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
