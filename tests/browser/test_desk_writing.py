"""A clinician writes: by keyboard alone, with a preview beside it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_article, make_clinic, make_question, make_reference
from tests.writing import ADD, form_of, make_writer, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")
PASSWORD = "a-long-password-of-hers"
MANY_TABS = 60


@pytest.fixture
def desk(page: Page) -> Page:
    """The browser of somebody who may write and publish."""
    return sit_down(page, make_writer("anna", may_publish=True, password=PASSWORD))


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something of that role and name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    for _press in range(MANY_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{role} “{name}” is out of the keyboard's reach")


def press(page: Page, role: str, name: str) -> None:
    tab_to(page, role, name)
    page.keyboard.press("Enter")


def write_in(page: Page, name: str, text: str) -> None:
    tab_to(page, "textbox", name)
    page.keyboard.type(text)


def come_in(page: Page) -> None:
    page.goto("/admin/")
    expect(page.get_by_label("Username")).to_be_focused()
    page.keyboard.type("anna")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Log in")).to_be_hidden()


def cite(page: Page, words: str) -> None:
    """Go back to the bar of marks, to the third mark from its end, and pick by typing."""
    for key in ("Shift+Tab", "End", "ArrowLeft", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type(words)
    expect(page.get_by_role("option", name=re.compile("Spray with"))).to_be_visible()
    page.keyboard.press("Enter")


def publish(page: Page) -> None:
    press(page, "link", "Publish…")
    write_in(page, "What changed, in a patient’s words", "First edition.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    press(page, "button", "Publish edition 1")


def test_a_day_at_the_desk_by_keyboard_alone(page: Page):
    make_clinic(needs_four_eyes=False)
    make_writer("anna", may_publish=True, password=PASSWORD)
    make_reference("popova-2019", title="Spray with an antidepressant", year=2019)

    come_in(page)
    press(page, "link", "Articles")
    press(page, "link", "Add article")
    write_in(page, "Title", "Can I drive home?")
    write_in(page, "Text", "## After a dose\n\nDo not drive that day.")
    cite(page, "antidep")
    press(page, "button", "Add a question")
    page.keyboard.type("May I ride a bike?")
    write_in(page, "Answer", "Not *that* day either.")
    expect(page.locator(".preview-page em")).to_have_text("that")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved. Readers see nothing of it until you publish.")).to_be_visible()
    publish(page)
    press(page, "link", "Read it as patients do")

    expect(page).to_have_url(re.compile("/articles/can-i-drive-home/$"))
    expect(page.get_by_role("heading", name="After a dose")).to_be_visible()
    expect(page.get_by_role("link", name="Reference 1", exact=True)).to_be_visible()
    expect(page.get_by_text("May I ride a bike?")).to_be_visible()


def test_the_preview_follows_the_words_and_names_what_is_amiss(desk: Page):
    desk.goto(form_of(make_article(body="Rest.")))

    desk.get_by_role("textbox", name="Text", exact=True).fill(
        "## Rest\n\nFor **one** day.[@nobody-2020]"
    )

    expect(desk.locator(".preview-page strong")).to_have_text("one")
    expect(desk.get_by_text("1 thing stops publishing").first).to_be_visible()
    desk.get_by_role("link", name="Line 3").click()
    selected = desk.evaluate("getSelection().toString()")
    assert selected == "For **one** day.[@nobody-2020]"


def test_what_is_being_written_stays_in_view_in_the_preview(desk: Page):
    body = "\n\n".join(f"## Part {number}\n\n{'Some words. ' * 60}" for number in range(12))
    desk.goto(form_of(make_article(body=body)))

    desk.get_by_role("textbox", name="Text", exact=True).focus()
    desk.keyboard.press("Control+End")
    desk.keyboard.type("The end.")

    expect(desk.locator(".preview-page").get_by_text("The end.")).to_be_in_viewport()


def test_tab_leaves_the_editor(desk: Page):
    desk.goto(form_of(make_article(body="Rest.")))
    editor = desk.get_by_role("textbox", name="Text", exact=True)
    editor.focus()

    desk.keyboard.press("Tab")

    expect(editor).not_to_be_focused()
    expect(editor).to_have_value("Rest.")


def test_a_mark_goes_around_the_words_and_can_be_undone(desk: Page):
    desk.goto(form_of(make_article(body="Rest well.")))
    editor = desk.get_by_role("textbox", name="Text", exact=True)
    editor.evaluate("field => field.setSelectionRange(5, 9)")

    desk.get_by_role("button", name="Bold").first.click()
    expect(editor).to_have_value("Rest **well**.")
    desk.keyboard.press("Control+z")

    expect(editor).to_have_value("Rest well.")


def test_a_block_stands_on_lines_of_its_own(desk: Page):
    desk.goto(form_of(make_article(body="Rest.")))
    editor = desk.get_by_role("textbox", name="Text", exact=True)
    editor.evaluate("field => field.setSelectionRange(5, 5)")

    desk.get_by_role("button", name="Steps").click()

    expect(editor).to_have_value(re.compile(r"^Rest\.\n\n::: steps\n2 hours before: Stop eating\."))
    expect(desk.locator(".preview-page .steps .when").first).to_have_text("2 hours before")


def test_a_second_citation_joins_the_first(desk: Page):
    make_reference("one-2019", title="One")
    make_reference("two-2020", title="Two")
    desk.goto(form_of(make_article(body="Rest.[@one-2019]")))
    desk.get_by_role("textbox", name="Text", exact=True).evaluate(
        "field => field.setSelectionRange(9, 9)"
    )

    desk.get_by_role("button", name="Cite…").first.click()
    desk.get_by_role("combobox", name="Part of the title").fill("two")
    desk.get_by_role("option", name=re.compile("Two")).click()

    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value(
        "Rest.[@one-2019; @two-2020]"
    )


def test_escape_leaves_the_picker_and_the_text_alone(desk: Page):
    make_reference("one-2019")
    desk.goto(form_of(make_article(body="Rest.")))

    desk.get_by_role("button", name="Cite…").first.click()
    expect(desk.get_by_role("dialog").get_by_role("option")).to_have_count(1)
    desk.keyboard.press("Escape")

    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(desk.get_by_role("button", name="Cite…").first).to_be_focused()
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("Rest.")


def test_questions_change_places_by_keyboard(desk: Page):
    article = make_article()
    make_question(article, question="First?")
    make_question(article, question="Second?")
    desk.goto(form_of(article))
    up = desk.get_by_role("group", name="Question 2").get_by_role("button", name="Move up")
    up.focus()

    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+s")

    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert [one.question for one in article.questions.all()] == ["Second?", "First?"]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_desk_does_not_scroll_sideways(open_page: Callable[..., Page], width: int):
    article = make_article(body="x" * 300)
    make_question(article, answer="y" * 300)
    page = sit_down(open_page(width=width), make_writer(may_publish=True))

    for address in (form_of(article), step(article, "publish"), step(article, "history"), ADD):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
