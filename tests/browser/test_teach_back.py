"""What a page asks back, in a real browser: by keyboard, without script, and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_article, make_clinic, make_edition, make_teach_back

pytestmark = pytest.mark.usefixtures("transactional_db")
ASKED = "When may you drive again?"


@pytest.fixture
def address() -> str:
    """An article that asks two questions back."""
    make_clinic()
    article = make_article(slug="day", title="The day", body="## Going home\n\nSleep first.")
    make_teach_back(article, question=ASKED, points="The next day\nAfter a good sleep\nNot before")
    make_teach_back(article, question="What else?", points="Rest")
    make_edition(article)
    return "/articles/day/"


def test_ticking_by_keyboard_says_what_is_missing(page: Page, address: str):
    page.goto(address, wait_until="networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    question = page.get_by_role("group").filter(has_text=ASKED)
    said = question.get_by_role("status")

    page.get_by_text(ASKED).focus()
    page.locator("summary").filter(has_text=ASKED).press("Enter")
    expect(said).to_have_text("Tick each point that you said.")
    expect(page.get_by_role("group", name="Did you say …")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_contain_text("Some points are missing: “After a good sleep”, “Not before”.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_contain_text("One point is missing: “Not before”.")
    expect(said.get_by_role("link", name="Read it again")).to_have_attribute(
        "href", "#contents-title"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(said).to_have_text("You have every point.")
    page.keyboard.press("Space")
    expect(said).to_contain_text("One point is missing")

    assert sent == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.context.cookies() == []


def test_without_script_the_points_are_there_to_read(open_page: Callable[..., Page], address: str):
    page = open_page(java_script_enabled=False)
    page.goto(address)

    page.locator("summary").filter(has_text=ASKED).click()

    expect(page.get_by_role("listitem").filter(has_text="After a good sleep")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)


def test_paper_shows_every_point_and_no_verdict(page: Page, address: str):
    page.goto(address)
    page.emulate_media(media="print")

    expect(page.get_by_text("After a good sleep")).to_be_visible()
    expect(page.get_by_text("Tick each point that you said.").first).to_be_hidden()
