"""What readers look for in vain: a number after the fifth time, and before it nothing to read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from articles.models import UnfoundCount, UnfoundTally, UnfoundWords
from articles.workflow import counting_unfound
from articles.workflow.counting_unfound import Forgotten, count_unfound, forget_old_counts, is_full
from tests.builders import NOON

pytestmark = pytest.mark.django_db
MARKER = "zebrafinch quokkaberry"


def search(text: str = MARKER, *, times: int = 1, at: datetime = NOON, language: str = "en"):
    for _ in range(times):
        count_unfound(text, language=language, at=at)


def counted() -> list[tuple[str, str, date, int]]:
    rows = UnfoundCount.objects.order_by("words__words", "day")
    return list(rows.values_list("words__language", "words__words", "day", "uses"))


def everything_stored() -> str:
    """All rows of all tables of ours, as one text."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names the database gave
            said.extend(str(row) for row in cursor.fetchall())
    return "\n".join(said)


def test_words_searched_four_times_stand_nowhere():
    search(times=4)

    stored = everything_stored().casefold()
    assert "zebrafinch" not in stored
    assert "quokkaberry" not in stored
    assert UnfoundTally.objects.get().uses == 4
    assert not UnfoundWords.objects.exists()


def test_the_fifth_search_keeps_the_words_and_counts_them_from_then_on():
    search("zebrafinch quokkaberry", times=2)
    search("Quokkaberry  ZEBRAFINCH!", times=3)

    assert counted() == [("en", "quokkaberry zebrafinch", NOON.date(), 1)]
    assert not UnfoundTally.objects.exists()

    search(times=2)
    assert counted() == [("en", "quokkaberry zebrafinch", NOON.date(), 3)]
    assert not UnfoundTally.objects.exists()


def test_nothing_but_words_days_and_numbers_is_kept():
    tables = (UnfoundTally, UnfoundWords, UnfoundCount)
    fields = {model: {field.name for field in model._meta.concrete_fields} for model in tables}

    assert fields == {
        UnfoundTally: {"id", "digest", "since", "uses"},
        UnfoundWords: {"id", "language", "words", "settled_at"},
        UnfoundCount: {"id", "words", "day", "uses"},
    }


def test_each_day_has_its_own_count_by_the_clinics_clock(settings):
    settings.TIME_ZONE = "Pacific/Kiritimati"
    search(times=5)
    search(at=NOON + timedelta(days=1), times=2)

    assert [(day, uses) for _, _, day, uses in counted()] == [
        (date(2026, 11, 3), 1),
        (date(2026, 11, 4), 2),
    ]


def test_the_same_words_in_two_languages_are_two():
    search(times=4)
    search(times=4, language="es")
    assert UnfoundTally.objects.count() == 2

    search(language="es")
    assert [language for language, *_ in counted()] == ["es"]


def test_a_tally_ends_with_its_month_and_begins_anew():
    search(times=4)
    december = datetime(2026, 12, 1, 12, tzinfo=UTC)
    search(at=december)

    assert sorted(UnfoundTally.objects.values_list("since", "uses")) == [
        (date(2026, 11, 1), 4),
        (date(2026, 12, 1), 1),
    ]
    assert forget_old_counts(december) == Forgotten(tallies=1, days=0)
    assert UnfoundTally.objects.get().since == date(2026, 12, 1)
    assert forget_old_counts(december) == Forgotten(tallies=0, days=0)


def test_a_digest_of_one_month_says_nothing_of_another_and_needs_the_portals_secret(settings):
    search()
    search(at=NOON + timedelta(days=30))
    settings.SECRET_KEY = "another"
    search()

    digests = set(UnfoundTally.objects.values_list("digest", flat=True))
    assert len(digests) == 3
    assert {len(digest) for digest in digests} == {64}


def test_counts_are_forgotten_after_twenty_four_months_and_words_with_their_last():
    search(times=5)
    search("platypus", times=5, at=NOON)
    search("platypus", at=datetime(2027, 3, 1, 12, tzinfo=UTC))

    assert forget_old_counts(datetime(2028, 11, 30, 12, tzinfo=UTC)).days == 0
    assert forget_old_counts(datetime(2028, 12, 1, 12, tzinfo=UTC)).days == 2

    assert counted() == [("en", "platypus", date(2027, 3, 1), 1)]
    assert UnfoundWords.objects.get().words == "platypus"


@pytest.mark.parametrize("text", ["", "?", "me@example.org", "call 07700900123"])
def test_what_may_not_be_counted_leaves_nothing(text, django_assert_num_queries):
    with django_assert_num_queries(0):
        search(text, times=6)


def test_a_flood_of_words_fills_the_table_to_its_end_and_no_further(monkeypatch):
    monkeypatch.setattr(counting_unfound, "MOST_TALLIES", 3)
    for number in range(6):
        search(f"{'abcdef'[number]}flood")

    assert UnfoundTally.objects.count() == 3
    assert is_full()
    # What was tallied before goes on being counted.
    search("aflood", times=4)
    assert counted() == [("en", "aflood", NOON.date(), 1)]
    assert not is_full()


def test_a_patient_flood_fills_the_words_to_their_end_and_settling_makes_room(monkeypatch):
    monkeypatch.setattr(counting_unfound, "MOST_WORDS", 1)
    search("aflood", times=5)
    search("bflood", times=6)
    assert [words for _, words, *_ in counted()] == ["aflood"]

    UnfoundWords.objects.update(settled_at=NOON)
    search("bflood")
    assert [words for _, words, *_ in counted()] == ["aflood", "bflood"]


def test_a_count_that_fails_keeps_nobody_waiting_and_says_nothing_of_the_words(caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_unfoundtally RENAME TO away")

    search(times=2)

    assert "was not counted" in caplog.text
    assert "zebrafinch" not in caplog.text
    # And the transaction around it goes on.
    assert UnfoundWords.objects.count() == 0


def test_a_database_that_is_gone_keeps_nobody_waiting(database_away, caplog):
    search()

    assert "was not counted" in caplog.text
    assert "zebrafinch" not in caplog.text


def test_no_other_table_of_ours_has_a_field_for_what_was_typed():
    asked = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.concrete_fields
        if field.name in {"query", "search", "searched", "typed"}
    }

    assert asked == set()
