"""Plan to publish or to withdraw at a moment; take what is due, once, whoever asks how often."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from articles.models import Article, ChangeKind, PlannedAct, PlannedStep
from articles.models.planning import GIVEN_UP
from articles.text.characters import without_forbidden

from .errors import (
    AlreadyPlannedError,
    InsteadUnreadableError,
    MomentPastError,
    NotInCirculationError,
    ReasonMissingError,
    StepClosedError,
    WorkflowError,
)
from .permissions import Person, key_of, require_publisher
from .publishing import Change, admit, publish, withdraw

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an article is to go, and what to read instead."""

    reason: str
    instead: Article | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a step whose time had come. `outcome` is as on the step; `failed` has none."""

    step: PlannedStep
    outcome: str = ""
    failed: bool = False


@transaction.atomic
def plan_publication(
    article: Article, *, by: Person, at: datetime, when: datetime, change: Change
) -> PlannedStep:
    """Plan to publish the draft as it stands now, in this person's name.

    The plan holds for this very text. Permission, text and gate are asked again when its time
    comes; what does not stop it now may stop it then.

    Raises:
        MomentPastError: if that moment has passed.
        AlreadyPlannedError: if it is planned already: a plan is given up first.
        As `publish`.
    """
    require_publisher(by)
    _require_future(when, at)
    admitted = admit(article, by=by, change=change)
    step = PlannedStep(
        article=admitted.article,
        act=PlannedAct.PUBLISH,
        at=when,
        by_id=key_of(by),
        planned_at=at,
        fingerprint=admitted.manuscript.fingerprint(),
        change_note=admitted.note,
        change_kind=change.kind,
        override_reason=without_forbidden(change.override).strip(),
    )
    return _planned(step)


@transaction.atomic
def plan_withdrawal(
    article: Article, *, by: Person, at: datetime, when: datetime, withdrawal: Withdrawal
) -> PlannedStep:
    """Plan to take an article out of circulation, in this person's name.

    Raises:
        MomentPastError: if that moment has passed.
        AlreadyPlannedError: if it is planned already.
        As `withdraw`.
    """
    require_publisher(by)
    _require_future(when, at)
    reason, instead = without_forbidden(withdrawal.reason).strip(), withdrawal.instead
    if not reason:
        raise ReasonMissingError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    circulating = Article.objects.in_circulation()
    if not circulating.filter(pk=locked.pk).exists():
        raise NotInCirculationError
    others = circulating.exclude(pk=locked.pk)
    if instead and not others.filter(pk=instead.pk).exists():
        raise InsteadUnreadableError
    step = PlannedStep(
        article=locked,
        act=PlannedAct.WITHDRAW,
        at=when,
        by_id=key_of(by),
        planned_at=at,
        reason=reason,
        instead=instead,
    )
    return _planned(step)


def give_up(step: PlannedStep, *, by: Person, at: datetime) -> None:
    """Give up a plan; or, where it was refused when its time came, take note of that.

    Raises:
        NotPermittedError: if this person may not publish.
        StepClosedError: if it was taken or given up already.
    """
    require_publisher(by)
    # One conditional update: it cannot be given up and taken, however close together.
    rows = PlannedStep.objects.filter(pk=step.pk)
    given_up = rows.open().update(closed_at=at, outcome=GIVEN_UP)
    noted = given_up or rows.refused().update(outcome=GIVEN_UP)
    if not noted:
        raise StepClosedError


def take_due_steps(at: datetime) -> list[Taken]:
    """Take every step whose time has come, the earliest first; return what became of each.

    Safe to run twice, at once from several machines, or late: each step is taken once, at the
    moment it is really taken. What a verb refuses is closed with the refusal's name and changes
    nothing else. What fails for another reason stays open for the next run; no step stops others.
    """
    due = PlannedStep.objects.due_at(at).values_list("pk", flat=True)
    taken = [_taken(pk, at) for pk in list(due)]
    return [one for one in taken if one is not None]


def _taken(pk: int, at: datetime) -> Taken | None:
    """Take one step; None if somebody else has taken it, or given it up."""
    try:
        return _take(pk, at)
    except WorkflowError as error:
        outcome = type(error).__name__
        closed = PlannedStep.objects.filter(pk=pk).open().update(closed_at=at, outcome=outcome)
        return Taken(_step(pk), outcome) if closed else None
    except Exception:  # whatever it is, the other steps do not wait for it
        logger.exception("A planned step could not be taken; it is tried again.")
        return Taken(_step(pk), failed=True)


@transaction.atomic
def _take(pk: int, at: datetime) -> Taken | None:
    step = _step(pk)
    # Articles before steps, and in the order of their keys, as every verb locks them.
    keys = [step.article_id, *([step.instead_id] if step.instead_id else [])]
    list(Article.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    if not PlannedStep.objects.filter(pk=pk).open().update(closed_at=at):
        return None
    if step.act == PlannedAct.PUBLISH:
        change = Change(
            step.change_note,
            ChangeKind(step.change_kind),
            seen=step.fingerprint,
            override=step.override_reason,
        )
        publish(step.article, by=step.by, at=at, change=change)
    else:
        withdraw(step.article, by=step.by, at=at, reason=step.reason, instead=step.instead)
    return Taken(step)


def _step(pk: int) -> PlannedStep:
    step: PlannedStep = PlannedStep.objects.select_related("article", "by", "instead").get(pk=pk)
    return step


def _require_future(when: datetime, at: datetime) -> None:
    if when <= at:
        raise MomentPastError


def _planned(step: PlannedStep) -> PlannedStep:
    try:
        with transaction.atomic():
            step.save()
    except IntegrityError as error:
        raise AlreadyPlannedError from error
    return step
