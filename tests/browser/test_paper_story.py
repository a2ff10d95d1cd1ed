"""The whole story of a sheet of paper, in a real browser: printed, overtaken, called back."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
import zxingcpp
from django.contrib.auth.models import Permission
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, ChangeKind, Edition
from tests.builders import (
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_print_desk,
)
from tests.handouts.pictures_of_paper import sides
from tests.writing import form_of, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")
COPIES = 7
RIGHTS = (
    *("add_article", "change_article", "view_article", "publish_article"),
    *("add_pack", "change_pack", "view_pack", "add_printreceipt", "view_printreceipt"),
)


@pytest.fixture
def desk(page: Page, live_server: LiveServer, settings: Settings) -> Page:
    """The browser of somebody who writes, publishes, prints and calls back."""
    settings.SITE_ADDRESS = live_server.url  # what the squares on paper lead to
    make_clinic()
    make_print_desk("Reception")
    person = make_person("anna")
    person.user_permissions.set(Permission.objects.filter(codename__in=RIGHTS))
    return sit_down(page, person)


def publish(desk: Page, article: Article, *, body: str, note: str, kind: ChangeKind) -> None:
    desk.goto(form_of(article))
    desk.get_by_label("Text", exact=True).fill(body)
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("Saved. Readers see nothing of it until you publish.")).to_be_visible()
    approve(article)
    desk.get_by_role("link", name="Publish…").click()
    desk.get_by_label("What changed, in a patient’s words").fill(note)
    desk.get_by_role("radio", name=ChangeKind(kind).label.split(":")[0]).check()
    desk.get_by_role("button", name=re.compile("^Publish edition")).click()
    expect(desk.get_by_text(re.compile("^Published as edition"))).to_be_visible()


def withdraw(desk: Page, article: Article, *, reason: str) -> None:
    desk.goto(step(article, "withdraw"))
    desk.get_by_label(re.compile("^Why")).fill(reason)
    desk.get_by_role("button", name="Withdraw the article").click()
    expect(desk).to_have_url(re.compile(f"{form_of(article)}$"))


def put_into_pack(desk: Page, title: str, *articles: Article) -> None:
    desk.goto("/admin/articles/pack/add/")
    desk.get_by_label("Title").fill(title)
    for article in articles:
        desk.get_by_role("button", name=re.compile(f"^Add ?: {article.title}")).click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Saved.")).to_be_visible()


def print_pack(desk: Page, title: str) -> bytes:
    """Print a pack as staff do, and return what comes out of the printer."""
    desk.goto("/admin/print/")
    desk.get_by_role("radio", name=title).check()
    desk.get_by_label("Copies").fill(str(COPIES))
    with desk.context.expect_event("response", lambda answer: ".pdf" in answer.url) as printed:
        desk.get_by_label("Copies").press("Enter")
    return desk.request.get(printed.value.url).body()


def squares(pdf: bytes) -> list[str]:
    """Return the address that the square on each side of paper holds."""
    return [found.text for side in sides(pdf, dpi=150) for found in zxingcpp.read_barcodes(side)]


def scan(page: Page, address: str, *, verdict: str) -> None:
    """Open what a telephone opens, and read the one word it is about."""
    page.goto(urlsplit(address).path)
    expect(page.get_by_role("heading", name=verdict, exact=True).first).to_be_visible()


def test_a_sheet_is_printed_overtaken_scanned_withdrawn_and_called_back(
    desk: Page, open_page: Callable[..., Page]
):
    visit = make_article(title="Your visit", slug="your-visit")
    home = make_edition(title="Going home", slug="going-home").article
    publish(desk, visit, body="Drink what you like.", note="First.", kind=ChangeKind.SUBSTANTIAL)
    put_into_pack(desk, "Before you come", visit, home)
    first = Edition.objects.get(article=visit)

    paper = squares(print_pack(desk, "Before you come"))
    reader = open_page(width=360, java_script_enabled=False)
    sheet = next(address for address in paper if address.endswith(first.check_code))
    scan(reader, sheet, verdict="Current")
    assert len(paper) == len(set(paper)) == 3  # the cover and two sheets of one side each

    publish(
        desk,
        visit,
        body="Stop drinking 30 minutes before.",
        note="We now say when to stop drinking.",
        kind=ChangeKind.SUBSTANTIAL,
    )
    scan(reader, sheet, verdict="Superseded")
    expect(reader.get_by_text("We now say when to stop drinking.")).to_be_visible()
    scan(reader, paper[0], verdict="Superseded")  # the pack follows its part

    withdraw(desk, visit, reason="We no longer offer this.")
    scan(reader, sheet, verdict="Withdrawn")
    expect(reader.get_by_text("We no longer offer this.")).to_be_visible()
    assert reader.context.cookies() == []

    desk.goto("/admin/recall/")
    desk.get_by_role("link", name=re.compile("^Call back ?: Your visit")).click()
    expect(desk.locator("#sheets-total")).to_have_text(str(COPIES))
    desk.get_by_role("button", name=re.compile("^Tick off ?: Reception")).click()
    expect(desk.get_by_role("button", name=re.compile("^Undo ?: Reception"))).to_be_visible()
    desk.goto("/admin/recall/")
    expect(desk.get_by_text("Every desk has put its sheets aside.")).to_be_visible()
