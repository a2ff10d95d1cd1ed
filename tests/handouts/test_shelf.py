"""The shelf of sheets on disk: whole, bounded, and never in anybody's way."""

from __future__ import annotations

import os
from pathlib import Path

from articles.handouts.shelf import Shelf


def test_gives_back_what_was_put_there(tmp_path: Path):
    Shelf(tmp_path / "new").put("a", b"1234")

    assert Shelf(tmp_path / "new").find("a") == b"1234"
    assert Shelf(tmp_path / "new").find("b") is None


def test_leaves_nothing_half_written(tmp_path: Path):
    shelf = Shelf(tmp_path)

    shelf.put("a", b"1234")
    shelf.put("a", b"5678")

    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    assert shelf.find("a") == b"5678"


def test_makes_room_for_a_new_sheet_by_the_one_asked_for_longest_ago(tmp_path: Path):
    shelf = Shelf(tmp_path, most_bytes=8)
    shelf.put("old", b"1234")
    shelf.put("older", b"1234")
    for age, mark in enumerate(("older", "old")):
        os.utime(tmp_path / f"{mark}.pdf", (age, age))

    shelf.find("older")
    shelf.put("new", b"1234")

    assert {file.stem for file in tmp_path.iterdir()} == {"older", "new"}


def test_a_folder_that_cannot_be_written_only_makes_it_forgetful(tmp_path: Path):
    (tmp_path / "file").write_text("in the way of a folder")
    shelf = Shelf(tmp_path / "file")

    shelf.put("a", b"1234")

    assert shelf.find("a") is None
