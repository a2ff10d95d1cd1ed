"""Words that were not saved come back: after a crash, on another device, past the log-in page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Autosave
from tests.browsing import crash, wait_for
from tests.builders import make_article
from tests.writing import ADD, form_of, make_writer, sit_down

pytestmark = pytest.mark.usefixtures("transactional_db")
PASSWORD = "correct horse battery"
OFFER = re.compile("^Words you had not saved, from")


def text_of(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("textbox", name="Text", exact=True)


@pytest.fixture
def article() -> Article:
    return make_article(body="Rest.")


@pytest.fixture
def desk(page: Page) -> Page:
    """The browser of somebody who may write, with a clock that the test moves."""
    page.clock.install()
    return sit_down(page, make_writer("anna", may_publish=True, password=PASSWORD))


def type_and_pause(desk: Page, words: str) -> None:
    text_of(desk).fill(words)
    desk.clock.run_for(5_100)
    expect(desk.locator(".kept")).to_have_text(re.compile("^Kept at .*, not saved yet.$"))


def test_a_browser_that_dies_takes_no_words_with_it(
    desk: Page, article: Article, browser: Browser, live_server: LiveServer
):
    desk.goto(form_of(article))
    type_and_pause(desk, "An hour of work.")
    crash(desk)

    # Another browser: nothing of the first one is left.
    with browser.new_context(base_url=live_server.url) as elsewhere:
        page = sit_down(elsewhere.new_page(), Autosave.objects.get().person)
        page.goto(form_of(article))
        expect(page.get_by_role("heading", name=OFFER)).to_be_visible()
        page.get_by_role("button", name="Take them back into the form").click()

        expect(page.get_by_text("Your words are back in the form.")).to_be_visible()
        expect(text_of(page)).to_have_value("An hour of work.")
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_text("Saved. Readers see")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name=OFFER)).to_be_hidden()
    assert Article.objects.get().body == "An hour of work."


def test_leaving_the_page_keeps_what_no_pause_had_kept(desk: Page):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(ADD)
    desk.get_by_role("textbox", name="Title").fill("Can I drive?")
    text_of(desk).fill("Not today.")

    desk.goto("/admin/")
    wait_for(lambda: Autosave.objects.filter(article=None).exists())

    desk.evaluate("sessionStorage.clear()")
    desk.goto(ADD)
    desk.get_by_role("button", name="Take them back into the form").click()
    expect(text_of(desk)).to_have_value("Not today.")


def test_one_notice_is_enough_for_two_copies(desk: Page, article: Article):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(form_of(article))
    type_and_pause(desk, "Kept on the server.")
    desk.reload()

    expect(desk.get_by_role("heading", name=OFFER)).to_be_visible()
    expect(desk.get_by_role("button", name="Bring my text back")).to_be_hidden()


def test_without_a_network_the_copy_in_the_browser_is_the_newer(desk: Page, article: Article):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(form_of(article))
    type_and_pause(desk, "Kept on the server.")
    desk.route("**/autosave/", lambda route: route.abort())
    text_of(desk).fill("Kept in the browser.")
    desk.clock.run_for(5_100)
    expect(desk.locator(".kept")).to_have_text(re.compile("^The desk cannot be reached."))

    desk.reload()
    expect(desk.get_by_role("heading", name=OFFER)).to_be_hidden()
    desk.get_by_role("button", name="Bring my text back").click()

    expect(text_of(desk)).to_have_value("Kept in the browser.")
    desk.unroute("**/autosave/")
    desk.clock.run_for(5_100)
    wait_for(lambda: Autosave.objects.get().fields["body"] == ["Kept in the browser."])


def test_who_types_on_and_on_is_not_waited_for(desk: Page, article: Article):
    desk.goto(form_of(article))
    for _second in range(20):
        text_of(desk).press_sequentially("on ")
        desk.clock.run_for(1_000)

    wait_for(Autosave.objects.exists)


def test_a_lapsed_log_in_leads_through_the_log_in_to_the_saved_words(desk: Page, article: Article):
    desk.goto(form_of(article))
    # As after two weeks: the browser has let go of the one cookie and kept the other.
    text_of(desk).fill("Line one.\n\nLine two.")
    desk.context.clear_cookies(name="sessionid")
    desk.clock.run_for(5_100)
    expect(desk.locator(".kept")).to_have_text(re.compile("^You are no longer logged in."))

    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("it goes with you through the log-in")).to_be_visible()
    desk.get_by_label("Username").fill("anna")
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    desk.get_by_role("button", name="Send it now").click()

    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert Article.objects.get().body == "Line one.\n\nLine two."


def test_a_log_in_in_another_tab_lets_this_one_go_on(desk: Page, article: Article):
    desk.goto(form_of(article))
    desk.context.clear_cookies(name="sessionid")
    text_of(desk).fill("Mine.")
    other = desk.context.new_page()
    other.goto("/admin/")
    other.get_by_label("Username").fill("anna")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("heading", name="Desk").first).to_be_attached()

    desk.get_by_role("button", name="Save draft").click()

    expect(desk.get_by_text("Saved. Readers see")).to_be_visible()
    assert Article.objects.get().body == "Mine."


def test_thrown_away_words_do_not_come_back(desk: Page, article: Article):
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.goto(form_of(article))
    type_and_pause(desk, "Nonsense.")
    desk.reload()

    desk.get_by_role("button", name="Throw them away").click()

    expect(desk.get_by_text("are thrown away")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("heading", name=OFFER)).to_be_hidden()
    expect(text_of(desk)).to_have_value("Rest.")
