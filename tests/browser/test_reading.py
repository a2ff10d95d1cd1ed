"""A patient reads: on a small phone, by keyboard, from a link, without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.whole_site import ANSWER, ARTICLE, PAGES, QUESTION, QUESTION_ID

IN_THE_ARTICLE = f"{ARTICLE}#{QUESTION_ID}"
AMONG_ALL_QUESTIONS = f"/faqs/#your-treatment-day-{QUESTION_ID}"

pytestmark = pytest.mark.usefixtures("whole_site")


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_on_a_small_phone(open_page: Callable[..., Page], width: int):
    page = open_page(width=width)
    too_wide = {}
    for kind, address in PAGES.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        wanted = page.evaluate("document.documentElement.scrollWidth")
        too_wide |= {kind: wanted} if wanted > width else {}

    assert too_wide == {}


def test_no_page_leaves_anything_on_the_readers_device(page: Page):
    for address in PAGES.values():
        page.goto(address)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0

    assert page.context.cookies() == []


def test_a_question_opens_by_keyboard(page: Page):
    page.goto(ARTICLE)
    summary = page.locator("summary", has_text=QUESTION)
    expect(page.get_by_text(ANSWER)).to_be_hidden()

    tab_to(page, QUESTION, kind="summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_hidden()


@pytest.mark.parametrize("address", [IN_THE_ARTICLE, AMONG_ALL_QUESTIONS])
@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_link_to_a_question_shows_its_answer(
    open_page: Callable[..., Page], address: str, *, java_script_enabled: bool
):
    page = open_page(width=360, java_script_enabled=java_script_enabled)

    page.goto(address)

    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    expect(page.locator("summary", has_text=QUESTION)).to_be_in_viewport()


def test_a_link_within_the_page_opens_an_answer_too(page: Page):
    page.goto("/faqs/")

    page.evaluate(f"location.hash = '{AMONG_ALL_QUESTIONS.partition('#')[2]}'")

    expect(page.get_by_text(ANSWER)).to_be_in_viewport()


def test_everything_can_be_read_without_script(open_page: Callable[..., Page]):
    page = open_page(width=360, java_script_enabled=False)

    page.goto(ARTICLE)
    page.locator("summary", has_text=QUESTION).click()
    expect(page.get_by_text(ANSWER)).to_be_visible()

    page.goto("/faqs/")
    page.get_by_role("link", name="Open all answers").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^In a crisis \(\d+\)$")).click()
    expect(page.get_by_text(ANSWER)).to_have_count(0)


def test_the_contents_mark_the_part_that_is_being_read(page: Page):
    page.goto(ARTICLE)
    contents = page.locator(".contents")
    here = contents.locator("[aria-current]")
    expect(here).to_have_count(0)

    for place in (2, 1):
        link = contents.get_by_role("link").nth(place)
        link.click()
        expect(link).to_have_attribute("aria-current", "location")
        expect(here).to_have_count(1)


def test_a_citation_leads_to_its_reference_and_back(page: Page):
    page.goto(AMONG_ALL_QUESTIONS)
    page.locator(".answer:visible .cite a").first.click()

    expect(page).to_have_url(re.compile(rf"{ARTICLE}#ref-\d+$"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    target.locator(".back a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_what_the_page_loads_as_type_is_small(page: Page):
    fonts: list[int] = []
    page.on(
        "response",
        lambda answer: (
            fonts.append(len(answer.body())) if answer.request.resource_type == "font" else None
        ),
    )

    page.goto(ARTICLE, wait_until="networkidle")

    assert fonts
    assert sum(fonts) <= 60_000


def tab_to(page: Page, words: str, *, kind: str = "*") -> None:
    """Press Tab until the focus is on what says these words; of one kind of element if it is named."""
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.locator(f"{kind}:focus", has_text=words)
        if focused.count() and words in focused.inner_text():
            return
    pytest.fail(f"The keyboard never reaches “{words}”.")
