"""The copy for the desk asks to be printed, and is otherwise the same sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from articles.handouts.desk_copy import desk_copy
from tests.handouts.paper import catalogue, faults, tags, words
from tests.handouts.sheets import make_pdf


@pytest.mark.parametrize("copies", [1, 14, 200])
def test_opens_the_print_dialogue_with_the_copies_filled_in(copies: int):
    root = catalogue(desk_copy(make_pdf(), copies=copies))

    assert root["/OpenAction"]["/S"] == "/Named"
    assert root["/OpenAction"]["/N"] == "/Print"
    assert root["/ViewerPreferences"]["/NumCopies"] == copies


def test_says_and_is_tagged_as_the_sheet_it_was_made_of():
    sheet = make_pdf()
    made = desk_copy(sheet, copies=3)

    assert words(made) == words(sheet)
    assert tags(made) == tags(sheet)
    assert catalogue(made)["/ViewerPreferences"]["/DisplayDocTitle"].value
    with pikepdf.open(io.BytesIO(sheet)) as before, pikepdf.open(io.BytesIO(made)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert str(after.Root.Lang) == str(before.Root.Lang)


def test_still_meets_pdf_ua(tmp_path: Path):
    assert faults(desk_copy(make_pdf(), copies=3), tmp_path) == []


def test_gives_the_same_bytes_for_the_same_sheet_and_copies():
    sheet = make_pdf()

    assert desk_copy(sheet, copies=3) == desk_copy(sheet, copies=3)
    assert desk_copy(sheet, copies=3) != desk_copy(sheet, copies=4)
