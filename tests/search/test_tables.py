"""The tables of the index are there on every database, and come and go as a set."""

import pytest
from django.db import connection

from articles.search import tables

pytestmark = pytest.mark.django_db


def known_tables():
    return set(connection.introspection.table_names())


def test_the_tables_are_there_from_the_first_migration_on():
    assert set(tables.TABLES) <= known_tables()


def test_another_set_comes_and_goes_beside_the_one_in_use():
    before = known_tables()

    tables.make("_beside")
    assert {f"{table}_beside" for table in tables.TABLES} <= known_tables()

    tables.drop("_beside")
    tables.drop("_beside")
    assert known_tables() == before
