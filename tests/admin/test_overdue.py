"""The overdue ladder at the desk: on the work list, at the printer, and where its limits are set."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from articles.models import ClinicProfile, PrintReceipt
from tests.builders import (
    make_clinic,
    make_edition,
    make_pack,
    make_person,
    make_print_desk,
    make_receipt,
)
from tests.clock import late
from tests.handouts import paper
from tests.writing import words

__all__ = ["late"]

pytestmark = pytest.mark.django_db
PROFILE = "/admin/articles/clinicprofile/1/change/"
Late = Callable[[int], None]


@pytest.fixture
def desk(client: Client, settings: Settings) -> Client:
    """The desk of somebody who may do everything, and stays logged in while a year goes by."""
    settings.SESSION_COOKIE_AGE = timedelta(days=5_000).total_seconds()
    make_clinic(page_notice_days=30, sheet_notice_days=60, no_printing_days=180)
    client.force_login(make_person("anna", is_superuser=True))
    return client


def group(client: Client, name: str) -> str:
    page = " ".join(client.get("/admin/").content.decode().split())
    start = page.find(f'aria-labelledby="{name}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def sent(client: Client, item: str) -> dict[str, object]:
    """What the print view sends to print an item once."""
    desk = make_print_desk().pk
    page = client.get("/admin/print/").content.decode()
    token = page.partition('name="token" value="')[2].partition('"')[0]
    return {
        "item": item,
        "desk": desk,
        "copies": 1,
        "token": token,
        "paper": "a4",
        "size": "standard",
        "ink": "black",
    }


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "was due on 2 November 2027.</p>"),
        (30, "Its page warns readers; its sheets do not yet."),
        (60, "Its page and its sheets warn readers."),
        (180, "It is no longer printed, and its page warns readers."),
    ],
)
def test_the_work_list_says_what_readers_meet(desk: Client, late: Late, days: int, said: str):
    make_edition(review_interval_months=12)
    late(days)

    assert said in group(desk, "overdue")


def test_what_is_due_stands_on_the_work_list_as_early_as_owners_are_reminded(
    desk: Client, late: Late
):
    make_clinic(remind_days=10)
    make_edition(title="Your day", review_interval_months=12)
    late(-11)
    assert group(desk, "due") == ""
    late(-10)

    assert "Your day" in group(desk, "due")
    assert "Within the next 10 days." in group(desk, "due")


def test_what_is_not_printed_any_more_cannot_be_chosen_and_says_why(desk: Client, late: Late):
    edition = make_edition(title="Your day", review_interval_months=12)
    late(180)

    answer = desk.post("/admin/print/", sent(desk, f"article-{edition.article_id}"))

    assert "Not printed: review overdue for too long" in words(desk.get("/admin/print/").content)

    assert "“Your day” since 2 November 2027" in words(answer.content)
    assert not PrintReceipt.objects.exists()


def test_a_pack_with_such_a_part_says_which(desk: Client, late: Late):
    old = make_edition(title="Your day", review_interval_months=12)
    young = make_edition(title="Going home", review_interval_months=24)
    pack = make_pack(old.article, young.article)
    late(180)

    answer = words(desk.post("/admin/print/", sent(desk, f"pack-{pack.pk}")).content)

    assert "Not printed: its review is overdue. “Your day” since 2 November 2027." in answer
    assert not PrintReceipt.objects.exists()


def test_what_was_printed_before_is_shown_and_does_not_print_by_itself(desk: Client, late: Late):
    receipt = make_receipt(make_edition(review_interval_months=12))
    address = f"/admin/print/receipts/{receipt.pk}/sheet.pdf"
    late(179)
    assert "/OpenAction" in paper.catalogue(desk.get(address).content)
    late(180)

    answer = desk.get(address)

    assert answer.status_code == 200
    assert "/OpenAction" not in paper.catalogue(answer.content)


def test_the_command_that_prints_says_which_part_stops_it(desk: Client, late: Late, tmp_path):
    old = make_edition(title="Your day", review_interval_months=12)
    make_pack(old.article, slug="visit")
    late(180)

    with pytest.raises(CommandError, match=r"“Your day”.*2027-11-02.*Have it reviewed"):
        call_command("print_pack", "visit", output=tmp_path / "out.pdf")

    assert not (tmp_path / "out.pdf").exists()


def limits(**changes: int) -> dict[str, object]:
    """What the clinic's form sends, with these limits."""
    days = {
        "remind_days": 14,
        "page_notice_days": 10,
        "sheet_notice_days": 20,
        "no_printing_days": 40,
    }
    clinic = {"name": "Riverside Clinic", "accent": "#00494b", "region": "gb"}
    sources = {"notice_from": "retracted", "reference_style": "nlm-citation-sequence"}
    return clinic | sources | days | changes


def test_a_clinic_sets_its_own_limits(desk: Client):
    desk.post(PROFILE, limits())

    clinic = ClinicProfile.current()
    assert (clinic.remind_days, clinic.page_notice_days) == (14, 10)
    assert (clinic.sheet_notice_days, clinic.no_printing_days) == (20, 40)
    assert '+<output for="id_no_printing_days">40</output>' in desk.get(PROFILE).content.decode()


def test_limits_that_do_not_ascend_are_refused_with_what_was_typed(desk: Client):
    answer = desk.post(PROFILE, limits(sheet_notice_days=5))

    assert "First the page carries the notice" in words(answer.content)
    assert 'name="sheet_notice_days" value="5"' in answer.content.decode()
    assert ClinicProfile.current().sheet_notice_days == 60


def test_limits_that_are_no_numbers_are_refused(desk: Client):
    for typed in ("", "-1", "soon", "99999"):
        answer = desk.post(PROFILE, limits() | {"no_printing_days": typed})

        assert answer.status_code == 200
    assert ClinicProfile.current().no_printing_days == 180
