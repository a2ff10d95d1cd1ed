"""The tests' own browser: it reaches the site and notices what must not happen."""

from playwright.sync_api import Page

from tests.browsing import Watch


def test_reaches_the_running_site(page: Page):
    answer = page.goto("/health/ready")

    assert answer is not None
    assert answer.text() == "ready\n"


def test_notices_a_request_to_elsewhere(page: Page):
    watch = Watch(home="http://localhost:1")
    watch.over(page)

    page.goto("/health/live")

    assert watch.complaints == [f"asked elsewhere: {page.url}"]
