"""Recall: which editions are called back, and which desks have put their sheets aside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from articles.models import ChangeKind, Edition, PrintedSheet, RecallTick
from articles.workflow.errors import NothingToRecallError
from articles.workflow.publishing import withdraw
from articles.workflow.recall import put_aside, take_back
from tests.builders import (
    NOON,
    make_edition,
    make_pack,
    make_print_desk,
    make_publisher,
    make_receipt,
)

pytestmark = pytest.mark.django_db


def supersede(edition: Edition, kind: ChangeKind = ChangeKind.SUBSTANTIAL) -> Edition:
    return make_edition(edition.article, body=f"New after {edition.number}.", kind=kind)


def test_an_edition_that_was_printed_and_changed_in_substance_is_called_back():
    first = make_edition()
    make_receipt(first)

    second = supersede(first)
    make_receipt(second)

    assert list(Edition.objects.recalled()) == [first]


def test_a_minor_change_calls_nothing_back():
    first = make_edition()
    make_receipt(first)

    supersede(first, ChangeKind.MINOR)

    assert not Edition.objects.recalled().exists()


def test_a_minor_edition_between_does_not_hide_a_change_in_substance():
    first = make_edition()
    make_receipt(first)

    supersede(supersede(first, ChangeKind.MINOR))

    assert list(Edition.objects.recalled()) == [first]
    assert Edition.objects.out_of_date().count() == 2


def test_a_withdrawn_article_calls_back_all_that_was_printed_of_it_and_nothing_else():
    first, other = make_edition(), make_edition()
    second = supersede(first, ChangeKind.MINOR)
    for edition in (first, second, other):
        make_receipt(edition)
    unprinted = make_edition()

    for edition in (first, unprinted):
        withdraw(edition.article, by=make_publisher(), at=NOON, reason="A fault.")

    assert set(Edition.objects.recalled()) == {first, second}


def test_figures_by_desk_count_packs_through_their_parts():
    one, two = make_edition(), make_edition()
    reception, ward = make_print_desk("Reception"), make_print_desk("Ward")
    make_receipt(one, desk=reception, copies=10, at=NOON)
    make_receipt(one, desk=ward, copies=1, at=NOON + timedelta(days=3))
    pack = make_pack(two.article, one.article).editions.get()
    make_receipt(pack, desk=reception, copies=4, at=NOON + timedelta(days=1))

    rows = PrintedSheet.objects.filter(edition=one).by_desk()

    assert [
        (row["receipt__desk__name"], row["sheets"], row["first"], row["last"]) for row in rows
    ] == [
        ("Reception", 14, NOON, NOON + timedelta(days=1)),
        ("Ward", 1, NOON + timedelta(days=3), NOON + timedelta(days=3)),
    ]
    assert PrintedSheet.objects.filter(edition=one).total() == 15


@pytest.mark.parametrize(
    ("first", "last", "sheets"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), 3),
        (date(2026, 11, 3), date(2026, 11, 3), 4),
        (date(2026, 11, 1), date(2026, 11, 4), 7),
        (date(2026, 11, 4), date(2026, 11, 5), 0),
    ],
)
def test_a_period_has_its_first_and_its_last_day(first: date, last: date, sheets: int):
    edition = make_edition()
    make_receipt(edition, copies=3, at=NOON.replace(hour=0))
    make_receipt(edition, copies=4, at=NOON.replace(day=3, hour=23, minute=59))

    assert PrintedSheet.objects.in_period(first, last).total() == sheets


def test_a_day_is_that_of_the_clinics_clock(settings):
    settings.TIME_ZONE = "Australia/Sydney"
    make_receipt(make_edition(), at=NOON.replace(hour=20))

    tomorrow = date(2026, 11, 3)

    assert PrintedSheet.objects.in_period(tomorrow, tomorrow).total() == 1


def test_a_desk_puts_its_sheets_aside_once_and_may_take_that_back():
    first, desk = make_edition(), make_print_desk()
    make_receipt(first, desk=desk)
    supersede(first)

    tick = put_aside(first, desk=desk, at=NOON)
    assert put_aside(first, desk=desk, at=NOON + timedelta(days=1)) == tick
    assert not PrintedSheet.objects.called_back().not_put_aside().exists()

    take_back(first, desk=desk)
    take_back(first, desk=desk)
    assert not RecallTick.objects.exists()
    assert PrintedSheet.objects.called_back().not_put_aside().exists()


def test_the_tick_of_one_desk_says_nothing_of_another():
    first, one, other = make_edition(), make_print_desk(), make_print_desk()
    make_receipt(first, desk=one)
    make_receipt(first, desk=other)
    supersede(first)

    put_aside(first, desk=one, at=NOON)

    waiting = PrintedSheet.objects.called_back().not_put_aside()
    assert [sheet.receipt.desk for sheet in waiting] == [other]


def test_what_still_holds_or_never_left_a_desk_is_not_put_aside():
    first, desk = make_edition(), make_print_desk()
    make_receipt(first, desk=desk)

    with pytest.raises(NothingToRecallError):
        put_aside(first, desk=desk, at=NOON)

    supersede(first)
    with pytest.raises(NothingToRecallError):
        put_aside(first, desk=make_print_desk(), at=NOON)
    assert not RecallTick.objects.exists()
