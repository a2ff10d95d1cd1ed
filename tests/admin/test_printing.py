"""The print view: find a sheet, say how many, press Enter; nothing is known of any person."""

from __future__ import annotations

import io
import re
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest
from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from articles.admin.printing_form import PrintForm
from articles.admin.recall import PeriodForm
from articles.models import ChangeKind, PrintDesk, PrintedSheet, PrintReceipt
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_clinic,
    make_edition,
    make_pack,
    make_person,
    make_print_desk,
    make_printer,
    make_publisher,
)
from tests.handouts.paper import faults
from tests.handouts.paper import words as words_of

pytestmark = pytest.mark.django_db
PRINT = "/admin/print/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_printer("anna"))
    return client


def words(response) -> str:
    return " ".join(response.content.decode().split())


def posted(edition, place: PrintDesk, **changes) -> dict[str, str]:
    form = {
        "item": f"article-{edition.article_id}",
        "copies": "3",
        "desk": str(place.pk),
        "paper": "a4",
        "size": "standard",
        "ink": "black",
        "token": str(uuid4()),
    }
    return {**form, **changes}


def titles(page: str) -> list[str]:
    return re.findall(r'class="printable-title">([^<]+)<', page)


def test_one_press_makes_a_receipt_and_leads_to_the_sheet(desk: Client):
    edition, place = make_edition(title="Your visit"), make_print_desk()

    response = desk.post(PRINT, posted(edition, place))

    receipt = PrintReceipt.objects.get()
    assert response.status_code == 303
    assert response.headers["Location"] == f"{PRINT}receipts/{receipt.pk}/sheet.pdf"
    assert (receipt.desk, receipt.copies) == (place, 3)
    assert [sheet.edition for sheet in receipt.sheets.all()] == [edition]


def test_the_sheet_asks_to_be_printed_and_is_kept_by_nobody(desk: Client):
    edition, place = make_edition(title="Your visit"), make_print_desk()

    response = desk.post(PRINT, posted(edition, place), follow=True)

    assert response.headers["Content-Type"] == "application/pdf"
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert pdf.Root.OpenAction.N == "/Print"
        assert pdf.Root.ViewerPreferences.NumCopies == 3
    assert "Your visit" in words_of(response.content)


def test_the_sheet_of_a_receipt_stays_the_edition_of_that_day(desk: Client):
    edition, place = make_edition(body="Rest for a day."), make_print_desk()
    address = desk.post(PRINT, posted(edition, place)).headers["Location"]
    make_edition(edition.article, body="Rest for a week.")

    text = words_of(desk.get(address).content)

    assert "Rest for a day." in text
    assert "Rest for a week." not in text
    assert PrintedSheet.objects.total() == 3


@pytest.mark.parametrize(("kind", "asks"), [("minor", True), ("substantial", False)])
def test_a_sheet_that_no_longer_holds_does_not_ask_to_be_printed_again(
    desk: Client, *, kind: str, asks: bool
):
    edition, place = make_edition(), make_print_desk()
    address = desk.post(PRINT, posted(edition, place)).headers["Location"]
    make_edition(edition.article, body="New.", kind=ChangeKind(kind))

    with pikepdf.open(io.BytesIO(desk.get(address).content)) as pdf:
        assert ("/OpenAction" in pdf.Root) is asks


def test_blank_lines_are_printed_and_stored_nowhere(desk: Client):
    edition, place = make_edition(), make_print_desk()

    plain = desk.post(PRINT, posted(edition, place), follow=True)
    lined = desk.post(PRINT, posted(edition, place, lines="on"), follow=True)

    assert lined.content != plain.content
    assert "Name" in words_of(lined.content)
    assert "Name" not in words_of(plain.content)


def test_a_pack_is_printed_whole_and_counted_by_its_parts(desk: Client, tmp_path: Path):
    one, two = make_edition(title="Your visit"), make_edition(title="What it costs")
    pack = make_pack(one.article, two.article, title="For your first visit")
    form = posted(one, make_print_desk(), item=f"pack-{pack.pk}")
    assert titles(words(desk.get(PRINT)))[0] == "For your first visit"

    response = desk.post(PRINT, form, follow=True)

    receipt = PrintReceipt.objects.get()
    assert receipt.pack_edition == pack.editions.get()
    assert PrintedSheet.objects.total() == 6
    text = words_of(response.content)
    for title in ("For your first visit", "Your visit", "What it costs"):
        assert title in text
    assert faults(response.content, tmp_path) == []


def test_a_pack_whose_parts_are_all_withdrawn_is_not_printed(desk: Client):
    edition, place = make_edition(), make_print_desk()
    pack = make_pack(edition.article)
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="A fault.")

    response = desk.post(PRINT, posted(edition, place, item=f"pack-{pack.pk}"))

    assert "no longer in circulation" in words(response)
    assert not PrintReceipt.objects.exists()


def test_what_is_too_long_for_paper_is_said_and_not_counted(desk: Client):
    edition, place = make_edition(body="Rest for a day.\n\n" * 20_000), make_print_desk()

    response = desk.post(PRINT, posted(edition, place))

    assert response.status_code == 404
    assert "too long for a sheet of paper" in words(response)
    assert not PrintReceipt.objects.exists()


