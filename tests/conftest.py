"""What every test can ask for: a browser, pages on the running site, a quiet place for files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.db.utils import ConnectionHandler
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browsing import Watch, launch
from tests.evidence.registry import Registry, open_registry

# The same examples on every machine and in every run: a failure can be run again.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark whatever drives a browser, and leave out what is about the other database."""
    elsewhere = []
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        about = item.get_closest_marker("only_on")
        if about and connection.vendor not in about.args:
            elsewhere.append(item)
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture(autouse=True)
def pictures_of_this_test(settings: Settings, tmp_path: Path) -> None:
    """Keep what one test uploads from every other."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    """Let what other tests asked for not slow this one down: askers are counted in memory."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Leave the language in which a test asked for pages to none that comes after it."""
    yield
    translation.deactivate()


@pytest.fixture
def database_away(db: None) -> Iterator[None]:
    """The database does not answer while the test runs."""
    nowhere = {"ENGINE": "django.db.backends.sqlite3", "NAME": "/nowhere/portal.sqlite3"}
    working = connections["default"]
    connections["default"] = ConnectionHandler({"default": nowhere})["default"]
    yield
    connections["default"] = working


@pytest.fixture
def registry(settings: Settings) -> Iterator[Registry]:
    """A registry on this machine, where the portal looks papers up while the test runs."""
    with open_registry() as registry:
        here = registry.address
        settings.CROSSREF_ADDRESS = settings.DOI_ADDRESS = settings.PUBMED_ADDRESS = here
        yield registry


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, started once."""
    with sync_playwright() as playwright, launch(playwright) as chromium:
        yield chromium


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open pages on the running site: open_page(width=360, color_scheme="dark").

    Each page is a new visitor. A script error, a breach of the content security policy or a
    request to anywhere else fails the test.
    """
    contexts: list[BrowserContext] = []
    watch = Watch(home=live_server.url)

    def open_one(*, width: int = 1280, height: int = 900, **context_options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            **{"reduced_motion": "reduce", **context_options},
        )
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page on the running site, as wide as a desk screen."""
    return open_page()
