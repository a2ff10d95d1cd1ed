"""Writing what is asked back, in a real browser: by keyboard, five at most, and never lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_article, make_question, make_teach_back
from tests.writing import form_of, make_writer, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def desk(page: Page) -> Page:
    return sit_down(page, make_writer("anna"))


def test_it_is_written_and_moved_by_keyboard_and_shown_beside(desk: Page):
    article = make_article()
    make_question(article, question="Why?")
    make_teach_back(article, question="First?", points="One")
    desk.goto(form_of(article))

    desk.get_by_role("button", name="Ask something back").press("Enter")
    desk.keyboard.type("When may you drive?")
    desk.keyboard.press("Tab")
    desk.keyboard.type("The next day\nAfter a good sleep")
    expect(desk.get_by_text("When may you drive?")).to_have_count(1)
    row = desk.get_by_role("group", name="Asked back 2")
    row.get_by_role("button", name="Move up").press("Enter")
    desk.keyboard.press("Control+s")

    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    stored = article.teach_back_questions.values_list("question", "points")
    assert list(stored) == [
        ("When may you drive?", "The next day\nAfter a good sleep"),
        ("First?", "One"),
    ]
    assert article.questions.get().question == "Why?"


def test_a_sixth_is_not_offered_until_one_is_taken_away(desk: Page):
    article = make_article()
    for number in range(4):
        make_teach_back(article, question=f"Question {number}?")
    desk.goto(form_of(article))
    add = desk.get_by_role("button", name="Ask something back")
    rows = desk.get_by_role("group", name="Asked back")

    add.click()
    expect(rows).to_have_count(5)
    expect(add).to_have_attribute("aria-disabled", "true")
    add.press("Enter")
    expect(rows).to_have_count(5)
    rows.first.get_by_role("checkbox").check()
    expect(add).to_have_attribute("aria-disabled", "false")


def test_it_outlives_a_log_in_that_expired(desk: Page):
    article = make_article()
    desk.goto(form_of(article))
    desk.get_by_role("button", name="Ask something back").click()
    desk.get_by_label("Question to ask back").fill("When may you drive?")
    desk.get_by_label("What a good answer holds").fill("The next day")
    desk.context.clear_cookies()

    with desk.expect_event("framenavigated"):
        desk.keyboard.press("Control+s")
    sit_down(desk, make_writer("ben"))
    desk.goto(form_of(article))
    desk.get_by_role("button", name="Bring my text back").click()

    expect(desk.get_by_label("What a good answer holds")).to_have_value("The next day")
    desk.keyboard.press("Control+s")
    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert article.teach_back_questions.get().points == "The next day"
