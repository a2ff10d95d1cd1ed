"""Reviews: deciding on one exact text, and what a decision is worth later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.models import Article, Decision, Review, ReviewComment
from articles.text.characters import without_forbidden
from articles.text.manuscript import Manuscript
from articles.text.passages import passages_of

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

    def cleaned(self) -> Verdict:
        """Return it without characters that no text may hold, and without comments left blank."""
        said = (replace(one, comment=_clean(one.comment)) for one in self.comments)
        return replace(
            self, comment=_clean(self.comment), comments=tuple(one for one in said if one.comment)
        )


def comments_on(
    manuscript: Manuscript, said: Mapping[tuple[str, int], str]
) -> tuple[PassageComment, ...]:
    """Return what is said of passages, by part and line, as comments that quote the text itself."""
    return tuple(
        PassageComment(passage.part, passage.text, words, line=passage.line)
        for passage in passages_of(manuscript)
        if (words := said.get((passage.part, passage.line)))
    )


@transaction.atomic
def decide(article: Article, *, by: Person, at: datetime, verdict: Verdict) -> Review:
    """Record a colleague's decision on the draft as it stands, and answer what they were asked.

    A second press of the button makes no second review.

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
    newest = locked.reviews.of_text(verdict.seen).filter(reviewer=key_of(by)).first()
    if newest is not None and _verdict_of(newest) == verdict.cleaned():
        return newest
    review = record_review(locked, verdict, at=at, reviewer_id=key_of(by))
    answer_requests(review)
    return review


def record_review(article: Article, verdict: Verdict, *, at: datetime, **who: Any) -> Review:
    """Store a decision on a locked draft; `who` is a reviewer, or an expert with an invitation.

    Raises: as `decide`, permission and authorship apart.
    """
    manuscript, kept = article.manuscript(), verdict.cleaned()
    if kept.seen != manuscript.fingerprint():
        raise DraftChangedError(article)
    if kept.decision == Decision.CHANGES_ASKED and not (kept.comment or kept.comments):
        raise CommentMissingError
    review = Review.objects.create(
        article=article,
        fingerprint=kept.seen,
        content=manuscript.to_json(),
        decision=kept.decision,
        comment=kept.comment,
        decided_at=at,
        **who,
    )
    ReviewComment.objects.bulk_create(
        ReviewComment(
            review=review,
            part=said.part,
            line=said.line,
            passage=said.passage,
            comment=said.comment,
        )
        for said in kept.comments
    )
    return review


def sign_off_of(article: Article, fingerprint: str) -> Review | None:
    """Return the approval that stands for this very text; None if there is none.

    The newest decision on a text counts. It counts only from somebody who has not written any of
    the text, and from an expert only if whoever invited them has not: else an author could answer
    in an expert's name.
    """
    reviews = list(article.reviews.of_text(fingerprint).decided().with_people())
    if not reviews:
        # Most drafts, each time they are looked at: who wrote them is many questions.
        return None
    authors = authors_of(article)
    for review in reviews:
        answerable = review.reviewer_id or (
            review.invitation.invited_by_id if review.invitation else None
        )
        if answerable not in authors:
            return review if review.decision == Decision.APPROVED else None
    return None


def _verdict_of(review: Review) -> Verdict:
    """Return what a review says, as it was given."""
    comments = tuple(
        PassageComment(said.part, said.passage, said.comment, said.line)
        for said in review.comments.all()
    )
    return Verdict(Decision(review.decision), review.fingerprint, review.comment, comments)


def _clean(words: str) -> str:
    return without_forbidden(words).strip()
