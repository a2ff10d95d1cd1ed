"""Pictures added while writing: with words, or not at all."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders import make_article, make_person
from tests.pictures import PAGE, picture
from tests.writing import form_of, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_a_picture_is_added_while_writing(page: Page):
    desk = sit_down(page, make_person(is_superuser=True))
    desk.goto(form_of(make_article(body="")))

    desk.get_by_role("button", name="Picture…").first.click()
    desk.get_by_text("Add a new picture").click()
    file = {"name": "river.png", "mimeType": "image/png", "buffer": picture()}
    desk.get_by_label("File").set_input_files([file])
    desk.get_by_role("textbox", name="What it shows").fill("A river")
    desk.get_by_role("button", name="Add it and show it here").click()

    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value(
        "![A river](image:river)"
    )
    expect(desk.locator(".preview-page img")).to_have_attribute("alt", "A river")


def test_a_refused_picture_leaves_the_text_alone_and_says_why(page: Page):
    desk = sit_down(page, make_person(is_superuser=True))
    desk.goto(form_of(make_article(body="Rest.")))

    desk.get_by_role("button", name="Picture…").first.click()
    desk.get_by_text("Add a new picture").click()
    file = {"name": "river.png", "mimeType": "image/png", "buffer": PAGE}
    desk.get_by_label("File").set_input_files([file])
    desk.get_by_role("textbox", name="What it shows").fill("A river")
    desk.get_by_role("button", name="Add it and show it here").click()

    expect(desk.get_by_role("alert")).not_to_be_empty()
    expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_value("Rest.")


def test_a_pasted_picture_is_asked_what_it_shows(page: Page):
    desk = sit_down(page, make_person(is_superuser=True))
    desk.goto(form_of(make_article(body="Rest.")))
    editor = desk.get_by_role("textbox", name="Text", exact=True)

    editor.evaluate("""field => {
      const carried = new DataTransfer();
      carried.items.add(new File(["x"], "river.png", { type: "image/png" }));
      const options = { clipboardData: carried, bubbles: true, cancelable: true };
      field.dispatchEvent(new ClipboardEvent("paste", options));
    }""")

    expect(desk.get_by_role("textbox", name="What it shows")).to_be_focused()
    assert desk.get_by_label("File").evaluate("field => field.files[0].name") == "river.png"
    expect(editor).to_have_value("Rest.")
