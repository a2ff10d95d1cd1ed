"""The checker itself answers: a silent one would pass every page."""

from pathlib import Path

import pytest

from tests.nu import complaints

pytestmark = pytest.mark.nu

GOOD = "<!DOCTYPE html><html lang=en><title>A page</title><p>Good.</p></html>"
BAD = "<!DOCTYPE html><html lang=en><title>A page</title><p><ul><li>Bad</p></html>"


def test_finds_what_is_wrong_and_where(tmp_path: Path):
    said = complaints({"the good page": GOOD, "the bad page": BAD}, folder=tmp_path)

    assert said
    assert all(complaint.startswith("the bad page, line 1: ") for complaint in said)
