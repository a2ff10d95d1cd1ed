"""Fifty searches typed into a portal that runs as it does in a clinic: what was typed is nowhere.

Not in its log, its database or its files, nor in what a page may keep in the browser.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.portal.starting import free_port, running

SEARCHES = 50
CONSONANTS = "bdfgklmnpr"
MOVED = "an-address-that-is-noted"
"""Where there is no page: the log says so, and shows by it that it is written."""

KEPT = """async () => JSON.stringify([
  document.cookie, {...localStorage}, {...sessionStorage},
  await caches.keys(), await indexedDB.databases(), history.state, window.name,
])"""
NOTHING_KEPT = '["",{},{},[],[],null,""]'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def home(data: Path, tmp_path: Path) -> Iterator[str]:
    """A portal with its starter library, and all that it says in a file."""
    clinic = {"DATA_DIR": str(data), "PORT": str(free_port())}
    with running(clinic, tmp_path / "log") as home:
        yield home


def marker(number: int) -> str:
    """A word that nobody else writes, another for each number; like a name, no two alike."""
    tens, ones = divmod(number, 10)
    return f"qy{CONSONANTS[tens]}ozu{CONSONANTS[ones]}ix"


def field(page: Page) -> Locator:
    return page.locator("main input[type=search]")


def search(page: Page, typed: str, *, at: str = "/search/") -> None:
    page.goto(at)
    field(page).focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q="))


def finds_nothing(page: Page, word: str) -> None:
    search(page, word, at="/")
    expect(page.locator(".said")).to_contain_text("Nothing found")


def follows_a_result(page: Page, word: str) -> None:
    search(page, f"driving {word}")
    page.locator(".result h2 a").first.press("Enter")
    expect(page).not_to_have_url(re.compile("/search/"))


def misspells(page: Page, word: str) -> None:
    search(page, f"drivng {word}")
    expect(page.locator(".said")).to_contain_text("driving")
    page.locator(".said a").first.press("Enter")
    expect(page).to_have_url(re.compile("literal=1"))


def chooses_a_suggestion(page: Page, word: str) -> None:
    page.goto("/")
    field(page).focus()
    page.keyboard.type(f"{word} ketam", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/"))


def turns_the_page(page: Page, word: str) -> None:
    search(page, f"ketamine treatment {word}")
    page.get_by_role("link", name="Next").press("Enter")
    expect(page).to_have_url(re.compile("page=2"))


def searches_from_a_missing_page(page: Page, word: str) -> None:
    search(page, word, at=f"/{MOVED}/")


def finds_in_the_questions(page: Page, word: str) -> None:
    page.goto("/faqs/")
    field(page).focus()
    page.keyboard.type(f"drive {word}")
    expect(page.locator(".find-nothing")).to_be_visible()
    # As the form asks without script, and where not all questions are on one page.
    page.goto(f"/faqs/?find=drive+{word}")
    page.get_by_role("link", name="search the whole site").press("Enter")
    expect(page).to_have_url(re.compile("/search/"))


WAYS: tuple[Callable[[Page, str], None], ...] = (
    finds_nothing,
    follows_a_result,
    misspells,
    chooses_a_suggestion,
    turns_the_page,
    searches_from_a_missing_page,
    finds_in_the_questions,
)


def everything_stored(database: Path) -> str:
    """All rows of all tables of a file, those in which FTS5 keeps the index among them."""
    said = []
    with closing(sqlite3.connect(database)) as connection:
        connection.text_factory = lambda text: text.decode(errors="replace")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - its own tables
            said.extend(f"{name} {row}" for row in rows)
    return "\n".join(said)


def test_a_walk_of_fifty_searches_leaves_no_word_anywhere(
    browser: Browser, home: str, data: Path, tmp_path: Path
):
    words = [marker(number) for number in range(SEARCHES)]
    context = browser.new_context(base_url=home)
    page = context.new_page()
    for number, word in enumerate(words):
        WAYS[number % len(WAYS)](page, word)
        assert page.evaluate(KEPT) == NOTHING_KEPT
    assert context.cookies() == []
    context.close()

    log, stored = (tmp_path / "log").read_text(), everything_stored(data / "portal.sqlite3")
    files = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert f"Not Found: /{MOVED}/" in log
    assert "search_match_data" in stored
    assert "articles_unfoundtally" in stored
    assert [word for word in words if word in log.casefold()] == []
    assert [word for word in words if word in stored.casefold()] == []
    assert [
        (path.name, word)
        for path, content in files.items()
        for word in words
        if word.encode() in content.lower()
    ] == []
