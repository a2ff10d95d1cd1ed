"""Any record in any of the shipped styles, and the references of the library in each."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings

import articles
from articles.text.bibliography import format_reference, plain_reference
from articles.text.entries.engine import parsed
from articles.text.entries.styles import SHIPPED, Style, shipped_style
from tests.text.entries.published import PUBLISHED
from tests.text.test_bibliography import ITEM

LIBRARY = Path(articles.__file__).parent / "library" / "references.json"
REFERENCES = json.loads(LIBRARY.read_text(encoding="utf-8"))
AMISS = re.compile(
    r"None|\.\.|,,|;;|::|[,;:]\.|[?!]\.|\s[.,;:]|\(\)|\[\]|https?:|10\.\d{4}|[–-]0\b|\d[A-Z][a-z]{2}\d"
    r"|\b(?:[Ff]rom|[Aa]t|[Rr]etrieved):?\.?$"
)


@pytest.mark.parametrize("style", SHIPPED)
def test_every_reference_of_the_library_reads_well(style: str):
    for record in REFERENCES:
        entry = plain_reference(record, style=shipped_style(style))
        own_words = "".join(str(record.get(field, "")) for field in ("title", "container-title"))
        amiss = AMISS.search(entry)
        assert amiss is None or amiss[0] in own_words, entry
        assert len(entry) > 30
        assert entry.endswith((".", "?", "!")), entry


@pytest.mark.parametrize("style", SHIPPED)
@settings(max_examples=60, deadline=None)
@given(item=ITEM)
def test_any_record_prints_as_safe_text(style: str, item: dict[str, object]):
    parsed(shipped_style(style)).entry(item)  # it raises nothing, so Vancouver never stands in
    entry = format_reference(item, style=shipped_style(style))

    without_marks = re.sub(r"</?(?:i|em|b|sup|sub)>", "", entry)
    assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", without_marks)
    assert plain_reference(item, style=shipped_style(style)).strip()


def test_threads_that_use_several_styles_get_what_one_gets():
    work = [(record, shipped_style(name)) for record in PUBLISHED.values() for name in SHIPPED]
    alone = [plain_reference(record, style=style) for record, style in work]

    with ThreadPoolExecutor(4) as pool:
        fresh = [(record | {"genre": ""}, style) for record, style in work]
        together = list(pool.map(lambda one: plain_reference(one[0], style=one[1]), fresh))

    assert together == alone


def test_a_style_that_fails_leaves_the_entry_to_vancouver():
    broken = Style.of("broken", "<style")
    record = PUBLISHED["one author"]

    assert plain_reference(record, style=broken) == plain_reference(record)


def test_styles_of_one_name_and_another_text_are_not_one():
    bmj = shipped_style("bmj").csl
    ours = Style.of("ours", bmj), Style.of("ours", bmj.replace("minimal", "expanded"))

    entries = [plain_reference(PUBLISHED["one author"], style=style) for style in ours]

    assert [entry.rpartition(":")[2] for entry in entries] == ["678–84.", "678–684."]
