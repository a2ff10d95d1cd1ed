"""Planned steps on real connections: two machines tick, somebody gives up, and it happens once."""

import pytest
from django.db import OperationalError, connections

from articles.models import Article, Edition, PlannedStep
from articles.workflow.errors import StepClosedError
from articles.workflow.planning import give_up, take_due_steps
from tests.builders import make_article, make_edition, make_publisher
from tests.workflow.test_planning import TOMORROW, planned, to_go
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def test_two_machines_that_tick_at_once_take_each_step_once():
    for round_ in range(ROUNDS):
        planned()
        one, other = make_edition().article, make_edition().article
        to_go(one, instead=other)

        results = at_once(*[lambda: take_due_steps(TOMORROW)] * 3)

        assert sum(len(taken) for taken in results) == 2
        assert Edition.objects.filter(published_at=TOMORROW).count() == round_ + 1
        assert {step.outcome for step in PlannedStep.objects.all()} == {""}


def test_what_is_given_up_as_it_is_taken_is_one_or_the_other():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        step = planned()

        gave_up, taken = at_once(
            lambda step=step: give_up(step, by=publisher, at=TOMORROW),
            lambda: take_due_steps(TOMORROW),
        )

        was_taken = isinstance(gave_up, StepClosedError)
        assert bool(taken) is was_taken
        assert step.article.editions.exists() is was_taken


def test_withdrawals_that_send_crosswise_never_wait_for_each_other():
    for _ in range(ROUNDS):
        one, other = make_edition().article, make_edition().article
        to_go(one, instead=other)
        to_go(other, instead=one)

        at_once(*[lambda: take_due_steps(TOMORROW)] * 2)

        assert not PlannedStep.objects.open().exists()
        assert Article.objects.withdrawn().filter(pk__in=[one.pk, other.pk]).count() == 1


def test_a_database_that_fails_on_one_step_leaves_it_for_the_next_run():
    make_article()
    step = planned()
    with connections["default"].execute_wrapper(_no_editions):
        (failed,) = take_due_steps(TOMORROW)
    assert failed.failed
    assert PlannedStep.objects.open().get() == step

    (taken,) = take_due_steps(TOMORROW)

    assert (taken.failed, taken.outcome) == (False, "")


def _no_editions(execute, sql, params, many, context):
    """Fail where an edition would be stored, as a full disk would."""
    if sql.startswith('INSERT INTO "articles_edition"'):
        raise OperationalError("disk full")
    return execute(sql, params, many, context)
