"""The evidence at the desk in a real browser: what stands out, and the ways by keyboard alone."""

import json
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import EvidenceKind, NoticeVerdict, Reference
from tests.bringing_in import BRING, record
from tests.builders import make_article, make_person
from tests.retracting import make_retracted
from tests.writing import sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_a_statement_without_a_source_leads_to_its_line(open_page: Callable[..., Page]):
    article = make_article(body="Rest.\n\nHeat eases pain.\n\nCall us.")
    page = sit_down(open_page(), make_person(is_superuser=True))
    page.goto(reverse("admin:articles_article_evidence", args=[article.pk]))

    page.get_by_role("link", name="Line 3").click()

    body = page.locator("#id_body")
    expect(body).to_be_focused()
    chosen = body.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert chosen == "Heat eases pain."


LARGEST_SIGN = """() => Math.max(...[...document.querySelectorAll(".statement svg, .claim svg")]
    .map(sign => sign.getBoundingClientRect().width))"""


@pytest.mark.parametrize("width", [360, 1280])
def test_signs_beside_statements_are_as_small_as_words(open_page: Callable[..., Page], width: int):
    edition, _notice = make_retracted(
        slug="day", body="Heat eases pain.\n\n## What helps\n\nHeat cures half of all.[@smith-2020]"
    )
    page = sit_down(open_page(width=width), make_person(is_superuser=True))

    for address in (
        reverse("admin:articles_article_evidence", args=[edition.article.pk]),
        "/articles/day/evidence/",
    ):
        page.goto(address)
        expect(page.get_by_text("Retracted, 3 May 2025.").first).to_be_visible()
        assert 0 < page.evaluate(LARGEST_SIGN) <= 32, address


def press_to(page: Page, words: str) -> None:
    """Go on with the tab key until what has these words, or is labelled so, has the focus."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if words in str(page.evaluate(HELD)):
            return
    raise AssertionError(f"The tab key never comes to “{words}”.")


HELD = """() => [document.activeElement.textContent, ...[...document.activeElement.labels ?? []]
    .map(one => one.textContent)].join(" ").replace(/\\s+/g, " ")"""


def test_a_record_comes_in_by_keyboard_alone(page: Page):
    sit_down(page, make_person(is_superuser=True)).goto(BRING)
    expect(page.get_by_label("Paste anything")).to_be_focused()
    page.keyboard.insert_text(json.dumps(record()))
    press_to(page, "Look at them")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="1 new")).to_be_visible()
    press_to(page, "Kind of evidence")
    page.keyboard.type("Rand")
    press_to(page, "Take them into the library")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 added")).to_be_visible()
    assert Reference.objects.get().evidence_kind == EvidenceKind.RANDOMISED_TRIAL


def test_a_notice_is_decided_by_keyboard_alone(page: Page):
    _edition, notice = make_retracted()
    sit_down(page, make_person(is_superuser=True)).goto("/admin/")
    press_to(page, "Decide…")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What rests on it")).to_be_visible()
    press_to(page, "What rests on it comes out of the text")
    page.keyboard.press("ArrowDown")
    press_to(page, "Why")
    page.keyboard.insert_text("It shows how a trial can go wrong.")
    press_to(page, "Decide")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It shows how a trial can go wrong.").first).to_be_visible()
    assert notice.decisions.get().verdict == NoticeVerdict.STAYS
