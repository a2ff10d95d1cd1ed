"""axe-core looks at every page about an article at the desk, and at what opens there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Permission
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.test_accessibility import RULES
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_question,
    make_reference,
    make_teach_back,
    make_topic,
)
from tests.writing import ADD, LIST, form_of, make_writer, opened, sit_down, step

pytestmark = pytest.mark.usefixtures("transactional_db")

BODY = """::: urgent Call {emergency.number} if someone:
- cannot be woken.
:::

## How it may feel

It may feel odd.[@one-2019; @nobody-2020]

::: chance How many felt it?
26 in 100 with the spray
4 in 100 without it
source: [@one-2019]
:::
"""

# Left to itself, axe copies imported style sheets into the page, which our policy rightly blocks.
OPTIONS = {"runOnly": RULES, "preload": False}

Look = Callable[[str], None]


@pytest.fixture(params=[(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")])
def desk(request: pytest.FixtureRequest, open_page: Callable[..., Page]) -> Page:
    width, color_scheme = request.param
    make_clinic()
    page = open_page(width=width, color_scheme=color_scheme)
    return sit_down(page, make_writer("anna", may_publish=True))


@pytest.fixture
def article() -> Article:
    make_reference("one-2019")
    article = make_edition(body="## Rest\n\nFor a day.", topics=(make_topic("rest"),)).article
    make_question(article, answer="No.[@one-2019]")
    Article.objects.filter(pk=article.pk).update(body=BODY)
    return article


@pytest.fixture
def look(desk: Page) -> Iterator[Look]:
    """Look at the page as it is now; what is found fails the test at its end."""
    axe, barriers = Axe(), {}

    def look_now(what: str) -> None:
        found: list[Any] = axe.run(desk, options=OPTIONS).response["violations"]
        for rule in found:
            barriers[f"{what}: {rule['id']}"] = [node["html"][:200] for node in rule["nodes"]]

    yield look_now
    assert barriers == {}


def test_the_pages_about_an_article_have_no_barrier(desk: Page, article: Article, look: Look):
    saving = f"{step(article, 'history')}{article.history.last().pk}/"
    draft = make_article()
    pages = {
        "list": LIST,
        "nothing found": f"{LIST}?q=nothing-like-it",
        "add": ADD,
        "change": form_of(article),
        "publish, stopped": step(article, "publish"),
        "publish, first": step(draft, "publish"),
        "withdraw": step(article, "withdraw"),
        "history": step(article, "history"),
        "compare": step(article, "compare"),
        "a save": saving,
        "delete": f"{LIST}{draft.pk}/delete/",
    }
    for what, address in pages.items():
        desk.goto(address)
        desk.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        look(what)


def test_counting_answers_has_no_barrier(desk: Page, look: Look):
    article = make_article()
    make_teach_back(article)
    make_edition(article)
    teller = make_writer("ben")
    teller.user_permissions.add(Permission.objects.get(codename="change_teachbacktally"))
    sit_down(desk, teller)

    desk.goto(step(article, "asked-back"))
    look("before an answer")
    desk.get_by_role("button", name="Explained well").click()
    expect(desk.get_by_role("status")).to_have_text("Counted: explained well.")
    look("an answer counted")


def test_what_opens_while_writing_has_no_barrier(desk: Page, article: Article, look: Look):
    desk.goto(form_of(article))
    for button in ("Cite…", "Link…", "Picture…"):
        desk.get_by_role("button", name=button).first.click()
        expect(desk.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
        look(button)
        desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Add a question").click()
    desk.get_by_role("button", name="Ask something back").click()
    look("a new question, and one asked back")


def test_refusals_have_no_barrier(desk: Page, article: Article, look: Look):
    desk.goto(form_of(article))
    other = Client()
    other.force_login(make_writer())
    other.post(form_of(article), opened(other, form_of(article)) | {"title": "Theirs"})
    desk.get_by_role("textbox", name="Title").fill("")
    desk.get_by_role("spinbutton").fill("99")

    desk.get_by_role("button", name="Save draft").click()

    expect(desk.get_by_role("heading", name="Two people have been writing")).to_be_visible()
    expect(desk.locator("#refusals")).to_be_focused()
    look("refused, and saved by another")
    desk.goto(step(article, "withdraw"))
    desk.get_by_role("button", name="Withdraw the article").click()
    expect(desk).to_have_title(re.compile("^Error:"))
    look("withdrawal refused")


def test_a_reader_of_drafts_meets_no_barrier(desk: Page, article: Article, look: Look):
    reader = make_writer()
    reader.user_permissions.set(reader.user_permissions.filter(codename="view_article"))
    sit_down(desk, reader)

    desk.goto(form_of(article))
    look("read only")
    desk.goto(step(article, "publish"))
    look("may not publish")
