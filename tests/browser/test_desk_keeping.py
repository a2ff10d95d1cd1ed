"""No word is lost: on leaving, on an expired log-in, on a hasty click."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Edition
from tests.builders import approve, make_article
from tests.writing import ADD, form_of, make_writer, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def desk(page: Page) -> Page:
    """The browser of somebody who may write and publish."""
    return sit_down(page, make_writer("anna", may_publish=True))


def test_leaving_with_unsaved_words_asks_first(desk: Page):
    desk.goto(form_of(make_article(body="Rest.")))
    asked: list[str] = []

    def stay(dialog) -> None:  # type: ignore[no-untyped-def]
        asked.append(dialog.type)
        dialog.dismiss()

    desk.on("dialog", stay)
    desk.get_by_role("textbox", name="Text", exact=True).press_sequentially("New words. ")
    desk.get_by_role("link", name="History").click(no_wait_after=True)
    desk.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("New words. Rest.")


def test_words_outlive_a_log_in_that_expired(desk: Page):
    article = make_article(body="Rest.")
    desk.goto(form_of(article))
    desk.get_by_role("textbox", name="Text", exact=True).fill("An hour of work.")
    desk.get_by_role("button", name="Add a question").click()
    desk.get_by_label("Question", exact=True).fill("Why?")
    desk.get_by_label("Answer", exact=True).fill("Because.")
    desk.context.clear_cookies()

    with desk.expect_event("framenavigated"):
        desk.keyboard.press("Control+s")
    sit_down(desk, make_writer("ben"))
    desk.goto(form_of(article))
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("Rest.")
    desk.get_by_role("button", name="Bring my text back").click()

    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("An hour of work.")
    expect(desk.get_by_label("Answer", exact=True)).to_have_value("Because.")
    desk.keyboard.press("Control+s")
    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert article.questions.get().question == "Why?"
    desk.reload()
    expect(desk.get_by_role("button", name="Bring my text back")).to_be_hidden()


def test_a_new_article_that_was_saved_is_not_offered_again(desk: Page):
    desk.goto(ADD)
    desk.get_by_role("textbox", name="Title").fill("Can I drive?")
    desk.get_by_role("textbox", name="Text", exact=True).fill("Not today.")
    desk.keyboard.press("Control+s")
    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert Article.objects.get().slug == "can-i-drive"

    desk.goto(ADD)

    expect(desk.get_by_role("button", name="Bring my text back")).to_be_hidden()


def test_words_brought_back_do_not_overwrite_what_another_saved(desk: Page):
    article = make_article(body="Rest.")
    desk.goto(form_of(article))
    desk.get_by_role("textbox", name="Text", exact=True).fill("Mine.")
    desk.wait_for_timeout(400)
    Article.objects.update(body="Theirs.", lock_version=2)
    desk.on("dialog", lambda dialog: dialog.accept())

    desk.goto(form_of(article))
    desk.get_by_role("button", name="Bring my text back").click()
    desk.keyboard.press("Control+s")

    expect(desk.get_by_role("heading", name="Two people have been writing")).to_be_visible()
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("Mine.")
    assert Article.objects.get().body == "Theirs."


def test_publishing_saves_what_is_not_saved_yet(desk: Page):
    article = make_article(body="Rest.")
    desk.goto(form_of(article))
    desk.get_by_role("textbox", name="Text", exact=True).fill("Rest for two days.")

    desk.get_by_role("link", name="Publish…").click()

    expect(desk).to_have_url(re.compile(step(article, "publish")))
    assert Article.objects.get().body == "Rest for two days."


def test_a_double_click_makes_one_edition(desk: Page):
    article = make_article()
    approve(article)
    desk.goto(step(article, "publish"))
    desk.get_by_label("What changed").fill("First edition.")

    desk.get_by_role("button", name="Publish edition 1").dblclick()

    expect(desk.get_by_role("link", name="Read it as patients do")).to_be_visible()
    assert Edition.objects.count() == 1


def test_the_preview_says_when_the_log_in_has_expired(desk: Page):
    desk.goto(form_of(make_article(body="Rest.")))
    desk.context.clear_cookies()

    desk.get_by_role("textbox", name="Text", exact=True).fill("Words.")

    expect(desk.get_by_text("You are no longer logged in.")).to_be_visible()
