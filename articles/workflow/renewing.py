"""Renew: somebody has reviewed the current edition again, and nothing had to change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import Article, ClinicProfile, Edition, Renewal
from articles.text.characters import without_forbidden

from .authorship import authors_of_edition
from .errors import (
    DraftUnfinishedError,
    NamelessError,
    NotCurrentError,
    NothingChangedError,
    NotPermittedError,
    OwnTextError,
    StarterTextError,
    TextNotReadyError,
)
from .gate import gate_of
from .permissions import Person, key_of, may_review
from .publishing import review_due_on


@transaction.atomic
def renew(edition: Edition, *, by: Person, at: datetime, note: str = "") -> Renewal:
    """Record that an edition was reviewed again and holds for another of its article's intervals.

    It makes no edition; docs/decisions/0021-renewal.md says who may, and why.

    Raises: as `require_renewable`, and
        NothingChangedError: if the new day is the day that readers are told already. So a second
            press of the button makes no second renewal.
    """
    article = Article.objects.select_for_update().get(pk=edition.article_id)
    # Read again under the lock: what was renewed meanwhile counts.
    current: Edition = Edition.objects.with_people().get(pk=edition.pk)
    require_renewable(current, article, by=by)
    due = review_due_on(article, at)
    if due == current.due_on:
        raise NothingChangedError
    renewal: Renewal = Renewal.objects.create(
        edition=edition,
        reviewed_by_id=key_of(by),
        reviewed_at=at,
        review_due_on=due,
        note=without_forbidden(note).strip(),
    )
    return renewal


def require_renewable(edition: Edition, article: Article, *, by: Person) -> None:
    """Let pass what this person may say of an edition: that nothing in it has to change.

    Raises:
        NotPermittedError: if they may not review.
        NamelessError: if their account has no name by which readers could be told.
        NotCurrentError: if it is not what readers have now.
        StarterTextError: if the clinic has not made the text its own.
        OwnTextError: if they wrote any of what it changed, and the clinic asks for four eyes.
        DraftUnfinishedError: if the draft has other words: then somebody means to change it.
        TextNotReadyError: if the text could not be published as it stands, for other reasons than
            those that were overridden when it was.
    """
    if by.is_anonymous or not may_review(by):
        raise NotPermittedError
    if not by.get_full_name():
        raise NamelessError
    if not Edition.objects.current().filter(pk=edition.pk).exists():
        raise NotCurrentError
    if edition.is_starter_text:
        raise StarterTextError
    if ClinicProfile.current().needs_four_eyes and by.pk in authors_of_edition(edition):
        raise OwnTextError
    if article.written() != edition.written():
        raise DraftUnfinishedError
    passed = {"not_approved", *(edition.overridden or ())}
    gate = gate_of(article, article.manuscript())
    stopping = tuple(problem for problem in gate.stopping if problem.code not in passed)
    if stopping:
        raise TextNotReadyError(article, stopping)
