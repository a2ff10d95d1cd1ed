"""Finished answers of releases that nobody runs any more."""

import os
import time
from pathlib import Path

from portal.baking.releases import SECONDS_UNUSED, take_away_unused


def make_release(folder: Path, *, used_seconds_ago: float) -> Path:
    page = folder / "0a" / "page"
    page.parent.mkdir(parents=True)
    page.write_text("finished")
    used_at = time.time() - used_seconds_ago
    os.utime(folder, (used_at, used_at))
    return folder


def test_a_release_that_nobody_has_used_for_a_day_loses_its_pages(tmp_path: Path) -> None:
    ours = make_release(tmp_path / "ours", used_seconds_ago=10 * SECONDS_UNUSED)
    beside = make_release(tmp_path / "beside", used_seconds_ago=SECONDS_UNUSED - 60)
    make_release(tmp_path / "former", used_seconds_ago=SECONDS_UNUSED + 60)
    take_away_unused(ours)
    assert set(tmp_path.iterdir()) == {ours, beside}
    assert (ours / "0a" / "page").exists()


def test_what_is_in_use_is_noted_for_the_release_beside_it(tmp_path: Path) -> None:
    ours = make_release(tmp_path / "ours", used_seconds_ago=10 * SECONDS_UNUSED)
    take_away_unused(ours)
    take_away_unused(make_release(tmp_path / "next", used_seconds_ago=0))
    assert ours.exists()


def test_a_new_release_begins_with_an_empty_folder(tmp_path: Path) -> None:
    take_away_unused(tmp_path / "baked" / "new")
    assert (tmp_path / "baked" / "new").is_dir()
