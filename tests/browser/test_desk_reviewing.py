"""A reviewer's day and an author's day, in a real browser, by mouse and by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Permission
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Decision, Edition, Review, ReviewRequest
from articles.workflow.reviewing import PassageComment
from tests.browser.test_accessibility import RULES
from tests.builders import (
    approve,
    make_clinic,
    make_edition,
    make_question,
    make_reference,
    make_reviewer,
    make_teach_back,
)
from tests.reviewing import ask, ask_for_changes, saved_by
from tests.writing import form_of, make_writer, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")

BODY = "## Before\n\nTake one tablet with food.\n\n- Rest for a day.\n- Drink water."


@pytest.fixture
def anna() -> Any:
    return make_writer("anna", may_publish=True, first_name="Anna", last_name="Bell")


@pytest.fixture
def ben() -> Any:
    return make_reviewer("ben", first_name="Ben", last_name="Ruiz")


@pytest.fixture
def article(anna: Any) -> Article:
    article = make_edition(title="Your tablets", body="Take one tablet.").article
    draft: Article = saved_by(anna, article, body=BODY)
    return draft


def said_of(page: Page, words: str) -> Any:
    """The field for what is said of a passage."""
    return page.get_by_role("textbox", name=f"Comment on: {words}")


def room_of(page: Page, words: str) -> Any:
    """What opens that field."""
    return page.locator("summary", has_text=f"on: {words}")


def write_of(page: Page, words: str, comment: str) -> None:
    """Open the field of a passage and type, as soon as it has the focus."""
    room_of(page, words).click()
    expect(said_of(page, words)).to_be_focused()
    page.keyboard.type(comment)


def asks(author: Page, article: Article) -> None:
    author.goto(form_of(article))
    author.get_by_role("link", name="Ask for a review…").click()
    author.get_by_label("Who is asked").select_option("Ben Ruiz")
    author.get_by_label("What to look at").fill("One tablet, or two?")
    author.get_by_role("button", name="Ask for the review").click()
    expect(author.get_by_text("It waits on the desk of Ben Ruiz now.")).to_be_visible()


def comments(reviewer: Page) -> None:
    reviewer.goto("/admin/")
    expect(reviewer.get_by_text("“One tablet, or two?”")).to_be_visible()
    reviewer.locator("#to-review").locator("..").get_by_role("link").first.click()
    room_of(reviewer, "Take one tablet").click()
    expect(said_of(reviewer, "Take one tablet")).to_be_focused()
    reviewer.keyboard.type("Two, says the label.")
    expect(reviewer.get_by_role("link", name="Two, says the label.")).to_be_visible()
    reviewer.get_by_role("button", name="Ask for changes").click()
    expect(reviewer.get_by_text("You have asked for changes in “Your tablets”.")).to_be_visible()


def mends(author: Page, article: Article) -> None:
    author.goto(form_of(article))
    author.get_by_role("link", name="Line 3").click()
    expect(author.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    assert author.evaluate("getSelection().toString()") == "Take one tablet with food."
    author.keyboard.type("Take two tablets with food.")
    author.get_by_role("link", name="Ask for a review…").click()
    expect(author).to_have_url(re.compile("review/ask"))
    author.get_by_role("button", name="Ask for the review").click()


def approves(reviewer: Page, article: Article) -> None:
    reviewer.goto(step(article, "review"))
    expect(reviewer.get_by_text("This passage has changed since.")).to_be_visible()
    reviewer.get_by_role("button", name="Approve this text").click()
    expect(reviewer.get_by_text("You have approved “Your tablets”.")).to_be_visible()


def publishes(author: Page, article: Article) -> None:
    author.goto(form_of(article))
    expect(author.get_by_text("Approved by Ben Ruiz on").first).to_be_visible()
    author.get_by_role("link", name="Publish…").click()
    expect(author.get_by_role("heading", name="Approved by Ben Ruiz")).to_be_visible()
    author.get_by_label("What changed").fill("Two tablets.")
    author.get_by_label("Substantial").check()
    author.get_by_role("button", name="Publish edition 2").click()
    expect(author.get_by_text("Published as edition 2.")).to_be_visible()


def test_a_text_goes_from_its_author_to_its_reviewer_and_back_and_out(
    open_page: Callable[..., Page], anna: Any, ben: Any, article: Article
):
    author, reviewer = sit_down(open_page(), anna), sit_down(open_page(), ben)

    asks(author, article)
    comments(reviewer)
    mends(author, article)
    approves(reviewer, article)
    publishes(author, article)

    assert not ReviewRequest.objects.open().exists()
    assert Edition.objects.latest("pk").sign_off == Review.objects.latest("pk")


def test_a_review_is_given_with_the_keyboard_alone(page: Page, ben: Any, article: Article):
    sit_down(page, ben)
    page.goto(step(article, "review"))

    room_of(page, "- Rest for a day").focus()
    page.keyboard.press("Enter")
    expect(said_of(page, "- Rest for a day")).to_be_focused()
    page.keyboard.type("Only one?")
    page.keyboard.press("Escape")
    expect(room_of(page, "- Rest for a day")).to_be_focused()
    expect(said_of(page, "- Rest for a day")).to_be_hidden()
    page.get_by_role("link", name="To your decision").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your decision")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Nearly there.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Only one?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ask for changes")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_text("You have asked for changes")).to_be_visible()
    review = Review.objects.get(decision=Decision.CHANGES_ASKED)
    assert review.comment == "Nearly there."
    assert review.comments.get().comment == "Only one?"


def test_a_review_is_given_without_any_script(
    open_page: Callable[..., Page], ben: Any, article: Article
):
    page = sit_down(open_page(java_script_enabled=False), ben)
    page.goto(step(article, "review"))

    room_of(page, "Take one tablet").click()
    said_of(page, "Take one tablet").fill("Two.")
    page.get_by_role("button", name="Ask for changes").click()

    expect(page.get_by_text("You have asked for changes")).to_be_visible()
    assert Review.objects.latest("pk").comments.get().comment == "Two."


def test_what_was_typed_outlives_a_log_in_that_expired(page: Page, ben: Any, article: Article):
    sit_down(page, ben)
    page.goto(step(article, "review"))
    write_of(page, "- Drink water", "How much?")
    page.get_by_label("On the whole").fill("An hour of thought.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Ask for changes").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()

    sit_down(page, ben)  # in another way than by the page that carries what was sent
    page.goto(step(article, "review"))

    expect(page.get_by_text("What you had written here is back.")).to_be_visible()
    expect(said_of(page, "- Drink water")).to_have_value("How much?")
    expect(page.get_by_label("On the whole")).to_have_value("An hour of thought.")
    page.get_by_role("button", name="Ask for changes").click()
    expect(page.get_by_text("You have asked for changes")).to_be_visible()
    page.goto(step(article, "review"))
    expect(page.get_by_label("On the whole")).to_have_value("")


def test_leaving_with_a_comment_that_was_not_sent_asks_first(
    page: Page, ben: Any, article: Article
):
    sit_down(page, ben)
    page.goto(step(article, "review"))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    write_of(page, "- Drink water", "How much?")

    page.get_by_role("link", name="Articles").first.click(no_wait_after=True)
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(said_of(page, "- Drink water")).to_have_value("How much?")


@pytest.fixture(params=[(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")])
def window(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    width, color_scheme = request.param
    return open_page(width=width, color_scheme=color_scheme)


@pytest.fixture
def look(window: Page) -> Iterator[Callable[[str], None]]:
    """Look at the page as it is now; what is found, or wider than the window, fails the test."""
    axe, barriers = Axe(), {}

    def look_now(what: str) -> None:
        options = {"runOnly": RULES, "preload": False}
        for rule in axe.run(window, options=options).response["violations"]:
            barriers[f"{what}: {rule['id']}"] = [node["html"][:200] for node in rule["nodes"]]
        wide = window.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            barriers[f"{what}: wider than the window"] = wide

    yield look_now
    assert barriers == {}


@pytest.fixture
def reviewed(anna: Any, ben: Any) -> Article:
    """A draft with one of everything, commented on, changed since and asked about again."""
    make_clinic()
    make_reference("one-2019")
    article = make_edition(body="Rest.").article
    make_question(article, answer="No.\n\n- Never.")
    make_teach_back(article)
    saved_by(anna, article, body=f"::: urgent Call\nnow\n:::\n\n{BODY}\n\nIt helps.[@one-2019]")
    said = [PassageComment("body", "Take one tablet with food.", "Two?", line=7)]
    ask_for_changes(article, by=ben, at=timezone.now(), comments=said)
    ask(article, by=anna, reviewer=ben, question="Better?")
    return article


def test_the_reviewers_pages_have_no_barrier(
    window: Page, look: Callable[[str], None], ben: Any, reviewed: Article
):
    sit_down(window, ben)
    window.goto(step(reviewed, "review"))
    window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    look("review")
    window.get_by_role("button", name="Ask for changes").click()
    expect(window.locator("#refusal")).to_be_focused()
    look("review, refused")
    window.goto("/admin/")
    look("to review")


def test_the_authors_pages_have_no_barrier(
    window: Page, look: Callable[[str], None], anna: Any, reviewed: Article
):
    sit_down(window, anna)
    for name in ("change", "review/ask", "review", "history"):
        window.goto(step(reviewed, name))
        look(name)
    window.goto("/admin/")
    look("asked")


def test_the_publishers_pages_have_no_barrier(
    window: Page, look: Callable[[str], None], anna: Any, ben: Any, reviewed: Article
):
    anna.user_permissions.add(Permission.objects.get(codename="override_checks"))
    sit_down(window, anna)
    approve(reviewed, by=ben, at=timezone.now())
    window.goto(step(reviewed, "publish"))
    look("approved")
    saved_by(anna, reviewed, body="Rest.")
    window.goto(step(reviewed, "publish"))
    look("changed since")
    window.get_by_text("Publish it against what stops it").click()
    look("overriding")
