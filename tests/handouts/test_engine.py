"""The engine: what is large is set in a process of its own, and looks no different for it."""

from __future__ import annotations

import pytest

from articles.handouts.engine import pdf_of
from articles.handouts.pdf import LARGE_CHARACTERS, set_as_pdf
from articles.handouts.sheet import Format, SheetTooLongError, typst_source
from tests.handouts.sheets import make_sheet

A4 = Format("a4", "standard")


def large(source: str) -> str:
    """The same source, with a remark so long that it counts as large."""
    return f"{source}\n// {'x' * LARGE_CHARACTERS}"


def test_a_large_source_gives_the_same_bytes_in_its_own_process():
    source = large(typst_source(make_sheet("## Day\n\nRest – راحة – מנוחה."), in_format=A4))

    assert set_as_pdf(source) == pdf_of(source.encode())


def test_a_large_source_that_takes_longer_than_anybody_waits_is_refused():
    endless = large(
        '#set document(title: "x")\n#for a in range(9999) { for b in range(9999999) { let c = a * b } }'
    )

    with pytest.raises(SheetTooLongError):
        set_as_pdf(endless, longest_seconds=2)
