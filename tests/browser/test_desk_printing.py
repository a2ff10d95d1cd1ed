"""Printing and recall in a real browser: by keyboard alone, and with no barrier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from articles.models import ChangeKind, Edition, PrintedSheet, PrintReceipt, RecallTick
from tests.browser.test_desk_shell import barriers_on, sticks_out
from tests.builders import make_clinic, make_edition, make_print_desk, make_printer, make_receipt
from tests.writing import sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")
PRINT = "/admin/print/"


@pytest.fixture
def desk(page: Page) -> Page:
    """The browser of somebody who prints at the reception."""
    make_clinic()
    make_print_desk("Reception")
    return sit_down(page, make_printer("anna"))


def recalled() -> Edition:
    then = timezone.now() - timedelta(days=10)
    first = make_edition(at=then, title="Your visit")
    make_receipt(first, desk=make_print_desk("Ward"), copies=14, at=then)
    make_edition(first.article, body="New.", note="Drink less.", kind=ChangeKind.SUBSTANTIAL)
    return first


def prints(desk: Page, act: Callable[[], None], *, besides: str = "") -> str:
    """Return where the new tab leads that an act opens; the one before may still be loading."""

    def is_sheet(answer: Response) -> bool:
        return "sheet.pdf" in answer.url and answer.url != besides

    with desk.context.expect_event("response", is_sheet) as answered:
        act()
    assert answered.value.status == 200
    return str(answered.value.url)


def test_a_sheet_is_printed_by_keyboard_alone(desk: Page):
    make_edition(title="Another thing")
    edition = make_edition(title="Your visit")
    desk.goto(PRINT)

    desk.keyboard.type("visit")  # the search has the focus from the start
    expect(desk.get_by_role("radio", name="Your visit")).to_be_checked()
    expect(desk.get_by_role("radio", name="Another thing")).to_have_count(0)
    expect(desk.locator("#find-count")).to_have_text("1 found.")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("radio", name="Your visit")).to_be_focused()
    desk.keyboard.press("Tab")
    desk.keyboard.type("14")
    prints(desk, lambda: desk.keyboard.press("Enter"))

    receipt = PrintReceipt.objects.get()
    assert (receipt.copies, receipt.sheets.get().edition) == (14, edition)
    # The page behind is ready for the next one.
    expect(desk.get_by_label("Find an article or a pack")).to_have_value("visit")


def test_a_double_click_counts_once_and_a_second_print_again(desk: Page):
    make_edition(title="Your visit")
    desk.goto(f"{PRINT}?q=visit")

    first = prints(desk, lambda: desk.get_by_role("button", name="Print").dblclick())
    desk.bring_to_front()
    expect(desk.locator("form[data-pressed]")).to_have_count(0)
    assert PrintedSheet.objects.total() == 1

    prints(desk, lambda: desk.get_by_role("button", name="Print").click(), besides=first)

    assert PrintedSheet.objects.total() == 2


def test_what_was_chosen_is_told_beside_the_button(desk: Page):
    make_edition(title="Another thing")
    make_edition(title="Your visit")
    desk.goto(PRINT)

    desk.get_by_role("radio", name="Your visit").check()

    expect(desk.locator(".printing-chosen")).to_have_text("Your visit")


def test_prints_without_script(open_page: Callable[..., Page]):
    make_clinic()
    make_print_desk("Reception")
    make_edition(title="Your visit")
    page = sit_down(open_page(java_script_enabled=False), make_printer("anna"))
    page.goto(PRINT)

    page.get_by_label("Find an article or a pack").fill("visit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Your visit")).to_be_checked()
    page.get_by_label("Copies").fill("2")
    with page.expect_response(lambda answer: "sheet.pdf" in answer.url):
        page.get_by_label("Copies").press("Enter", no_wait_after=True)

    assert PrintReceipt.objects.get().copies == 2


def test_a_desk_is_ticked_off_by_keyboard(desk: Page):
    edition = recalled()
    desk.goto("/admin/")

    desk.get_by_role("link", name="Call back").press("Enter")
    desk.get_by_role("button", name="Tick off").press("Enter")

    expect(desk.get_by_role("button", name="Undo")).to_be_visible()
    assert RecallTick.objects.get().edition == edition


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_of_printing_has_a_barrier(
    open_page: Callable[..., Page], width: int, color_scheme: str
):
    make_clinic()
    page = sit_down(open_page(width=width, color_scheme=color_scheme), make_printer("anna"))
    page.goto(PRINT)
    barriers = {"no desk": barriers_on(page)}
    edition = recalled()
    for kind, address in {
        "print": PRINT,
        "found": f"{PRINT}?q=visit",
        "not found": f"{PRINT}?q=nothing",
        "recalls": "/admin/recall/",
        "recall": f"/admin/recall/{edition.pk}/",
        "no period": f"/admin/recall/{edition.pk}/?first=never",
        "notice": f"/admin/recall/{edition.pk}/notice/",
    }.items():
        page.goto(address)
        barriers[kind] = {"sticks out": [address]} if sticks_out(page) else {}
        barriers[kind] |= barriers_on(page)

    assert {kind: found for kind, found in barriers.items() if found} == {}


def test_the_notice_fits_one_sheet(desk: Page):
    edition = recalled()
    desk.goto(f"/admin/recall/{edition.pk}/notice/")

    for paper in ("A4", "Letter"):
        assert desk.pdf(format=paper).count(b"/Type /Page\n") == 1
