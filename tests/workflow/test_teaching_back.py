"""Counting answers: exact however many are counted at once."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from articles.models import Edition, TeachBackTally
from articles.workflow.errors import NotPermittedError
from articles.workflow.teaching_back import Answer, NotAskedBackError, take_back, tally
from tests.builders import make_article, make_edition, make_person, make_teach_back
from tests.workflow.test_racing import at_once

TODAY = date(2026, 11, 2)
PRESSES = 12


def make_teller():
    person = make_person()
    person.user_permissions.add(Permission.objects.get(codename="change_teachbacktally"))
    return person


def asking() -> Edition:
    article = make_article()
    make_teach_back(article)
    return make_edition(article)


@pytest.mark.django_db(transaction=True)
def test_presses_at_one_moment_are_all_counted():
    edition, teller = asking(), make_teller()

    def press(is_clear):
        return lambda: tally(Answer(edition, 1, is_clear), by=teller, on=TODAY)

    results = at_once(*[press(number % 3 > 0) for number in range(PRESSES)])

    assert results == [None] * PRESSES
    row = TeachBackTally.objects.get()
    assert (row.clear, row.unclear) == (8, 4)


@pytest.mark.django_db(transaction=True)
def test_one_answer_is_taken_back_once():
    edition, teller = asking(), make_teller()
    answer = Answer(edition, 1, is_clear=True)
    tally(answer, by=teller, on=TODAY)

    results = at_once(*[lambda: take_back(answer, by=teller, on=TODAY)] * 4)

    assert sorted(results) == [False, False, False, True]
    assert TeachBackTally.objects.get().clear == 0


@pytest.mark.django_db
def test_days_are_counted_apart():
    edition, teller = asking(), make_teller()
    tally(Answer(edition, 1, is_clear=True), by=teller, on=TODAY)
    tally(Answer(edition, 1, is_clear=True), by=teller, on=date(2026, 11, 3))

    assert [row.clear for row in TeachBackTally.objects.all()] == [1, 1]
    assert take_back(Answer(edition, 1, is_clear=False), by=teller, on=TODAY) is False


@pytest.mark.django_db
@pytest.mark.parametrize("place", [0, 2, -1])
def test_what_the_edition_does_not_ask_is_refused(place):
    with pytest.raises(NotAskedBackError):
        tally(Answer(asking(), place, is_clear=True), by=make_teller(), on=TODAY)


@pytest.mark.django_db
def test_only_those_who_may_count():
    answer = Answer(asking(), 1, is_clear=True)
    for verb in (tally, take_back):
        with pytest.raises(NotPermittedError):
            verb(answer, by=make_person(), on=TODAY)
