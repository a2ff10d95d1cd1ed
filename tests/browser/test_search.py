"""A patient looks for something, on a phone and at a desk, with and without script."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from tests.browser.test_accessibility import RULES
from tests.whole_site import ANSWER, ARTICLE, QUESTION, QUESTION_ID

pytestmark = pytest.mark.usefixtures("whole_site")

SEARCHES = {
    "found": "/search/?q=driving",
    "second page": "/search/?q=ketamine&page=2",
    "corrected": "/search/?q=ketamin+drivng",
    "nothing": "/search/?q=zebra",
    "another medicine": "/search/?q=ketorolac",
    "empty": "/search/",
    "a letter": f"/search/?q={'driving%20' * 60}",
    "hostile": f"/search/?q={quote('<b>' + 'W' * 190)}",
    "arabic": "/ar/search/?q=ketamine",
}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_question_typed_on_the_home_page_is_answered(
    open_page: Callable[..., Page], width: int, script: bool  # noqa: FBT001
):  # fmt: skip
    page = open_page(width=width, java_script_enabled=script)
    page.goto("/")

    page.get_by_label("What would you like to know?").fill("bring my dog")
    page.get_by_role("button", name="Search").click()
    result = page.get_by_role("heading", level=2, name=QUESTION)
    expect(result).to_be_in_viewport()
    result.get_by_role("link").click()

    expect(page).to_have_url(re.compile(rf"{ARTICLE}#{QUESTION_ID}$"))
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_search_is_reached_from_an_article_by_keys_alone(
    open_page: Callable[..., Page], width: int
):
    page = open_page(width=width)
    page.goto(ARTICLE)
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Search")
    expect(link).to_be_in_viewport()

    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label("Search the articles and questions")
    while not field.evaluate("field => field === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("bladder")
    page.keyboard.press("Enter")

    expect(page.locator(".said")).to_contain_text("for “bladder”")
    first = page.locator(".result h2 a").first
    while not first.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/search/"))


def test_a_misspelt_search_is_mended_and_the_mending_can_be_refused(
    open_page: Callable[..., Page],
):
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/search/?q=ketamin+drivng")

    expect(page.locator(".said")).to_contain_text("Showing results for ketamine driving.")
    expect(page.locator(".result").first).to_contain_text("driv")
    page.get_by_role("link", name="ketamin drivng", exact=True).click()

    expect(page).to_have_url(re.compile("literal=1"))
    expect(page.get_by_text("Showing results for")).to_have_count(0)


def test_finding_nothing_shows_whom_to_call(open_page: Callable[..., Page]):
    page = open_page(width=360)
    page.goto("/search/?q=zebra")

    expect(page.get_by_text("Nothing found for “zebra”.")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="When you need help now")).to_be_visible()
    page.get_by_role("heading", name="Topics").scroll_into_view_if_needed()
    page.get_by_role("link", name="Staying safe").click()
    expect(page).to_have_url(re.compile("/topics/staying-safe/$"))


def test_no_request_from_the_results_carries_what_was_typed(page: Page):
    page.goto("/search/?q=quxmarkerword+driving")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(told_by(request)))

    page.locator(".result h2 a").first.click()
    page.wait_for_load_state()
    page.go_back()
    page.get_by_label("Search the articles").fill("quxmarkerword again")
    page.get_by_role("button", name="Search").click()
    page.wait_for_load_state()

    assert sent
    assert [referer for referer in sent if "quxmarkerword" in referer] == []


def told_by(request: Request) -> str:
    """The address that a request says it was made from."""
    return request.all_headers().get("referer", "")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_search_has_a_barrier_or_scrolls_sideways(
    open_page: Callable[..., Page], width: int, color_scheme: str
):
    page = open_page(width=width, color_scheme=color_scheme)
    axe = Axe()
    barriers = {}
    for kind, address in SEARCHES.items():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        found = axe.run(page, options={"runOnly": RULES}).response["violations"]
        barriers |= {
            f"{kind}: {rule['id']}": [node["html"] for node in rule["nodes"]] for rule in found
        }

    assert barriers == {}


def test_the_focus_shows_in_forced_colours(open_page: Callable[..., Page]):
    page = open_page(forced_colors="active")
    page.goto("/search/")
    field = page.get_by_label("Search the articles")
    field.focus()

    ring, ground = field.evaluate(
        "field => [getComputedStyle(field).outlineColor,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert ring != ground


def test_paper_has_the_results_and_not_the_field(page: Page):
    page.goto("/search/?q=driving")
    page.emulate_media(media="print")

    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator(".result").first).to_be_visible()
    expect(page.locator(".said")).to_contain_text("“driving”")
