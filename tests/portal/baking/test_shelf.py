"""Finished answers, kept in memory and on disk."""

import os
from pathlib import Path

from portal.baking.baked import Baked
from portal.baking.shelf import Shelf


def baked(content: bytes = b"page", *, is_spare: bool = False) -> Baked:
    return Baked("200 OK", (), {"identity": content}, "", 1, "", is_spare=is_spare)


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_what_one_process_keeps_another_finds(tmp_path: Path) -> None:
    Shelf(tmp_path).put("/", baked())
    other = Shelf(tmp_path)
    assert other.find("/") is None
    assert other.fetch("/") == baked()
    assert other.find("/") == baked()


def test_memory_holds_what_was_asked_for_last(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most_in_memory=3_500)
    for key in ("a", "b", "a", "c", "d"):
        if shelf.find(key) is None:
            shelf.put(key, baked(key.encode() * 100))
    assert [key for key in "abcd" if shelf.find(key)] == ["a", "c", "d"]
    assert shelf.fetch("b") is not None


def test_a_spare_takes_no_memory(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("/", baked(is_spare=True))
    assert shelf.fetch("/") is not None
    assert shelf.find("/") is None


def test_a_disk_that_cannot_be_written_only_forgets(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    shelf = Shelf(file)
    shelf.put("/", baked())
    assert shelf.find("/") == baked()
    assert shelf.fetch("/") is None


def test_a_file_that_is_damaged_is_made_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("/", baked())
    files(tmp_path)[0].write_bytes(b"{")
    assert shelf.fetch("/") is None


def test_the_oldest_files_go_when_there_are_too_many(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most_on_disk=500)
    for age, key in enumerate(("new", "old", "oldest")):
        before = set(files(tmp_path))
        shelf.put(key, baked(b"x" * 100))
        (file,) = set(files(tmp_path)) - before
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    shelf.make_room()
    assert [key for key in ("new", "old", "oldest") if Shelf(tmp_path).fetch(key)] == ["new", "old"]


def test_all_can_be_forgotten(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("/", baked())
    shelf.forget_all()
    assert shelf.find("/") is None
    assert shelf.fetch("/") is None
