"""Receipts: what was printed where, how often, and nothing else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction

from articles.handouts.sheet import Format
from articles.models import (
    MOST_COPIES,
    DownloadCount,
    PrintDesk,
    PrintedSheet,
    PrintReceipt,
    RecallTick,
)
from articles.models.edition import EditionIsFrozenError
from articles.workflow.errors import CopiesOutOfRangeError
from articles.workflow.printing import print_of, printed_on, record_print
from tests.builders import NOON, make_edition, make_pack, make_print_desk, make_receipt

pytestmark = pytest.mark.django_db
LARGE = Format("letter", "large", "colour")


def test_a_print_leaves_a_receipt_with_its_sheet():
    edition, desk = make_edition(), make_print_desk("Reception")
    printed = print_of(edition, in_format=LARGE, copies=3)

    receipt = record_print(printed, desk=desk, at=NOON, token=uuid4())

    receipt.refresh_from_db()
    assert (receipt.desk, receipt.printed_at, receipt.copies) == (desk, NOON, 3)
    assert (receipt.paper, receipt.size, receipt.ink) == ("letter", "large", "colour")
    assert [sheet.edition for sheet in receipt.sheets.all()] == [edition]
    assert PrintedSheet.objects.total() == 3


def test_a_pack_leaves_one_receipt_with_a_sheet_for_each_part():
    one, two = make_edition(), make_edition()
    pack = make_pack(two.article, one.article).editions.get()

    receipt = make_receipt(pack, copies=2)

    assert receipt.pack_edition == pack
    assert {sheet.edition for sheet in receipt.sheets.all()} == {one, two}
    assert PrintedSheet.objects.total() == 4
    assert printed_on(receipt).editions == (two, one)


def test_a_receipt_tells_exactly_what_was_printed_whatever_came_after():
    first = make_edition()
    receipt = make_receipt(first, copies=5)
    make_edition(first.article, body="Rest for two days.")

    printed = printed_on(receipt)

    assert printed.editions == (first,)
    assert (printed.in_format, printed.copies) == (Format("a4", "standard", "black"), 5)


def test_a_form_sent_twice_is_one_print():
    printed = print_of(make_edition(), in_format=LARGE, copies=3)
    desk, token = make_print_desk(), uuid4()

    first = record_print(printed, desk=desk, at=NOON, token=token)
    again = record_print(printed, desk=desk, at=NOON, token=token)

    assert first == again
    assert PrintedSheet.objects.total() == 3


@pytest.mark.parametrize("copies", [0, -1, MOST_COPIES + 1])
def test_copies_that_nobody_prints_are_refused(copies: int):
    printed = print_of(make_edition(), in_format=LARGE, copies=copies)

    with pytest.raises(CopiesOutOfRangeError):
        record_print(printed, desk=make_print_desk(), at=NOON, token=uuid4())

    assert not PrintReceipt.objects.exists()


def test_a_receipt_that_the_database_refuses_is_not_taken_for_one_made_before():
    printed, desk = print_of(make_edition(), in_format=LARGE), make_print_desk()

    with pytest.raises(IntegrityError), transaction.atomic():
        record_print(printed, desk=desk, at=None, token=uuid4())  # type: ignore[arg-type]

    assert not PrintReceipt.objects.exists()


@pytest.mark.parametrize("rows", [PrintReceipt.objects, PrintedSheet.objects])
def test_a_receipt_is_never_changed_or_deleted(rows):
    make_receipt(make_edition())

    with pytest.raises(EditionIsFrozenError):
        rows.all().delete()
    with pytest.raises(EditionIsFrozenError):
        rows.update(pk=7)


def test_no_table_of_printing_has_room_for_a_person():
    """Not a person of the clinic, and not a patient."""
    people = get_user_model()
    for table in (PrintReceipt, PrintedSheet, RecallTick, DownloadCount):
        for field in table._meta.get_fields():
            assert field.related_model is not people
            if isinstance(field, models.CharField | models.TextField):
                # Only words of ours fit: a4, standard, black.
                assert (table, field.max_length) == (PrintReceipt, 8)
                assert field.name in {"paper", "size", "ink"}
    assert not any(hasattr(table, "history") for table in (PrintReceipt, PrintDesk, RecallTick))


def test_printing_writes_no_log():
    make_receipt(make_edition())

    assert not LogEntry.objects.exists()
