"""Each style that comes with the portal, against the form that its own guide prescribes.

The guides are named in `articles/text/styles/README.md`. Addresses stand after an entry, not in it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.text.bibliography import format_reference, plain_reference
from articles.text.entries.styles import SHIPPED, shipped_style
from tests.text.entries.published import PUBLISHED

EXPECTED = json.loads((Path(__file__).parent / "guides.json").read_text("utf-8"))


@pytest.mark.parametrize("style", SHIPPED)
@pytest.mark.parametrize("work", PUBLISHED)
def test_prints_a_published_work_as_the_guide_says(style: str, work: str):
    assert plain_reference(PUBLISHED[work], style=shipped_style(style)) == EXPECTED[style][work]


def test_titles_stand_in_italics_where_the_guide_has_them():
    """Of a book in APA, Harvard and AMA; of a journal, in BMJ too."""
    book, paper = PUBLISHED["a book"], PUBLISHED["two authors"]

    for style in ("apa", "harvard-cite-them-right"):
        entry = format_reference(book, style=shipped_style(style))
        assert "<i>Stahl's essential psychopharmacology</i>" in entry
    assert "<i>Pharmacological Reviews</i>" in format_reference(paper, style=shipped_style("bmj"))
