"""Planned steps: taken once, when their time has come, or refused with nothing half done."""

from datetime import timedelta
from typing import Any

import pytest

from articles.models import Article, ChangeKind, Edition, PlannedStep
from articles.workflow.errors import (
    AlreadyPlannedError,
    ChangeNoteMissingError,
    DraftChangedError,
    InsteadUnreadableError,
    MomentPastError,
    NothingChangedError,
    NotInCirculationError,
    NotPermittedError,
    ReasonMissingError,
    StepClosedError,
    TextNotReadyError,
)
from articles.workflow.planning import (
    Withdrawal,
    give_up,
    plan_publication,
    plan_withdrawal,
    take_due_steps,
)
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import NOON, approve, make_article, make_edition, make_publisher, make_reviewer

pytestmark = pytest.mark.django_db

TOMORROW = NOON + timedelta(days=1)
LATER = TOMORROW + timedelta(hours=5)
CHANGE = Change("New.", ChangeKind.MINOR)


def planned(article: Article | None = None, *, by: Any = None, **plan: Any) -> PlannedStep:
    """That an approved draft is to be published tomorrow at noon."""
    if article is None:
        article = make_article()
        approve(article)
    plan = {"at": NOON, "when": TOMORROW, "change": CHANGE, **plan}
    return plan_publication(article, by=by or make_publisher(), **plan)


def to_go(article: Article, *, by: Any = None, **said: Any) -> PlannedStep:
    """That an article is to be withdrawn tomorrow at noon."""
    withdrawal = Withdrawal(**{"reason": "The campaign is over.", **said})
    by = by or make_publisher()
    return plan_withdrawal(article, by=by, at=NOON, when=TOMORROW, withdrawal=withdrawal)


def outcomes(at: Any = TOMORROW) -> list[str]:
    return [one.outcome for one in take_due_steps(at)]


def test_nothing_happens_before_its_time():
    planned()

    assert take_due_steps(TOMORROW - timedelta(seconds=1)) == []
    assert not Edition.objects.exists()


def test_a_text_is_published_at_the_true_moment_and_in_the_planner_s_name():
    step = planned()

    assert outcomes(LATER) == [""]
    edition = Edition.objects.get()
    assert (edition.published_at, edition.published_by) == (LATER, step.by)
    assert (edition.change_note, edition.change_kind) == ("New.", ChangeKind.MINOR)
    assert PlannedStep.objects.get().closed_at == LATER


def test_run_again_it_takes_nothing_twice():
    planned()

    assert outcomes() == [""]
    assert outcomes(LATER) == []
    assert Edition.objects.count() == 1


def test_a_text_that_changed_since_is_not_published():
    step = planned()
    Article.objects.update(body="Rest for two days.")

    assert outcomes() == ["DraftChangedError"]
    assert not Edition.objects.exists()
    assert list(PlannedStep.objects.refused()) == [step]


def test_somebody_who_may_not_publish_any_more_or_has_left_publishes_nothing():
    mover, leaver = make_publisher(), make_publisher()
    planned(by=mover)
    planned(by=leaver)
    mover.user_permissions.clear()
    leaver.is_active = False
    leaver.save()

    assert outcomes() == ["NotPermittedError", "NotPermittedError"]
    assert not Edition.objects.exists()


def test_the_gate_is_asked_again_when_the_time_comes():
    other = make_edition(slug="other").article
    article = make_article(body="See [the other](article:other).")
    approve(article)
    planned(article)
    withdraw(other, by=make_publisher(), at=NOON, reason="Overtaken.")

    assert outcomes() == ["TextNotReadyError"]


def test_one_that_is_refused_does_not_stop_the_others():
    first = planned(when=TOMORROW - timedelta(hours=1))
    Article.objects.filter(pk=first.article_id).update(body="Rest for two days.")
    planned()

    assert outcomes() == ["DraftChangedError", ""]


def test_what_somebody_published_by_hand_before_is_nothing_amiss():
    step = planned()
    publish(step.article, by=make_publisher(), at=NOON, change=CHANGE)

    assert outcomes() == ["NothingChangedError"]
    assert not PlannedStep.objects.refused().exists()


def test_an_article_is_withdrawn_as_planned():
    article, instead = make_edition().article, make_edition().article
    to_go(article, instead=instead)

    assert outcomes(LATER) == [""]
    article.refresh_from_db()
    assert (article.withdrawn_at, article.withdrawn_reason) == (LATER, "The campaign is over.")
    assert article.instead == instead


def test_what_readers_were_to_read_instead_may_have_gone():
    article, instead = make_edition().article, make_edition().article
    to_go(article, instead=instead)
    withdraw(instead, by=make_publisher(), at=NOON, reason="Overtaken.")

    assert outcomes() == ["InsteadUnreadableError"]
    article.refresh_from_db()
    assert article.withdrawn_at is None


def test_what_cannot_be_published_now_is_not_planned():
    article = make_article()
    with pytest.raises(TextNotReadyError):
        planned(article)
    approve(article)

    with pytest.raises(NotPermittedError):
        planned(article, by=make_reviewer())
    with pytest.raises(MomentPastError):
        planned(article, when=NOON)
    with pytest.raises(ChangeNoteMissingError):
        planned(article, change=Change(" ", ChangeKind.MINOR))
    with pytest.raises(DraftChangedError):
        planned(article, change=Change("New.", ChangeKind.MINOR, seen="0" * 64))
    with pytest.raises(NothingChangedError):
        planned(make_edition().article)
    assert not PlannedStep.objects.exists()


def test_what_cannot_be_withdrawn_now_is_not_planned():
    article = make_edition().article

    with pytest.raises(NotPermittedError):
        to_go(article, by=make_reviewer())
    with pytest.raises(ReasonMissingError):
        to_go(article, reason=" ")
    with pytest.raises(InsteadUnreadableError):
        to_go(article, instead=article)
    with pytest.raises(NotInCirculationError):
        to_go(make_article())
    assert not PlannedStep.objects.exists()


def test_one_plan_of_a_kind_at_a_time():
    step = planned()

    with pytest.raises(AlreadyPlannedError):
        planned(step.article, when=LATER)
    give_up(step, by=make_publisher(), at=NOON)
    planned(step.article, when=LATER)

    assert outcomes() == []
    assert outcomes(LATER) == [""]


def test_what_was_given_up_is_not_taken_and_what_was_taken_is_not_given_up():
    step = planned()
    with pytest.raises(NotPermittedError):
        give_up(step, by=make_reviewer(), at=NOON)
    give_up(step, by=make_publisher(), at=NOON)

    assert outcomes() == []
    with pytest.raises(StepClosedError):
        give_up(step, by=make_publisher(), at=NOON)


def test_a_refusal_stands_until_somebody_takes_note_plans_anew_or_publishes():
    steps = [planned() for _ in range(3)]
    Article.objects.update(body="Rest for two days.")
    take_due_steps(TOMORROW)
    assert PlannedStep.objects.refused().count() == 3

    give_up(steps[0], by=make_publisher(), at=LATER)
    for step in steps[1:]:
        approve(step.article, at=LATER)
    planned(steps[1].article, at=LATER, when=LATER + timedelta(days=1))
    publish(steps[2].article, by=make_publisher(), at=LATER, change=CHANGE)

    assert not PlannedStep.objects.refused().exists()
