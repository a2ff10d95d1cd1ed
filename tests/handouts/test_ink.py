"""In black a sheet is black and white and nothing else; in colour it is the clinic's."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from articles.handouts.drawings import Photograph
from articles.handouts.pdf import handout_pdf
from articles.handouts.sheet import Format, Sheet
from tests.handouts.pictures_of_paper import colours
from tests.handouts.sheets import CHANCE, RIVER, make_sheet

BODY = f"::: urgent Call now\nIf it hurts.\n:::\n\n## A head\n\n![](image:river)\n\n{CHANCE}"


def coloured(kind: str, mode: str = "RGB") -> bytes:
    """A picture that is blue all over."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 20, 220)).convert(mode).save(file, kind)
    return file.getvalue()


def sheet(photograph: bytes = b"", accent: str = "#005010") -> Sheet:
    pictures = {RIVER.name: photograph} if photograph else {}
    return make_sheet(BODY, images=(RIVER,), pictures=pictures, accent=accent)


def test_in_colour_it_has_the_clinics_colour_and_red_for_what_is_urgent():
    assert colours(handout_pdf(sheet(), in_format=Format("a4", "standard", "colour"))) == {
        "red",
        "green",
    }


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("JPEG", "RGB"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
    ],
)
def test_in_black_even_photographs_and_the_clinics_sign_are_grey(kind: str, mode: str):
    photograph = coloured(kind, mode)
    pictured = sheet(photograph)
    with_sign = Sheet(
        pictured.facts, pictured.manuscript, Photograph(photograph, 40, 30), pictured.pictures
    )

    black, colour = (
        handout_pdf(with_sign, in_format=Format("a4", "standard", ink))
        for ink in ("black", "colour")
    )

    assert colours(black) == set()
    assert colours(colour) == {"red", "green", "blue"}


def test_a_picture_that_cannot_be_read_stops_no_sheet():
    assert handout_pdf(sheet(b"\x89PNG nothing"), in_format=Format("a4", "standard"))
