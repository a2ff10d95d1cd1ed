"""Sheets already made are not made again, and making them never keeps a page waiting."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from django.test import Client

from articles.handouts import keeping
from articles.handouts.keeping import KeptSheets, TooBusyError
from articles.handouts.shelf import Shelf
from tests.builders import make_clinic, make_edition

SOON = 10.0


def ask(kept: KeptSheets, mark: str, made: list[str]) -> bytes:
    return kept.pdf(mark, make=lambda: made.append(mark) or b"1234")


@contextmanager
def somebody_making_a_sheet(kept: KeptSheets) -> Iterator[None]:
    """One sheet is being made, and takes as long as the test."""
    begun, may_end = Event(), Event()

    def make() -> bytes:
        begun.set()
        assert may_end.wait(SOON)
        return b"long"

    with ThreadPoolExecutor() as others:
        making = others.submit(kept.pdf, "long", make=make)
        assert begun.wait(SOON)
        try:
            yield
        finally:
            may_end.set()
        assert making.result(SOON) == b"long"


def test_makes_each_sheet_once_and_forgets_the_one_asked_for_longest_ago():
    made: list[str] = []
    kept = KeptSheets(most_bytes=10)

    for mark in ("a", "b", "a", "c", "a", "b"):
        assert ask(kept, mark, made) == b"1234"

    assert made == ["a", "b", "c", "b"]


def test_hands_out_a_sheet_too_large_to_keep():
    kept = KeptSheets(most_bytes=3)

    assert kept.pdf("a", make=lambda: b"1234") == b"1234"
    assert kept.pdf("a", make=lambda: b"5678") == b"5678"


def test_many_who_ask_for_one_sheet_at_once_have_it_made_once():
    made: list[str] = []
    kept = KeptSheets(most_bytes=10, most_waiting=20)

    with ThreadPoolExecutor(20) as readers:
        sheets = list(readers.map(lambda _: ask(kept, "a", made), range(20)))

    assert sheets == [b"1234"] * 20
    assert made == ["a"]


def test_a_sheet_made_by_another_process_is_not_made_again(tmp_path: Path):
    made: list[str] = []
    one, other = (KeptSheets(most_bytes=10, shelf=Shelf(tmp_path)) for _ in range(2))

    ask(one, "a", made)
    ask(other, "a", made)

    assert made == ["a"]


def test_whoever_comes_when_all_places_are_taken_is_told_to_come_back():
    kept = KeptSheets(most_bytes=10, most_waiting=0)

    with somebody_making_a_sheet(kept), pytest.raises(TooBusyError):
        ask(kept, "another", [])

    assert ask(kept, "another", []) == b"1234"


def test_whoever_waits_too_long_is_told_to_come_back():
    kept = KeptSheets(most_bytes=10, most_waiting=1, patience_seconds=0.01)

    with somebody_making_a_sheet(kept), pytest.raises(TooBusyError):
        ask(kept, "another", [])

    assert ask(kept, "another", []) == b"1234"


def test_a_sheet_that_is_there_already_never_waits():
    kept = KeptSheets(most_bytes=10, most_waiting=0)
    ask(kept, "there", [])

    with somebody_making_a_sheet(kept):
        assert ask(kept, "there", []) == b"1234"


def test_a_sheet_that_could_not_be_made_gives_its_place_back():
    kept = KeptSheets(most_bytes=10, most_waiting=0)

    with pytest.raises(ZeroDivisionError):
        kept.pdf("a", make=lambda: b"%d" % (1 // 0))

    assert ask(kept, "a", []) == b"1234"


@pytest.mark.django_db
def test_while_sheets_are_made_pages_are_read_and_a_further_sheet_is_asked_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    make_clinic()
    # A title of its own: a sheet that another test has made would be there already.
    make_edition(slug="rest", title="How to rest while others wait")
    monkeypatch.setattr(keeping.sheets, "_places", KeptSheets(most_bytes=1, most_waiting=0)._places)

    with somebody_making_a_sheet(keeping.sheets):
        page = client.get("/articles/rest/")
        sheet = client.get("/articles/rest/handout.pdf")

    assert page.status_code == 200
    assert (sheet.status_code, sheet.headers["Retry-After"]) == (503, "5")
    assert "in a few seconds" in sheet.content.decode()
    assert client.get("/articles/rest/handout.pdf").status_code == 200
