"""A form sent after the log-in had ended: what was written goes through the log-in and is saved."""

import pytest
from django.test import Client

from articles.models import Article
from tests.builders import make_article
from tests.writing import Data, fields, form_of, make_writer, opened, words

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
LOGIN = "/admin/login/"


@pytest.fixture
def article() -> Article:
    make_writer("anna", password=PASSWORD)
    return make_article(body="Rest.")


@pytest.fixture
def browser() -> Client:
    """As strict about tokens as the site is."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def log_in(browser: Client, page: bytes = b"", **typed: str) -> bytes:
    """Fill in a log-in page, and send it with whatever it carries."""
    page = page or browser.get(LOGIN).content
    form = fields(page.decode(), form="login-form") | _carried(page)
    form |= {"username": "anna", "password": PASSWORD} | typed
    return browser.post(LOGIN, form).content


def _carried(page: bytes) -> Data:
    """The fields that belong to the log-in form but stand beside it."""
    wrapped = f'<form id="all">{page.decode().replace("<form", "<div").replace("</form", "</div")}'
    everything = fields(wrapped, form="all")
    return {name: value for name, value in everything.items() if name.startswith("sent-")}


def go_on(browser: Client, article: Article, page: bytes) -> None:
    wrapped = page.decode().replace('<form class="narrow"', '<form id="on"')
    browser.post(form_of(article), fields(wrapped, form="on"))


def test_what_was_sent_without_a_log_in_is_saved_after_it(browser: Client, article: Article):
    log_in(browser)
    form = opened(browser, form_of(article)) | {"body": "Line one.\n\nLine <two> & “three”."}
    del browser.cookies["sessionid"]

    door = browser.post(form_of(article), form)
    assert door.status_code == 403
    assert "Nothing you wrote is lost" in words(door.content)
    inside = log_in(browser, door.content)
    assert "Go on with what you wrote." in words(inside)
    go_on(browser, article, inside)

    article.refresh_from_db()
    assert article.body == "Line one.\n\nLine <two> & “three”."


def test_a_mistyped_password_loses_nothing(browser: Client, article: Article):
    log_in(browser)
    form = opened(browser, form_of(article)) | {"body": "Mine."}
    del browser.cookies["sessionid"]
    door = browser.post(form_of(article), form).content

    again = log_in(browser, door, password="wrong")
    go_on(browser, article, log_in(browser, again))

    article.refresh_from_db()
    assert article.body == "Mine."


def test_a_log_in_in_another_tab_does_not_lose_what_this_one_holds(
    browser: Client, article: Article
):
    log_in(browser)
    form = opened(browser, form_of(article)) | {"body": "Mine."}
    del browser.cookies["sessionid"]
    log_in(browser)

    page = browser.post(form_of(article), form)
    assert page.status_code == 200
    go_on(browser, article, page.content)

    article.refresh_from_db()
    assert article.body == "Mine."


def test_a_form_from_another_site_is_refused_as_ever(browser: Client, article: Article):
    log_in(browser)
    form = opened(browser, form_of(article)) | {"body": "Theirs.", "csrfmiddlewaretoken": "x" * 64}

    for origin in ({"origin": "https://elsewhere.example"}, {"origin": "null"}):
        answer = browser.post(form_of(article), form, headers=origin)
        assert answer.status_code == 403
        assert "Theirs." not in answer.content.decode()


def test_a_browser_that_says_nothing_of_where_it_comes_from_is_refused(article: Article):
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(form_of(article), {"body": "Mine.", "csrfmiddlewaretoken": "x" * 64})

    assert answer.status_code == 403
    assert "Mine." not in answer.content.decode()


def test_a_password_is_never_carried(client: Client):
    sent = {"old_password": "secret-one", "new_password1": "secret-two"}

    answer = client.post("/admin/password_change/", sent, follow=True)

    assert "secret-" not in answer.content.decode()
