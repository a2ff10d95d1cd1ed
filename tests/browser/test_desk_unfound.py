"""From what people could not find to a question that answers it, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests.browser.test_accessibility import RULES
from tests.builders import make_article, make_author, make_clinic, make_edition, make_question
from tests.builders import make_unfound as unfound
from tests.writing import sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")
# Left to itself, axe copies imported style sheets into the page, which our policy rightly blocks.
OPTIONS = {"runOnly": RULES, "preload": False}
SCREENS = [(360, "dark"), (1280, "light"), (360, "light"), (1280, "dark")]


@pytest.fixture
def article() -> Article:
    make_clinic()
    article = make_edition(make_article(title="Driving and your dose", slug="driving")).article
    make_question(article, question="When may I drive?", answer="Tomorrow.")
    return article


def barriers(page: Page) -> list[Any]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def is_seen(words: Locator) -> bool:
    """Tell whether words stand within the window, and nothing stands over them."""
    return bool(
        words.evaluate("""one => {
            const {left, top, height} = one.getBoundingClientRect();
            return document.elementFromPoint(left + 5, top + height / 2) === one;
        }""")
    )


@pytest.mark.parametrize(("width", "colours"), SCREENS)
def test_a_question_is_written_from_what_gave_nothing(
    open_page: Callable[..., Page], article: Article, width: int, colours: str
):
    unfound("driving zebra", uses=7)
    unfound("رضاعه", uses=2, language="ar")
    page = sit_down(open_page(width=width, color_scheme=colours), make_author())
    page.goto("/admin/")

    page.get_by_role("link", name="Look : What people could not find").click()
    expect(page.get_by_role("heading", name="What people could not find")).to_be_visible()
    assert fits(page)
    assert barriers(page) == []

    page.get_by_role("link", name="Write a question from this : driving zebra").click()
    expect(page.get_by_role("link", name="Write it here : Driving and your dose")).to_be_visible()
    assert fits(page)
    assert barriers(page) == []
    page.get_by_role("link", name="Write it here : Driving and your dose").click()

    question = page.locator("#id_questions-1-question")
    expect(question).to_have_value("driving zebra")
    expect(question).to_be_focused()
    assert is_seen(page.get_by_text("People searched for these words"))
    assert barriers(page) == []
    question.fill("May I drive a zebra?")
    page.locator("#id_questions-1-answer").fill("Not today.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved. Readers see nothing of it")).to_be_visible()
    asked = list(article.questions.values_list("question", flat=True))
    assert asked == ["When may I drive?", "May I drive a zebra?"]


@pytest.mark.parametrize(("width", "colours"), SCREENS)
def test_words_are_added_to_an_article_and_taken_up_again(
    open_page: Callable[..., Page], article: Article, width: int, colours: str
):
    unfound("driving horse")
    page = sit_down(open_page(width=width, color_scheme=colours), make_author())
    page.goto("/admin/unfound/")

    page.get_by_role("link", name="Add as extra words to an article : driving horse").click()
    expect(
        page.get_by_role("button", name="Add to this one : Driving and your dose")
    ).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Add to this one : Driving and your dose").click()
    expect(page.get_by_role("status").filter(has_text="Settled: driving horse")).to_be_visible()
    assert fits(page)
    assert barriers(page) == []

    page.get_by_role("button", name="Undo : driving horse").click()
    expect(page.get_by_role("heading", name="driving horse")).to_be_visible()

    page.goto(f"/admin/articles/article/{article.pk}/found-by/")
    expect(page.get_by_label("One on each line")).to_have_value("driving horse")
    assert fits(page)
    assert barriers(page) == []


def test_without_script_the_question_is_begun_all_the_same(
    open_page: Callable[..., Page], article: Article
):
    words = unfound("driving zebra")
    page = sit_down(open_page(java_script_enabled=False), make_author())

    page.goto(f"/admin/unfound/{words.pk}/question/")
    page.get_by_role("link", name="Write it here").click()

    expect(page.locator("#id_questions-1-question")).to_have_value("driving zebra")
