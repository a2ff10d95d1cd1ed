"""Suggestions while typing: an editable combobox with a list, as the ARIA practices describe it."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.test_accessibility import RULES
from tests.builders import make_article, make_clinic, make_edition, make_question

Opened = Callable[..., Page]
SUGGEST = re.compile(r"/search/suggest\?")


@pytest.fixture(autouse=True)
def clinic(transactional_db: None) -> None:
    make_clinic()
    article = make_article(title="What happens on your treatment day")
    make_question(article, question="Who is with me during treatment?")
    make_edition(article)


def field(page: Page) -> Locator:
    return page.get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def chosen(page: Page) -> Locator:
    return page.locator("[role=option][aria-selected=true]")


def type_into(page: Page, words: str, *, at: str = "/") -> Page:
    """Open a page and type; the list stands open."""
    page.goto(at)
    field(page).press_sequentially(words)
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    return page


def answer_with(page: Page, *words: str) -> None:
    """Let the server suggest these words, whatever is typed."""
    lines = [{"words": one, "address": f"/search/?q={one}", "kind": ""} for one in words]
    answer = json.dumps({"said": f"{len(words)} suggestions", "lines": lines})
    page.route(SUGGEST, lambda route: route.fulfill(body=answer, content_type="application/json"))


def test_what_is_typed_opens_a_list_and_says_how_many(page: Page):
    type_into(page, "treat")

    expect(field(page)).to_be_focused()
    expect(options(page).first).to_be_visible()
    expect(chosen(page)).to_have_count(0)
    listbox = page.get_by_role("listbox", name="Suggestions")
    assert field(page).get_attribute("aria-controls") == listbox.get_attribute("id")
    expect(page.get_by_role("status")).to_have_text(f"{options(page).count()} suggestions")


def test_arrows_go_through_the_list_and_back_into_the_field(page: Page):
    answer_with(page, "one", "two", "three")
    type_into(page, "xy")
    walk = [("ArrowDown", "one"), ("ArrowDown", "two"), ("ArrowUp", "one"), ("ArrowUp", ""),
            ("ArrowUp", "three"), ("ArrowDown", ""), ("ArrowDown", "one")]  # fmt: skip

    for key, words in walk:
        page.keyboard.press(key)
        assert chosen(page).all_text_contents() == ([words] if words else [])
        active = field(page).get_attribute("aria-activedescendant")
        assert active == (chosen(page).get_attribute("id") if words else None)
        expect(field(page)).to_have_value("xy")


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_of_the_caret_belong_to_the_field(page: Page, key: str):
    answer_with(page, "one", "two")
    type_into(page, "xy")
    page.keyboard.press("ArrowDown")

    page.keyboard.press(key)

    expect(chosen(page)).to_have_count(0)
    places = {"Home": 0, "ArrowLeft": 1, "End": 2, "ArrowRight": 2}
    assert field(page).evaluate("field => field.selectionStart") == places[key]


def test_enter_takes_the_chosen_line_and_else_searches_for_what_stands_there(page: Page):
    answer_with(page, "one", "two")
    type_into(page, "xy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=one$"))

    type_into(page, "xy")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=xy$"))


def test_escape_closes_the_list_first_and_then_empties_the_field(page: Page):
    type_into(page, "treat")

    page.keyboard.press("Escape")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_value("treat")

    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_alt_and_an_arrow_open_and_close_the_list_without_choosing(page: Page):
    type_into(page, "treat")

    page.keyboard.press("Alt+ArrowUp")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Alt+ArrowDown")

    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(chosen(page)).to_have_count(0)


def test_tab_goes_on_and_takes_nothing(page: Page):
    type_into(page, "treat")
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Search")).to_be_focused()
    expect(options(page)).to_have_count(0)
    expect(page.get_by_label("What would you like to know?")).to_have_value("treat")


def test_a_click_elsewhere_closes_the_list(page: Page):
    type_into(page, "treat")

    page.get_by_role("heading", level=1).click()

    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("phone", [True, False])
def test_a_line_is_taken_by_a_tap_or_a_click(open_page: Opened, phone: bool):  # noqa: FBT001
    touch: dict[str, Any] = {"width": 360, "has_touch": True, "is_mobile": True}
    page = open_page(**touch if phone else {})
    type_into(page, "treatment day")
    line = options(page).filter(has_text="Article").first

    if phone:
        line.tap()
    else:
        line.click()

    expect(page).to_have_url(re.compile(r"/articles/"))


def test_only_the_last_answer_counts(page: Page):
    """The first question is answered last; its answer must not show."""
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("q=tr"):
            held.append(route)
        else:
            lines = [{"words": "newer", "address": "/", "kind": ""}]
            route.fulfill(json={"said": "1 suggestion", "lines": lines})

    page.route(SUGGEST, answer)
    page.goto("/")
    with page.expect_request(re.compile("q=tr$")):
        field(page).press_sequentially("tr")
    field(page).press_sequentially("eat")
    expect(options(page)).to_have_text(["newer"])

    (late,) = held
    late.fulfill(json={"said": "", "lines": [{"words": "older", "address": "/", "kind": ""}]})
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(options(page)).to_have_text(["newer"])


def test_fast_typing_asks_once(page: Page):
    """Time stands still between two keys, however slow the machine that types."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if SUGGEST.search(one.url) else None)
    page.clock.install()
    page.goto("/")
    page.clock.pause_at(timezone.now() + timedelta(hours=1))

    field(page).press_sequentially("treatment")
    page.clock.run_for(1_000)

    expect(field(page)).to_have_attribute("aria-expanded", "true")
    assert [address.rpartition("q=")[2] for address in asked] == ["treatment"]


