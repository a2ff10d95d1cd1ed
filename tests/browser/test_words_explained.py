"""What a word means opens beside it: content on hover or focus, as WCAG 2.2, 1.4.13 asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from articles.models import GlossaryTerm
from tests.browser.test_accessibility import RULES
from tests.builders import make_article, make_edition, make_question
from tests.languages import TEXTS

MEANING = "A treatment without a medicine in it, given to have something to compare with."
BODY = """
Half of the people in the trial had a placebo. Nobody knew who had which spray. The doctors did not know it either, and the people were asked every week how they felt.

## Results

Both groups felt better after a week.

- One had a nasal spray.
"""
PHONE: dict[str, Any] = {"width": 360, "height": 640, "has_touch": True, "is_mobile": True}
Opened = Callable[..., Page]


@pytest.fixture(autouse=True)
def trial(transactional_db: None) -> None:
    GlossaryTerm.objects.create(term="Placebo", meaning=MEANING)
    GlossaryTerm.objects.create(term="Nasal spray", meaning="A mist for the nose.")
    GlossaryTerm.objects.create(term="Blinding", forms="blinded", meaning="Keeping it a secret.")
    article = make_article(slug="trials", body=BODY)
    make_question(article, question="Was it fair?", answer="It was blinded.")
    make_edition(article)


def opened(open_page: Opened, **options: Any) -> Page:
    page = open_page(**options)
    page.goto("/articles/trials/")
    expect(word(page)).to_have_attribute("aria-describedby", "word-placebo")
    return page


def word(page: Page, words: str = "placebo") -> Locator:
    return page.locator("a.term", has_text=words)


def box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found
    return found


def meaning(page: Page, words: str = "Placebo") -> Locator:
    return page.locator(".definition", has_text=words)


def test_a_tap_opens_the_meaning_and_a_tap_elsewhere_closes_it(open_page: Opened):
    page = opened(open_page, **PHONE)
    expect(meaning(page)).to_be_hidden()

    word(page).tap()
    expect(meaning(page)).to_be_visible()
    meaning(page).tap()
    expect(meaning(page)).to_be_visible()
    page.get_by_role("heading", level=1).tap()

    expect(meaning(page)).to_be_hidden()
    assert page.evaluate("location.hash") == ""


def test_a_second_tap_on_the_word_closes_it(open_page: Opened):
    page = opened(open_page, **PHONE)

    word(page).tap()
    expect(meaning(page)).to_be_visible()
    word(page).tap()

    expect(meaning(page)).to_be_hidden()


def test_the_focus_opens_it_escape_dismisses_it_and_enter_brings_it_back(open_page: Opened):
    page = opened(open_page, width=800)

    word(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(word(page)).to_be_focused()
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    expect(word(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Tab")

    expect(meaning(page)).to_be_hidden()


def test_the_pointer_may_move_onto_the_meaning_which_stays_until_it_leaves(open_page: Opened):
    page = opened(open_page, width=800)

    word(page).hover()
    expect(meaning(page)).to_be_visible()
    meaning(page).hover()
    page.clock.install()
    page.clock.run_for(60_000)
    expect(meaning(page)).to_be_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(1_000)

    expect(meaning(page)).to_be_hidden()


def test_escape_dismisses_what_the_pointer_opened_without_moving_it(open_page: Opened):
    page = opened(open_page, width=800)

    word(page).hover()
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")

    expect(meaning(page)).to_be_hidden()


def test_nothing_lies_between_the_word_and_its_meaning_for_a_slow_pointer(open_page: Opened):
    page = opened(open_page, width=800)
    word(page).hover()
    expect(meaning(page)).to_be_visible()
    link, note = box(word(page)), box(meaning(page))

    between = (link["y"] + link["height"] + note["y"]) / 2
    found = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.definition')?.id",
        [note["x"] + 5, between],
    )

    assert found == "word-placebo"


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 256), (800, 600)])
@pytest.mark.parametrize("scrolled", ["start", "center", "end"])
def test_it_never_covers_its_word_nor_leaves_the_screen_sideways(
    open_page: Opened, width: int, height: int, scrolled: str
):
    """320 by 256 pixels are what 400% zoom leaves of 1280 by 1024."""
    page = opened(open_page, width=width, height=height)
    for words, term in (("placebo", "Placebo"), ("nasal spray", "Nasal spray")):
        word(page, words).evaluate(f"link => link.scrollIntoView({{block: '{scrolled}'}})")
        word(page, words).click()
        expect(meaning(page, term)).to_be_visible()
        link, note = box(word(page, words)), box(meaning(page, term))

        is_below = note["y"] >= link["y"] + link["height"]
        is_above = note["y"] + note["height"] <= link["y"]
        assert is_below or is_above
        assert note["x"] >= 0
        assert note["x"] + note["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_scrolls_with_its_word(open_page: Opened):
    page = opened(open_page, width=360, height=400)
    word(page).click()
    expect(meaning(page)).to_be_visible()
    before, link = box(meaning(page)), box(word(page))

    page.evaluate("scrollBy(0, 60)")

    after, moved = box(meaning(page)), box(word(page))
    assert after["y"] - before["y"] == pytest.approx(moved["y"] - link["y"], abs=1)


def test_a_screen_reader_hears_the_meaning_with_the_word(open_page: Opened):
    page = opened(open_page, width=360)

    expect(word(page)).to_have_accessible_description(f"Placebo {MEANING}")


def test_from_right_to_left_it_begins_where_the_word_begins(open_page: Opened):
    GlossaryTerm.objects.create(term="علاج", meaning="دواء أو تمرين.", language="ar")
    make_edition(
        make_article(slug="ilaj", language="ar", body=f"هذا علاج.\n\n{TEXTS['ar']['note']}")
    )
    page = open_page(width=800)
    page.goto("/ar/articles/ilaj/")
    expect(page.locator("a.term")).to_have_attribute("aria-describedby", "word-علاج")

    page.locator("a.term").click()

    expect(page.locator(".definition")).to_be_visible()
    link, note = box(page.locator("a.term")), box(page.locator(".definition"))
    assert note["x"] + note["width"] == pytest.approx(link["x"] + link["width"], abs=1)


def test_it_keeps_an_edge_where_the_reader_chose_the_colours(open_page: Opened):
    page = opened(open_page, width=800, forced_colors="active")

    word(page).click()

    expect(meaning(page)).to_be_visible()
    expect(meaning(page)).to_have_css("border-bottom-style", "solid")


def test_a_wide_screen_has_it_in_the_margin_and_says_which_is_meant(open_page: Opened):
    page = opened(open_page, width=1280)
    expect(meaning(page)).to_be_visible()

    word(page).hover()

    expect(meaning(page)).to_have_class("definition meant")
    expect(meaning(page, "Nasal spray")).to_have_class("definition")


def test_an_answer_has_no_margin_and_opens_it_there_as_well(open_page: Opened):
    page = opened(open_page, width=1280)
    page.locator("summary", has_text="Was it fair?").click()
    expect(meaning(page, "Blinding")).to_be_hidden()

    word(page, "blinded").hover()

    expect(meaning(page, "Blinding")).to_be_visible()


def test_without_script_the_word_leads_to_its_meaning(open_page: Opened):
    page = open_page(width=360, java_script_enabled=False)
    page.goto("/articles/trials/")
    expect(meaning(page)).to_be_visible()

    word(page).click()

    expect(meaning(page)).to_be_in_viewport()


def test_where_the_script_never_came_a_tap_shows_it_all_the_same(open_page: Opened):
    page = open_page(width=360)
    page.route("**/terms*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("/articles/trials/")
    expect(meaning(page)).to_be_hidden()

    word(page).click()

    expect(meaning(page)).to_be_in_viewport()


def test_paper_has_the_words_as_one_list(open_page: Opened):
    page = opened(open_page, width=800)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Words in this sheet")).to_be_visible()
    expect(page.locator(".words-explained dt")).to_have_text(["Blinding", "Nasal spray", "Placebo"])
    for one in page.locator(".definition").all():
        expect(one).to_be_hidden()


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_it(open_page: Opened, color_scheme: str):
    page = opened(open_page, width=360, color_scheme=color_scheme)
    word(page).click()
    expect(meaning(page)).to_be_visible()

    assert Axe().run(page, options={"runOnly": RULES}).response["violations"] == []
