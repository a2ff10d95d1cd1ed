"""Finding what to print: by words, by the code in somebody's hand, with and without script."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_edition, make_print_desk, make_printer, make_publisher

pytestmark = pytest.mark.django_db
PRINT = "/admin/print/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_printer("anna"))
    return client


def words(response) -> str:
    return " ".join(response.content.decode().split())


def titles(page: str) -> list[str]:
    return re.findall(r'class="printable-title">([^<]+)<', page)


def test_shows_what_readers_can_open_and_nothing_else(desk: Client):
    make_print_desk()
    make_edition(title="Your visit")
    gone = make_edition(title="Old advice")
    withdraw(gone.article, by=make_publisher(), at=NOON, reason="A fault.")

    assert titles(words(desk.get(PRINT))) == ["Your visit"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("visit", ["Your visit"]),
        ("VISIT your", ["Your visit"]),
        ("cafe", ["Café and rest"]),
        ("nothing like it", []),
        ("", ["Café and rest", "Your visit"]),
        ("\x00", []),
        ("x" * 5000, []),
    ],
)
def test_finds_by_words_without_script(desk: Client, asked: str, found: list[str]):
    make_print_desk()
    make_edition(title="Your visit")
    make_edition(title="Café and rest")

    assert titles(words(desk.get(PRINT, {"q": asked}))) == found


def test_finds_a_sheet_by_the_code_in_somebodys_hand(desk: Client):
    make_print_desk()
    edition = make_edition(title="Your visit")
    make_edition(title="Another")

    assert titles(words(desk.get(PRINT, {"q": edition.check_code}))) == ["Your visit"]


def test_what_was_found_first_is_chosen_so_that_enter_prints_it(desk: Client):
    make_print_desk()
    edition = make_edition(title="Your visit")

    page = words(desk.get(PRINT, {"q": "visit"}))

    assert f'value="article-{edition.article_id}" required checked autofocus' in page


def test_a_long_list_says_that_it_is_not_all(desk: Client):
    make_print_desk()
    for number in range(42):
        make_edition(title=f"Visit {number:02}")

    page = words(desk.get(PRINT, {"q": "visit"}))

    assert "The first 40 of 42. Type more to narrow them down." in page
    assert len(titles(page)) == 40


def test_a_sheet_asked_for_by_its_address_is_chosen_wherever_it_stands(desk: Client):
    make_print_desk()
    editions = [make_edition(title=f"Visit {number:02}") for number in range(42)]
    last = editions[-1].article_id

    page = words(desk.get(PRINT, {"item": f"article-{last}"}))

    assert titles(page)[0] == "Visit 41"
    assert f'value="article-{last}" required checked' in page


def test_an_article_in_another_language_is_found_in_that_language(desk: Client):
    make_print_desk()
    make_edition(title="Your visit")
    make_edition(title="Su visita", language="es")

    assert titles(words(desk.get(PRINT))) == ["Your visit"]
    page = words(desk.get(PRINT, {"language": "es"}))
    assert titles(page) == ["Su visita"]
    assert '<option value="es" lang="es" selected>español</option>' in page
    assert titles(words(desk.get(PRINT, {"language": "xx"}))) == ["Your visit"]


def test_a_review_that_is_overdue_is_said(desk: Client):
    make_print_desk()
    make_edition(title="Your visit", at=timezone.now() - timedelta(days=400))

    assert "<b>Review overdue</b>" in words(desk.get(PRINT))
