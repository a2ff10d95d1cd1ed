"""Requests for a review: of whom, by when, with what question, and until when they stand open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.models import Article, Decision, Review, ReviewRequest
from articles.text.characters import without_forbidden

from .authorship import authors_of
from .errors import NotPermittedError, OwnTextError
from .permissions import Person, key_of, may_review, require_writer

PERMISSIONS = "django.contrib.auth.backends.ModelBackend"
"""The back end that knows who may do what; the other one only counts failed log-ins."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked for a review, by when, and what in particular; anybody who may, if nobody."""

    reviewer: Person | None = None
    due_on: date | None = None
    question: str = ""


@transaction.atomic
def ask_for_review(article: Article, *, by: Person, at: datetime, asking: Asking) -> ReviewRequest:
    """Ask a colleague to review the draft as it stands.

    It takes the place of what the same colleague was asked about it before.

    Raises:
        NotPermittedError: if this person does not write the article, or the other may not review.
        OwnTextError: if the reviewer wrote the text.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    require_writer(by, locked)
    reviewer = asking.reviewer
    if reviewer is not None and not may_review(reviewer):
        raise NotPermittedError
    if reviewer is not None and reviewer.pk in authors_of(locked):
        raise OwnTextError
    reviewer_id = key_of(reviewer) if reviewer else None
    earlier = ReviewRequest.objects.open().filter(article=locked, reviewer_id=reviewer_id)
    earlier.update(closed_at=at)
    return ReviewRequest.objects.create(
        article=locked,
        fingerprint=locked.manuscript().fingerprint(),
        asked_by_id=key_of(by),
        asked_at=at,
        reviewer_id=reviewer_id,
        due_on=asking.due_on,
        question=without_forbidden(asking.question).strip(),
    )


def take_back(request: ReviewRequest, *, by: Person, at: datetime) -> bool:
    """Take a request back; tell whether it was still open.

    Raises:
        NotPermittedError: if this person does not write the article.
    """
    require_writer(by, request.article)
    return bool(ReviewRequest.objects.open().filter(pk=request.pk).update(closed_at=at))


def answer_requests(review: Review) -> None:
    """Close what a decision answers.

    Whoever declines answers for themself: what anybody may review waits for somebody else.
    """
    answered = Q(reviewer=review.reviewer_id)
    if review.decision != Decision.DECLINED:
        answered |= Q(reviewer=None)
    asked = ReviewRequest.objects.open().filter(answered, article=review.article_id)
    asked.update(closed_at=review.decided_at)


def close_requests(article: Article, *, at: datetime) -> None:
    """Close every request about an article: what was asked about is published."""
    ReviewRequest.objects.open().filter(article=article).update(closed_at=at)


def possible_reviewers(article: Article) -> QuerySet[Any]:
    """Return who may review a draft as it stands: with the permission, and none of its authors."""
    accounts = get_user_model().objects.with_perm("articles.review_article", backend=PERMISSIONS)
    colleagues = accounts.filter(is_staff=True).exclude(pk__in=authors_of(article))
    return colleagues.order_by("last_name", "first_name", "username")


def open_requests(article: Article) -> list[ReviewRequest]:
    """Return what is asked about a draft and not answered yet, with the people, the latest first."""
    asked = ReviewRequest.objects.open().filter(article=article)
    return list(asked.select_related("asked_by", "reviewer"))


def requests_to(person: Person) -> list[ReviewRequest]:
    """Return what this person is asked to review, the most pressing first.

    What anybody may review is among it, unless they asked for it or declined it. Nothing is whose
    text they have changed since: another must review that.
    """
    if not may_review(person):
        return []
    declined = Review.objects.filter(
        article=OuterRef("article"),
        reviewer=person.pk,
        decision=Decision.DECLINED,
        decided_at__gte=OuterRef("asked_at"),
    )
    for_anybody = Q(reviewer=None) & ~Q(asked_by=person.pk) & ~Exists(declined)
    asked = _waiting().filter(Q(reviewer=person.pk) | for_anybody)
    saved = Article.history.model.objects.filter(id=OuterRef("article"), history_user=person.pk)
    return [
        request
        for request in asked.annotate(may_be_author=Exists(saved))
        if not (request.may_be_author and person.pk in authors_of(request.article))
    ]


def requests_by(person: Person) -> list[ReviewRequest]:
    """Return what this person has asked others to review, the most pressing first."""
    return list(_waiting().filter(asked_by=person.pk))


def answers_for(person: Person) -> list[Review]:
    """Return the decisions with which this person should go on, the latest first.

    They asked for it, they invited the expert, or the article is theirs to look after.
    """
    asked = ReviewRequest.objects.filter(
        article=OuterRef("article"), asked_by=person.pk, asked_at__lte=OuterRef("decided_at")
    )
    mine = Exists(asked) | Q(invitation__invited_by=person.pk) | Q(article__owner=person.pk)
    found = Review.objects.unanswered().with_people().filter(mine)
    return list(found.exclude(reviewer=person.pk).order_by("-decided_at", "-pk"))


def _waiting() -> QuerySet[ReviewRequest]:
    asked = ReviewRequest.objects.open().select_related("article", "asked_by", "reviewer")
    return asked.order_by(F("due_on").asc(nulls_last=True), "asked_at", "pk")
