"""A pack on paper: a cover, then each part as its sheet, with one run of page numbers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from articles.handouts.cover import PackCover
from articles.handouts.prepared import Prepared, prepare_pack, prepare_sheet
from articles.handouts.sheet import SIZES, Format
from articles.models import ArticleKind, ClinicProfile, Edition
from articles.text.check_codes import printed_code
from tests.builders import URGENT, make_article, make_clinic, make_edition
from tests.handouts.paper import bookmarks, faults, pages, squeezed
from tests.handouts.pictures_of_paper import sides
from tests.handouts.sheets import LONG

pytestmark = pytest.mark.django_db

CODE = "K7Q2M4X5"
TODAY = date(2026, 11, 9)
STANDARD = Format("a4", "standard")


def cover(**changes: Any) -> PackCover:
    fields = {
        "title": "For your first visit",
        "introduction": "Read this before you come.",
        "check_code": CODE,
        "number": 3,
        "made_on": date(2026, 11, 2),
        "language": "en",
    }
    return PackCover(**{**fields, **changes})


def editions() -> list[Edition]:
    """A long one, and one about treatment with a place in it to which its text leads."""
    make_edition(slug="long", title="A long text", body=f"## One\n\n{LONG * 8}\n\n[See](#one)")
    make_edition(
        make_article(
            slug="day",
            title="Your day",
            body=f"{URGENT}\n\nSee [below](#rest).\n\n## Rest\n\nRest.",
            kind=ArticleKind.PROCEDURE,
            review_interval_months=12,
        )
    )
    found = Edition.objects.current().select_related("article__owner", "reviewed_by")
    return [found.get(article__slug="long"), found.get(article__slug="day")]


def prepare(parts: list[Edition], *, in_format: Format = STANDARD, **changes: Any) -> Prepared:
    has_lines = changes.pop("has_lines", False)
    return prepare_pack(
        cover(**changes),
        parts,
        profile=ClinicProfile.current(),
        in_format=in_format,
        today=TODAY,
        has_lines=has_lines,
    )


def lines(pdf: bytes) -> list[str]:
    return [" ".join(side.replace("\xa0", " ").split()) for side in pages(pdf)]


def test_counts_its_pages_from_the_cover_to_the_last_part():
    make_clinic()

    read = lines(prepare(editions()).pdf())

    assert len(read) >= 4
    assert all(f"{page} of {len(read)}" in side for page, side in enumerate(read, start=1))


def test_the_cover_says_on_which_page_each_part_begins_and_by_which_code_it_is_checked():
    make_clinic()
    parts = editions()

    first, *others = lines(prepare(parts).pdf())

    assert "For your first visit Read this before you come." in first
    last = len(others) + 1
    long, day = (printed_code(part.check_code) for part in parts)
    contents = f"Title Check code Page 1. A long text {long} 2 2. Your day {day} {last}"
    assert squeezed(contents) in squeezed(first)
    assert others[0].startswith("Riverside Clinic")
    assert "A long text" in others[0]
    assert "Your day" in others[-1]
    assert "Edition 3 of this pack, 2 November 2026" in first


def test_each_part_is_the_sheet_that_it_is_by_itself():
    make_clinic()
    parts = editions()

    together = pages(prepare(parts).pdf())[1:]
    alone = [
        side
        for part in parts
        for side in pages(
            prepare_sheet(
                part, profile=ClinicProfile.current(), in_format=STANDARD, today=TODAY
            ).pdf()
        )
    ]

    assert len(together) == len(alone)
    for in_pack, by_itself in zip(together, alone, strict=True):
        text = squeezed(by_itself).partition("Aboutthissheet")[0]
        body = text.rpartition("RiversideClinic,")[0] or text
        assert without_page_numbers(body) in without_page_numbers(squeezed(in_pack))


def test_each_part_says_its_own_code_and_that_of_the_pack():
    make_clinic()
    parts = editions()

    _cover, *sheets = lines(prepare(parts).pdf())

    assert all("In pack K7Q2-M4X5" in side for side in sheets)
    assert printed_code(parts[0].check_code) in squeezed(sheets[0])
    assert printed_code(parts[1].check_code) in squeezed(sheets[-1])
    last = len(sheets) + 1
    assert f"Pages: {last} of {last}" in sheets[-1]
    assert f"Pages: 2 to {last - 1} of {last}" in " ".join(sheets)


def test_a_telephone_asks_about_the_pack_on_the_cover_and_about_the_part_inside():
    make_clinic()
    parts = editions()

    front, *inside = sides(prepare(parts).pdf(), dpi=120)

    assert read(front) == ["HTTP://LOCALHOST:8000/C/K7Q2M4X5"]
    assert read(inside[-1]) == [f"HTTP://LOCALHOST:8000/C/{parts[1].check_code}"]


def test_one_for_one_occasion_asks_about_all_its_parts():
    make_clinic()
    parts = editions()

    pdf = prepare(parts, check_code="", number=0).pdf()

    codes = ".".join(part.check_code for part in parts)
    assert read(sides(pdf, dpi=120)[0]) == [f"HTTP://LOCALHOST:8000/C/{codes}"]
    first, *others = lines(pdf)
    assert "Put together on 2 November 2026" in first
    assert "type the codes of its parts at localhost:8000/check" in first
    assert not any("In pack" in side for side in others)


def test_says_on_its_cover_whom_to_call_if_a_part_asks_for_it():
    make_clinic()
    parts = editions()

    assert "Call 999" in lines(prepare(parts).pdf())[0]
    assert "Call 999" not in lines(prepare(parts[:1]).pdf())[0]


def test_leaves_room_to_write_on_the_cover_and_nowhere_else():
    make_clinic()

    first, *others = lines(prepare(editions(), has_lines=True).pdf())

    assert "Name Next appointment In this pack" in first
    assert not any("Next appointment" in side for side in others)


@pytest.mark.parametrize("size", SIZES)
def test_meets_what_a_checker_of_accessible_documents_can_tell(size: Any, tmp_path: Path):
    make_clinic()
    pdf = prepare(editions(), in_format=Format("letter", size, "colour")).pdf()

    assert faults(pdf, tmp_path) == []
    assert bookmarks(pdf)[:5] == [
        "For your first visit",
        "In this pack",
        "Is this pack still right?",
        "Notes",
        "A long text",
    ]


def test_is_named_by_what_it_is_and_marked_by_what_is_in_it():
    make_clinic()
    parts = editions()

    prepared = prepare(parts)

    assert prepared.file_name == "for-your-first-visit-3-a4-standard.pdf"
    assert prepare(parts, number=0, title="…").file_name == "pack-a4-standard.pdf"
    marks = {
        prepared.mark,
        prepare(parts[::-1]).mark,
        prepare(parts[:1]).mark,
        prepare(parts, has_lines=True).mark,
        prepare(parts, title="For your second visit").mark,
        prepare(parts, introduction="").mark,
        prepare(parts, number=4).mark,
        prepare(parts, check_code="").mark,
        prepare(parts, in_format=Format("a4", "large")).mark,
    }
    assert len(marks) == 9


def without_page_numbers(text: str) -> str:
    return re.sub(r"page\d+", "", text)


def read(picture: Any) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]