@pytest.mark.parametrize("failure", ["abort", "500", "nonsense"])
def test_a_server_that_does_not_answer_leaves_a_plain_field(page: Page, failure: str):
    def fail(route: Route) -> None:
        if failure == "abort":
            route.abort()
        else:
            route.fulfill(status=500 if failure == "500" else 200, body="<p>No.</p>")

    page.route(SUGGEST, fail)
    page.goto("/")
    with page.expect_event("requestfinished" if failure != "abort" else "requestfailed",
                           lambda request: bool(SUGGEST.search(request.url))):  # fmt: skip
        field(page).press_sequentially("driving")

    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=driving$"))


def test_keys_of_somebody_who_composes_a_letter_are_left_alone(page: Page):
    answer_with(page, "one", "two")
    type_into(page, "xy")

    for key in ("ArrowDown", "Enter", "Escape"):
        is_ours = field(page).evaluate(
            "(field, key) => !field.dispatchEvent(new KeyboardEvent('keydown',"
            " { key, isComposing: true, bubbles: true, cancelable: true }))",
            key,
        )
        assert not is_ours

    expect(chosen(page)).to_have_count(0)
    expect(field(page)).to_have_attribute("aria-expanded", "true")


def test_nothing_of_it_stays_in_the_browser(page: Page):
    type_into(page, "treat")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=treat$"))

    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    assert field(page).get_attribute("autocomplete") == "off"


def test_words_are_shown_as_they_are(page: Page):
    answer_with(page, "<img src=x onerror=alert(1)>", "two")
    type_into(page, "xy")

    expect(options(page).first).to_have_text("<img src=x onerror=alert(1)>")


@pytest.mark.parametrize("looks", [
    {"width": 320}, {"width": 360, "color_scheme": "dark"}, {"width": 1280},
    {"width": 1280, "forced_colors": "active"},
])  # fmt: skip
def test_the_open_list_has_no_barrier_and_stays_on_the_screen(
    open_page: Opened, looks: dict[str, Any]
):
    page = open_page(**looks)
    axe = Axe()
    answer_with(page, "one", "a very long line of words " * 6, "three", *"456789")
    for at in ("/", "/search/?q=driving", "/nothing-here/", "/ar/search/"):
        page.goto(at)
        field(page).fill("")
        field(page).press_sequentially("xy")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("ArrowUp")
        expect(chosen(page)).to_be_in_viewport()

        assert page.evaluate("document.documentElement.scrollWidth") <= looks["width"], at
        box = page.get_by_role("listbox").bounding_box()
        assert box
        assert 0 <= box["x"] <= looks["width"] - box["width"], at
        assert axe.run(page, options={"runOnly": RULES}).response["violations"] == [], at


def test_without_script_there_is_a_plain_field(open_page: Opened):
    page = open_page(java_script_enabled=False)
    page.goto("/")

    expect(page.get_by_role("searchbox", name="What would you like to know?")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
