"""Counts that many make at the same moment, on real connections: they add up."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import models
from django.db.models import Sum
from django.test import Client

from articles.handouts.sheet import Format
from articles.models import DownloadCount, Edition, PrintDesk, PrintedSheet, PrintReceipt
from articles.workflow.printing import count_downloads, print_of, record_print
from tests.builders import NOON, make_edition, make_pack, make_print_desk
from tests.held import held_by_somebody_else, write
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 20
PRINTS = 3
FORMAT = Format("a4", "standard")


def test_receipts_add_up_when_twenty_print_at_once():
    editions = [make_edition() for _ in range(3)]
    pack = make_pack(*(edition.article for edition in editions)).editions.get()
    desks = [make_print_desk() for _ in range(2)]

    def printing(thread: int):
        def run() -> None:
            for number in range(PRINTS):
                what = pack if (thread + number) % 2 else editions[thread % 3]
                printed = print_of(what, in_format=FORMAT, copies=thread + 1)
                record_print(printed, desk=desks[thread % 2], at=NOON, token=uuid4())

        return run

    at_once(*map(printing, range(THREADS)))

    assert PrintReceipt.objects.count() == THREADS * PRINTS
    copies = PrintReceipt.objects.aggregate(Sum("copies"))["copies__sum"]
    assert copies == PRINTS * sum(range(1, THREADS + 1))
    assert not PrintReceipt.objects.filter(sheets=None).exists()
    parts = PrintReceipt.objects.annotate(parts=models.Count("sheets"))
    assert set(parts.values_list("pack_edition", "parts")) == {(None, 1), (pack.pk, 3)}
    by_desk = sum(row["sheets"] for row in PrintedSheet.objects.by_desk())
    assert by_desk == PrintedSheet.objects.total() == _sheets_of(pack.pk) + _sheets_of(None)


def _sheets_of(pack: int | None) -> int:
    receipts = PrintReceipt.objects.filter(pack_edition=pack)
    return receipts.aggregate(Sum("copies"))["copies__sum"] * (3 if pack else 1)


def test_one_form_sent_at_once_from_many_hands_is_one_print():
    printed = print_of(make_edition(), in_format=FORMAT, copies=4)
    desk, token = make_print_desk(), uuid4()

    receipts = at_once(*[lambda: record_print(printed, desk=desk, at=NOON, token=token)] * THREADS)

    assert len(set(receipts)) == PrintDesk.objects.count() == 1
    assert PrintedSheet.objects.total() == 4


def test_no_download_is_lost_when_many_are_counted_at_once(patient):
    edition, other = make_edition(), make_edition()

    def taking(one: Edition):
        return lambda: [count_downloads([one], on=NOON.date()) for _ in range(PRINTS)]

    at_once(*[taking(edition), taking(other)] * (THREADS // 2))

    assert DownloadCount.objects.count() == 2
    counts = set(DownloadCount.objects.values_list("count", flat=True))
    assert counts == {PRINTS * THREADS // 2}


@pytest.mark.only_on("sqlite")
def test_a_database_that_is_being_written_to_keeps_no_sheet_from_its_reader(client: Client, caplog):
    edition = make_edition()

    with held_by_somebody_else(write):
        answer = client.get(f"/articles/{edition.article.slug}/handout.pdf")

    assert answer.status_code == 200
    assert "A download was not counted" in caplog.text
    assert not DownloadCount.objects.exists()
