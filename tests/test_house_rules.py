"""Rules of the house that no other tool holds."""

import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 300
PACKAGES = ("articles", "portal", "tests")


def modules():
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def test_no_module_is_longer_than_fits_in_the_head():
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in modules()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    }

    assert too_long == {}


def test_no_module_has_a_name_that_says_nothing():
    nothing = {"utils", "helpers", "misc", "common", "constants", "services"}

    assert [path for path in modules() if path.stem in nothing] == []


def test_every_table_is_explained_in_the_list_of_words():
    words = (ROOT / "docs" / "words.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)`", words))
    ours = {
        model.__name__
        for label in ("articles", "portal")
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.startswith("Historical")
    }

    assert ours - named == set()
