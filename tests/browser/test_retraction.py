"""A paper is retracted: the check finds it, the desk decides, and readers are told, to the end."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Article, PublisherNotice, Reference
from tests.browser.test_accessibility import RULES
from tests.builders import approve, make_clinic, make_edition, make_person, make_reference
from tests.handouts import paper
from tests.noticing import as_csv, entry, entry_about, true_cases
from tests.writing import form_of, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")

KEY = "larkin-2011"
BODY = f"""## What it is

Ketamine is a medicine.

## How well it works

In one small study most people felt better within four hours.[@{KEY}] Ask us what it means for you.

## What else helps

Talking helps, too.[@other-2020]
"""
HEADLINE = "One of our sources was withdrawn by its publisher on 28 August 2017."
REASON = "We tell of it because the news did. Other studies found the same."
# Left to itself, axe copies imported style sheets into the page, which our policy rightly blocks.
OPTIONS = {"runOnly": RULES, "preload": False}
SHEET = "/articles/ketamine/handout.pdf"


@pytest.fixture
def article() -> Article:
    """An article in circulation that cites a paper which was truly retracted."""
    make_clinic(region="gb")
    true_cases()
    Reference.objects.exclude(key=KEY).delete()
    make_reference("other-2020")
    article: Article = make_edition(
        title="Ketamine in an emergency",
        slug="ketamine",
        summary="For people who are offered ketamine in the emergency department.",
        body=BODY,
    ).article
    return article


@pytest.fixture
def desk(page: Page, article: Article) -> Page:
    return sit_down(
        page, make_person("bea", is_superuser=True, first_name="Bea", last_name="Brown")
    )


def check(folder: Path, *, has_it: bool) -> None:
    """Run the check with a small data set in the published form."""
    about = entry_about(Reference.objects.get(key=KEY), 18_325, RetractionDate="8/28/2017 0:00")
    others = [entry(record) for record in range(1, 40)]
    data = folder / "data.csv"
    data.write_text(as_csv(*others, *([about] if has_it else [])), "utf-8")
    call_command("check_retractions", str(data), force=not has_it, verbosity=0)


def look(page: Page, name: str) -> None:
    """Find nothing that axe objects to, on a phone and on a desk, and nothing to scroll sideways."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page, options=OPTIONS).response["violations"]
        assert not found, [(name, width, one["id"], one["nodes"][0]["html"]) for one in found]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} scrolls sideways at {width}"
        if folder := os.environ.get("LOOK_AT"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def sheet() -> str:
    return paper.words(Client().get(SHEET).content)


def decides(desk: Page, verdict: str, reason: str) -> None:
    desk.goto("/admin/")
    desk.get_by_role("link", name="Decide…").click()
    expect(desk.get_by_role("heading", name="What rests on it")).to_be_visible()
    desk.get_by_label(verdict).check()
    desk.get_by_label("Why", exact=True).fill(reason)
    desk.get_by_role("button", name="Decide").click()
    expect(desk.get_by_text("Decided for “Ketamine in an emergency”")).to_be_visible()


def change(article: Article, body: str) -> None:
    article.refresh_from_db()
    article.body = body
    article.save()
    approve(article)


def publishes(desk: Page, article: Article) -> None:
    desk.goto(step(article, "publish"))
    desk.get_by_label("What changed, in a patient’s words").fill("Said anew.")
    desk.get_by_label("Minor: printed sheets still hold").check()
    desk.get_by_role("button", name="Publish edition 2").click()
    expect(desk.get_by_text("Published as edition 2.")).to_be_visible()


def test_a_retraction_reaches_the_desk_the_page_the_sheet_and_the_check_page(
    desk: Page, article: Article, tmp_path: Path
):
    assert HEADLINE not in sheet()

    check(tmp_path, has_it=True)
    desk.goto("/admin/")
    expect(desk.get_by_text("Retraction of 28 August 2017. Cited in “Ketamine in")).to_be_visible()
    look(desk, "work-list")
    desk.get_by_role("link", name="Decide…").click()
    expect(desk.locator("mark")).to_have_text(
        "In one small study most people felt better within four hours."
    )
    look(desk, "notice")

    desk.goto("/articles/ketamine/")
    expect(desk.get_by_text(HEADLINE)).to_be_visible()
    look(desk, "page")
    desk.get_by_role("link", name="“How well it works”").click()
    expect(desk).to_have_url(re.compile("#cite-1a$"))
    assert HEADLINE in sheet()
    assert "Source withdrawn: ask us first" in sheet()
    desk.goto(f"/c/{article.editions.get().check_code}/")
    expect(desk.get_by_text(HEADLINE)).to_be_visible()
    look(desk, "check")


def test_it_stops_the_next_edition_until_what_rests_on_it_is_out(
    desk: Page, article: Article, tmp_path: Path
):
    check(tmp_path, has_it=True)
    change(article, BODY.replace("Talking helps, too.", "Talking helps."))
    desk.goto(step(article, "publish"))
    expect(desk.get_by_text("was retracted. Take out what rests on it")).to_be_visible()
    expect(desk.get_by_role("link", name="What the publisher said").first).to_be_visible()
    expect(desk.get_by_role("button", name="Publish edition 2")).to_have_count(0)

    decides(desk, "What rests on it comes out of the text", "The study was not sound.")
    look(desk, "decided")
    change(article, BODY.replace(f"[@{KEY}]", "").replace("In one small study most", "Some"))
    publishes(desk, article)

    desk.goto("/articles/ketamine/")
    expect(desk.get_by_text("Some people felt better")).to_be_visible()
    expect(desk.get_by_text(HEADLINE)).to_have_count(0)
    assert HEADLINE not in sheet()
    desk.goto("/admin/")
    expect(desk.get_by_text("Log out")).to_be_visible()
    expect(desk.get_by_role("heading", name="What publishers said")).to_have_count(0)


def test_what_stays_is_told_with_its_reason_until_the_data_set_corrects_itself(
    desk: Page, article: Article, tmp_path: Path
):
    check(tmp_path, has_it=True)
    decides(desk, "It stays, and readers are told why", REASON)

    desk.goto("/articles/ketamine/")
    expect(desk.get_by_text(REASON)).to_be_visible()
    look(desk, "page-stays")
    assert REASON in sheet()
    change(article, BODY.replace("Talking helps, too.", "Talking helps."))
    publishes(desk, article)

    check(tmp_path, has_it=False)
    desk.goto("/articles/ketamine/")
    expect(desk.get_by_text("Talking helps.")).to_be_visible()
    expect(desk.get_by_text(REASON)).to_have_count(0)
    expect(desk.get_by_text("Retracted")).to_have_count(0)
    assert "withdrawn by its publisher" not in sheet()
    desk.goto(f"/admin/notices/{PublisherNotice.objects.get().pk}/")
    expect(desk.get_by_text("Taken back on")).to_be_visible()
    expect(desk.get_by_text(REASON)).to_be_visible()
    look(desk, "taken-back")


def test_a_title_alone_is_a_question_and_a_notice_is_entered_by_hand(
    desk: Page, article: Article, tmp_path: Path
):
    Reference.objects.filter(key=KEY).update(doi="", pmid="")
    check(tmp_path, has_it=True)
    desk.goto("/admin/")
    desk.get_by_role("link", name="Compare…").click()
    expect(desk.get_by_role("heading", name="Is it this paper?")).to_be_visible()
    look(desk, "compare")
    desk.get_by_role("button", name="It is another").click()
    expect(desk.get_by_text("This is another paper. Nothing follows")).to_be_visible()
    assert Reference.objects.get(key=KEY).status == "standing"

    reference: Any = Reference.objects.get(key="other-2020")
    desk.goto(f"/admin/articles/reference/{reference.pk}/change/")
    look(desk, "reference")
    desk.get_by_role("link", name="Enter a publisher’s notice…").click()
    desk.get_by_label("Expression of concern").check()
    look(desk, "enter")
    desk.get_by_role("button", name="Enter the notice").click()
    expect(desk.get_by_text("Entered. See below what rests on this source.")).to_be_visible()
    expect(desk.locator("mark")).to_have_text("Talking helps, too.")
    desk.goto(form_of(article))
    expect(desk.get_by_text("has expressed concern about other-2020").first).to_be_attached()
