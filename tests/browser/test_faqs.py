"""The page of questions in a browser: fewer as one types, and links that open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.web import faq_views
from tests.browser.test_reading import tab_to
from tests.whole_site import ANSWER, QUESTION, QUESTION_ID

pytestmark = pytest.mark.usefixtures("whole_site")

ID = f"your-treatment-day-{QUESTION_ID}"
SHOWN = ".gathered .question:visible"
MARKED = """() => [...(CSS.highlights.get("found") ?? [])].map(range => range.toString())"""


def state(page: Page) -> str:
    return page.locator(".find [role=status]").inner_text()


def shown(page: Page) -> list[str]:
    return page.locator(f"{SHOWN} h4").all_inner_texts()


def type_words(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Find in these questions").fill(words)


def test_typing_leaves_the_questions_that_hold_the_words_and_marks_them(page: Page):
    page.goto("/faqs/")
    all_of_them = len(shown(page))
    address = page.url

    type_words(page, "Ány DÓG")
    type_words(page, "bring DÓG")

    assert shown(page) == [QUESTION]
    assert state(page) == f"1 of {all_of_them} questions"
    assert page.evaluate(MARKED) == ["bring", "dog"]
    assert page.locator(".gathered-group:visible").count() == 1
    assert page.locator(".gathered-article:visible").count() == 1
    assert page.url == address


def test_words_of_an_answer_find_its_question_and_say_so(page: Page):
    page.goto("/faqs/")

    type_words(page, "not every room")

    assert shown(page) == [QUESTION]
    box = page.locator(SHOWN)
    expect(box.get_by_text("Found in the answer")).to_be_visible()
    expect(page.get_by_text(ANSWER)).to_be_hidden()
    box.locator("summary").click()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    # What is painted over the text leaves it whole.
    assert box.locator("mark").count() == 0
    assert box.locator(".cite a").count() == 2
    type_words(page, "dog")
    expect(box.get_by_text("Found in the answer")).to_have_count(0)


@pytest.mark.parametrize(
    "words", ["ketamine", "KETAMINE spray", "blood", "call us", "in 100", "dog"]
)
def test_the_server_leaves_the_same_questions_as_the_script(page: Page, words: str):
    page.goto("/faqs/")
    type_words(page, words)
    typed, said = shown(page), state(page)

    page.goto(f"/faqs/?find={words}")

    assert typed
    assert shown(page) == typed
    assert state(page) == said
    assert page.evaluate(MARKED)


def test_nothing_found_offers_other_places_to_look(page: Page):
    page.goto("/faqs/?topic=staying-safe")

    type_words(page, "unicorn & rider")

    assert shown(page) == []
    assert state(page) == "No question here holds all these words."
    everywhere = page.get_by_role("link", name="search the whole site")
    expect(everywhere).to_have_attribute("href", re.compile(r"/search/\?q=unicorn\+%26\+rider$"))
    topics = page.get_by_role("link", name="look in the questions of all topics")
    expect(topics).to_have_attribute("href", re.compile(r"/faqs/\?find=unicorn\+%26\+rider$"))


def test_the_keyboard_is_enough_to_find_read_and_come_back(page: Page):
    page.goto("/faqs/")
    all_of_them = shown(page)
    tab_to(page, "", kind="#find")

    page.keyboard.type("dog")
    page.keyboard.press("Enter")
    assert shown(page) == [QUESTION]
    tab_to(page, QUESTION, kind="summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text(ANSWER)).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        if page.locator("#find:focus").count():
            break
    page.keyboard.press("Escape")

    expect(page.locator("#find:focus")).to_have_value("")
    assert shown(page) == all_of_them
    assert state(page) == ""
    assert page.evaluate(MARKED) == []


def test_without_script_the_form_asks_the_server(open_page: Callable[..., Page]):
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/faqs/")

    type_words(page, "dog")
    page.get_by_role("button", name="Find").click()

    expect(page).to_have_url(re.compile(r"/faqs/\?find=dog$"))
    assert shown(page) == [QUESTION]
    page.get_by_role("link", name="Show all questions").click()
    expect(page).to_have_url(re.compile(r"/faqs/$"))
    assert len(shown(page)) > 1


def test_a_list_of_several_pages_is_looked_through_by_the_server(
    page: Page, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 1)
    page.goto("/faqs/")
    assert QUESTION not in shown(page)

    type_words(page, "dog")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"\?find=dog$"))
    assert shown(page) == [QUESTION]
    page.locator("#find").press("Escape")
    expect(page).to_have_url(re.compile(r"/faqs/$"))


def test_an_address_leads_to_its_question_wherever_it_stands(
    page: Page, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 1)

    page.goto(f"/faqs/#{ID}")

    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    expect(page.locator("summary:focus", has_text=QUESTION)).to_be_in_viewport()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_an_answer_that_was_asked_for_stands_open(
    open_page: Callable[..., Page], *, java_script_enabled: bool
):
    page = open_page(width=360, java_script_enabled=java_script_enabled)

    page.goto(f"/faqs/?open={ID}#{ID}")

    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    expect(page.locator("summary", has_text=QUESTION)).to_be_in_viewport()


def test_nothing_moves_on_a_phone_when_the_script_comes(open_page: Callable[..., Page]):
    before, after = open_page(width=412), open_page(width=412)
    before.route("**/*.js", lambda late: late.fulfill(content_type="text/javascript", body=""))

    places = []
    for page in (before, after):
        page.goto("/faqs/")
        first = page.locator(SHOWN).first.bounding_box()
        assert first
        places.append(first["y"])

    expect(after.locator("[data-print]")).to_be_visible()
    assert places[0] == places[1]


def test_a_question_that_is_gone_is_said_kindly(page: Page):
    page.goto(f"/faqs/#{ID}-of-last-year")

    expect(page.get_by_text("This question has been changed or taken away.")).to_be_in_viewport()
    assert QUESTION in shown(page)


def test_a_link_shows_a_question_that_the_words_typed_had_hidden(page: Page):
    page.goto("/faqs/")
    type_words(page, "unicorn")

    page.evaluate(f"location.hash = '{ID}'")

    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    expect(page.locator("#find")).to_have_value("")


def test_the_link_to_an_answer_is_copied_at_a_tap(open_page: Callable[..., Page]):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/faqs/#{ID}")
    link = page.get_by_role("link", name=f"Link to this answer: {QUESTION}")

    link.click()

    expect(link.locator("xpath=..").get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/faqs/?open={ID}#{ID}")
