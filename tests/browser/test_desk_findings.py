"""What the checks say, beside the text: in step with it, by keyboard, at any width."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.test_desk_article_accessibility import OPTIONS
from tests.builders import make_article, make_clinic, make_person
from tests.writing import FINDINGS, form_of, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")

LONG = "Rest " + "and rest " * 30 + "today."
BODY = f"Rest.\n\n{LONG}\n\n5% slept.\n\nSee [here](article:nowhere).\n\nAsk for CBT.\n\n{LONG}"


@pytest.fixture
def draft() -> Any:
    make_clinic()
    return make_article(body=BODY, owner=make_person())


def at_desk(page: Page, address: str) -> Page:
    sit_down(page, make_person("anna", is_superuser=True))
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_findings_and_the_page_that_weighs_them_have_no_barrier(
    open_page: Callable[..., Page], draft: Any, width: int, scheme: str
):
    page = at_desk(open_page(width=width, color_scheme=scheme), form_of(draft))
    for summary in page.locator(".finding-group > summary").all():
        summary.click()
    found = [*Axe().run(page, options=OPTIONS).response["violations"]]
    page.goto("/admin/articles/clinicprofile/checks/")
    found += Axe().run(page, options=OPTIONS).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_keyboard_a_group_opens_and_leads_to_its_line(page: Page, draft: Any):
    at_desk(page, form_of(draft))
    page.locator('[data-group="words"] > summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    body = page.get_by_role("textbox", name="Text", exact=True)
    expect(body).to_be_focused()
    picked = body.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert picked == LONG


def test_they_follow_what_is_written_and_groups_stay_as_they_were_left(page: Page, draft: Any):
    at_desk(page, form_of(draft))
    words, links = (page.locator(f'[data-group="{name}"]') for name in ("words", "links"))
    words.locator("summary").click()
    expect(page.locator(".findings > summary")).to_contain_text("1 thing stops publishing")

    body = page.get_by_role("textbox", name="Text", exact=True)
    body.fill(BODY.replace("[here](article:nowhere)", "[here](https://example.org)"))

    expect(page.locator(".findings > summary")).to_contain_text("Nothing stops publishing")
    expect(page.locator("#findings-status")).to_contain_text("Nothing stops publishing")
    expect(words).to_have_attribute("open", "")
    expect(links).not_to_have_attribute("open", "")


def test_an_older_answer_is_thrown_away_and_the_preview_waits_for_none(page: Page, draft: Any):
    at_desk(page, form_of(draft))
    waiting: list[Route] = []

    def keep_waiting_once(route: Route) -> None:
        if waiting:
            route.continue_()
        else:
            waiting.append(route)

    page.route(f"**{FINDINGS}", keep_waiting_once)
    body = page.get_by_role("textbox", name="Text", exact=True)
    body.fill("Rest [at home](article:nowhere) for long.")
    shown = page.locator(".preview-page")
    expect(shown).to_contain_text("Rest at home for long.")
    expect(page.locator(".findings > summary")).to_contain_text("1 thing stops publishing")

    body.fill("Rest.")

    expect(page.locator(".findings > summary")).to_have_text(re.compile("Nothing stops publishing"))
    expect(page.locator(".finding-group")).to_have_count(0)