def test_a_double_press_counts_once(desk: Client):
    form = posted(make_edition(), make_print_desk())

    first, second = desk.post(PRINT, form), desk.post(PRINT, form)

    assert first.headers["Location"] == second.headers["Location"]
    assert PrintedSheet.objects.total() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"copies": "0"},
        {"copies": "201"},
        {"copies": "two"},
        {"copies": ""},
        {"item": ""},
        {"item": "article-999999"},
        {"item": "article-x"},
        {"item": "pack-1"},
        {"desk": "999"},
        {"desk": ""},
        {"paper": "a5"},
        {"size": "huge"},
        {"ink": "gold"},
        {"token": ""},
        {"token": "\x00"},
        {"token": "Anna Smith, 2 May"},
    ],
    ids=str,
)
def test_what_cannot_be_printed_is_refused_with_a_reason(desk: Client, wrong: dict[str, str]):
    response = desk.post(PRINT, posted(make_edition(), make_print_desk(), **wrong))

    assert response.status_code == 200
    assert "errorlist" in words(response)
    assert not PrintReceipt.objects.exists()


def test_a_desk_no_longer_in_use_is_not_offered(desk: Client):
    place = make_print_desk("Cellar")
    make_print_desk("Reception")
    PrintDesk.objects.filter(pk=place.pk).update(is_in_use=False)
    edition = make_edition()

    assert "Cellar" not in words(desk.get(PRINT))
    assert "errorlist" in words(desk.post(PRINT, posted(edition, place)))


def test_the_desk_is_remembered_for_this_session_only(desk: Client):
    make_print_desk("Ward")
    place, edition = make_print_desk("Reception"), make_edition()
    desk.post(PRINT, posted(edition, place))

    assert f'value="{place.pk}" selected' in words(desk.get(PRINT))
    assert desk.session["print_desk"] == place.pk
    kept = [key for key, _value in desk.session.items() if not key.startswith("_auth")]
    assert kept == ["print_desk"]

    desk.logout()
    desk.force_login(make_printer("ben"))
    assert f'value="{place.pk}" selected' not in words(desk.get(PRINT))


def test_printers_in_america_hold_letter_paper(desk: Client):
    make_print_desk()
    make_clinic(region="us")

    assert re.search(r'value="letter"[^>]* checked', words(desk.get(PRINT)))


def test_the_only_thing_to_type_into_is_a_search_that_is_not_kept_and_a_number(desk: Client):
    """A name typed at the desk would be a patient's."""
    make_print_desk()
    make_edition()
    choices = (forms.ChoiceField, forms.ModelChoiceField, forms.BooleanField)
    fields = {
        name: type(field)
        for name, field in PrintForm.base_fields.items()
        if not isinstance(field, choices)
    }
    assert fields == {"copies": forms.IntegerField, "token": forms.UUIDField}
    # Nor could a script send words in their place: the other forms take days, which are not kept.
    assert {type(field) for field in PeriodForm.base_fields.values()} == {forms.DateField}

    page = words(desk.get(PRINT))

    assert "<textarea" not in page
    assert "contenteditable" not in page
    inputs = re.findall(r"<input[^>]*>", page.partition("<main")[2] or page)
    kinds = {
        (re.search(r'type="(\w+)"', tag)[1], re.search(r'name="(\w+)"', tag)[1])
        for tag in inputs
        if 'type="radio"' not in tag and 'type="hidden"' not in tag
    }
    assert kinds == {("search", "q"), ("number", "copies"), ("checkbox", "lines")}
    assert '<form class="find" method="get"' in page


def test_printing_leaves_no_trace_of_who_printed(desk: Client):
    desk.post(PRINT, posted(make_edition(), make_print_desk()), follow=True)

    assert not LogEntry.objects.exists()


def test_without_a_print_desk_the_page_says_how_to_make_one(client: Client):
    anna = make_printer("anna")
    client.force_login(anna)
    assert "Ask somebody who may make one." in words(client.get(PRINT))

    anna.user_permissions.add(Permission.objects.get(codename="add_printdesk"))
    page = words(client.get(PRINT))
    address = re.search(r'href="(/admin/articles/printdesk/add/[^"]+)"', page)[1]
    assert 'value="Reception"' in words(client.get(address))

    made = client.post(address, {"name": "Reception", "is_in_use": "on"})
    assert made.headers["Location"] == PRINT
    assert "Find an article or a pack" in words(client.get(PRINT))


def test_nobody_prints_without_being_allowed_to(client: Client):
    edition, place = make_edition(), make_print_desk()
    address = f"{PRINT}receipts/1/sheet.pdf"
    assert client.get(PRINT).headers["Location"].startswith("/admin/login/")

    client.force_login(make_person("bob"))

    assert client.get(PRINT).status_code == 403
    assert client.post(PRINT, posted(edition, place)).status_code == 403
    assert client.get(address).status_code == 403
    assert ">Print</a>" not in words(client.get("/admin/"))
    assert not PrintReceipt.objects.exists()


def test_a_receipt_that_is_not_there_has_no_sheet(desk: Client):
    assert desk.get(f"{PRINT}receipts/999/sheet.pdf").status_code == 404
    assert desk.get(f"{PRINT}receipts/99999999999999999999/sheet.pdf").status_code == 404
