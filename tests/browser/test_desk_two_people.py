"""Two people at one draft, in two browsers: they see each other, and neither loses a word."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.test_accessibility import RULES
from tests.builders import make_article, make_clinic, make_question
from tests.writing import LIST, form_of, make_writer, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")
BODY = "Eat nothing for six hours.\n\nBring a list of your medicines.\n\nRest for a day."
SIZES = [(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")]
OPTIONS = {"runOnly": RULES, "preload": False}

Open = Callable[..., Page]


def text_of(page: Page) -> Any:
    return page.get_by_role("textbox", name="Text", exact=True)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved. Readers see")).to_be_visible()


@pytest.fixture
def article(open_page: Open) -> Article:
    """A draft that was saved at the desk, so that its beginning is in the history."""
    make_clinic()
    article = make_article(title="Before your treatment day", body="Begun.")
    make_question(article, question="Can I drive?", answer="No.")
    first = sit_down(open_page(), make_writer("first"))
    first.goto(form_of(article))
    text_of(first).fill(BODY)
    save(first)
    first.goto("/admin/")
    return article


def both_write(open_page: Open, article: Article, **options: Any) -> Page:
    """Ben saves while Anna writes; her save is refused."""
    anna = sit_down(open_page(**options), make_writer("anna"))
    ben = sit_down(open_page(), make_writer("ben", first_name="Ben", last_name="Okri"))
    for page in (anna, ben):
        page.goto(form_of(article))
    text_of(ben).fill(BODY.replace("six hours", "eight hours").replace("a day", "two days"))
    ben.get_by_label("Answer", exact=True).fill("Not on the same day.")
    save(ben)
    text_of(anna).fill(BODY.replace("six hours", "four hours").replace("a list", "a full list"))
    anna.get_by_role("button", name="Save draft").click()
    expect(anna.get_by_role("heading", name="Two people have been writing")).to_be_visible()
    return anna


def test_both_texts_are_put_together_by_keyboard(open_page: Open, article: Article):
    anna = both_write(open_page, article)

    anna.get_by_role("radio", name="Mine", exact=True).focus()
    anna.keyboard.press("Space")
    anna.keyboard.press("ArrowDown")
    expect(anna.get_by_role("radio", name="Theirs: Ben Okri")).to_be_checked()
    anna.keyboard.press("ArrowDown")
    expect(anna.get_by_role("radio", name="Both, mine first")).to_be_checked()
    anna.keyboard.press("Tab")
    expect(anna.get_by_role("button", name="Take this over into the form")).to_be_focused()
    anna.keyboard.press("Enter")

    expect(anna.get_by_text("Both texts are together in the form now.")).to_be_visible()
    expect(text_of(anna)).to_have_value(
        "Eat nothing for four hours.\n\nEat nothing for eight hours.\n\n"
        "Bring a full list of your medicines.\n\nRest for two days."
    )
    expect(anna.get_by_label("Answer", exact=True)).to_have_value("Not on the same day.")
    save(anna)
    article.refresh_from_db()
    assert "four hours" in article.body
    assert "eight hours" in article.body


def test_a_place_left_open_is_shown_and_the_way_back_loses_nothing(
    open_page: Open, article: Article
):
    anna = both_write(open_page, article)

    anna.get_by_role("button", name="Take this over into the form").click()
    expect(anna.get_by_text("that you have not decided")).to_be_visible()
    expect(text_of(anna)).to_have_value(
        BODY.replace("six hours", "four hours").replace("a list", "a full list")
    )
    anna.get_by_role("radio", name="Theirs: Ben Okri").check()
    anna.get_by_role("button", name="Take this over into the form").click()
    expect(anna.get_by_text("Both texts are together in the form now.")).to_be_visible()

    article.refresh_from_db()
    assert "eight hours" in article.body
    assert "full list" not in article.body, "nothing is saved before it has been looked at"


def test_they_see_each_other_in_the_form_and_in_the_list(open_page: Open, article: Article):
    ben = sit_down(open_page(), make_writer("ben", first_name="Ben", last_name="Okri"))
    with ben.expect_response("**/presence/"):
        ben.goto(form_of(article))
    anna = sit_down(open_page(), make_writer("anna"))
    anna.goto(form_of(article))
    expect(anna.get_by_text("Ben Okri has this draft open now.")).to_be_visible()
    anna.goto(LIST)
    expect(anna.get_by_text("Ben Okri has this draft open now.")).to_be_visible()

    ben.goto("/admin/")
    anna.goto(form_of(article))

    expect(anna.get_by_text("Ben Okri has this draft open now.")).to_be_hidden()


@pytest.mark.parametrize(("width", "color_scheme"), SIZES)
def test_both_texts_have_no_barrier_and_fit(
    open_page: Open, article: Article, width: int, color_scheme: str
):
    anna = both_write(open_page, article, width=width, color_scheme=color_scheme)

    found = Axe().run(anna, options=OPTIONS).response["violations"]
    wide = anna.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert {rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found} == {}
    assert wide <= 0
