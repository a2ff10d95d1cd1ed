"""Tests with real transactions empty every table, though editions refuse to be deleted."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.builders import make_edition
from tests.search.indexed import titles

ON_GUARD = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY tgname"
    ),
}


def guards_on_duty() -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute(ON_GUARD[connection.vendor])
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_the_guards_are_back_after_the_tables_were_emptied():
    before = guards_on_duty()

    call_command("flush", interactive=False, verbosity=0)

    assert before
    assert guards_on_duty() == before


@pytest.mark.django_db(transaction=True)
def test_the_index_of_the_search_is_empty_too():
    make_edition()
    assert titles()

    call_command("flush", interactive=False, verbosity=0)

    assert titles() == []
