"""Searches that give nothing at the same moment, on real connections: each is counted once."""

from __future__ import annotations

import pytest
from django.db import connection

from articles.models import UnfoundCount, UnfoundTally, UnfoundWords
from articles.workflow.counting_unfound import count_unfound
from tests.builders import NOON
from tests.held import held_by_somebody_else, write
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def search(words: str = "zebrafinch") -> None:
    count_unfound(words, language="en", at=NOON)


def test_two_at_once_are_two(patient):
    for number in range(ROUNDS):
        words = f"{'abcde'[number]}finch"
        at_once(*[lambda words=words: search(words)] * 2)

    assert list(UnfoundTally.objects.values_list("uses", flat=True)) == [2] * ROUNDS


def test_the_fifth_and_the_sixth_at_once_are_counted_both(patient):
    for number in range(ROUNDS):
        words = f"{'abcde'[number]}finch"
        for _ in range(4):
            search(words)
        at_once(*[lambda words=words: search(words)] * 2)

    assert list(UnfoundCount.objects.values_list("uses", flat=True)) == [2] * ROUNDS
    assert not UnfoundTally.objects.exists()


def test_many_at_once_are_all_counted_from_the_fifth_on(patient):
    search()
    at_once(*[lambda: [search() for _ in range(5)]] * 8)

    assert UnfoundWords.objects.count() == 1
    assert UnfoundCount.objects.get().uses == 1 + 5 * 8 - 4
    assert not UnfoundTally.objects.exists()


@pytest.mark.only_on("sqlite")
def test_a_database_that_is_being_written_to_keeps_a_reader_only_a_moment(caplog):
    with held_by_somebody_else(write):
        search()

    assert "was not counted" in caplog.text
    assert not UnfoundTally.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 20_000


@pytest.mark.only_on("postgresql")
def test_a_row_that_is_held_keeps_a_reader_only_a_moment(caplog):
    search()

    with held_by_somebody_else(lambda: UnfoundTally.objects.select_for_update().get()):
        search()

    assert "was not counted" in caplog.text
    assert UnfoundTally.objects.get().uses == 1
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"


@pytest.mark.only_on("sqlite")
def test_a_database_that_may_only_be_read_harms_no_answer(caplog):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        search()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")

    assert "was not counted" in caplog.text
    assert not UnfoundTally.objects.exists()


@pytest.mark.only_on("postgresql")
def test_a_server_that_may_only_be_read_harms_no_answer(caplog):
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    try:
        search()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")

    assert "was not counted" in caplog.text
    assert not UnfoundTally.objects.exists()
