"""The foot of every side: what checks a sheet, for a telephone, a finger and an ear."""

from __future__ import annotations

import pytest
import zxingcpp

from articles.handouts.facts import Fact
from articles.handouts.sheet import INKS, PAPERS, SIZES
from tests.handouts.paper import links, pages, runs, words
from tests.handouts.pictures_of_paper import sides
from tests.handouts.sheets import LONG, make_pdf

ADDRESS = "HTTPS://CLINIC.EXAMPLE/C/K7Q2M4X5"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ink", INKS)
def test_a_telephone_reads_the_square_on_every_side(paper: str, size: str, ink: str):
    pdf = make_pdf(f"## One\n\n{LONG * 6}", paper=paper, size=size, ink=ink)

    pictures = sides(pdf, dpi=150)
    assert len(pictures) > 1
    for picture in pictures:
        assert [found.text for found in zxingcpp.read_barcodes(picture)] == [ADDRESS]


@pytest.mark.parametrize(("size", "points"), [("standard", 17), ("large", 20)])
def test_the_code_is_large_enough_to_copy(size: str, points: int):
    found = [run for run in runs(make_pdf(size=size)) if run.text == "K7Q2-M4X5"]

    assert [run.size for run in found] == [points]


@pytest.mark.parametrize("size", SIZES)
def test_leaves_the_text_its_room_however_much_it_says(size: str):
    """Words of the clinic's that take ten lines: no line of the text runs into them."""
    pdf = make_pdf(
        f"## One\n\n{LONG * 6}",
        size=size,
        title="A sheet about a very long treatment day " * 4,
        check_place="patients.a-very-long-name-of-a-hospital-trust.health.example/check",
        flag="Not yet reviewed by this clinic, and not by anybody else either",
    )

    for side in range(1, len(pages(pdf)) + 1):
        foot = next(
            run
            for run in reversed(runs(pdf))
            if run.page == side and run.text.startswith("Riverside")
        )
        body = [run for run in runs(pdf) if run.page == side and run.text[:40] in LONG]
        assert min(run.height for run in body) > foot.height + 20


def test_the_text_says_the_code_and_where_to_check_it():
    """Screen readers pass over the feet of pages."""
    about = (
        Fact("Check code", "K7Q2-M4X5, to be typed at clinic.example/check"),
        Fact("Is it still right?", "https://clinic.example/c/K7Q2M4X5/"),
    )

    pdf = make_pdf(about=about)

    assert "Check code: K7Q2-M4X5, to be typed at clinic.example/check" in words(pdf)
    assert "https://clinic.example/c/K7Q2M4X5/" in links(pdf)


def test_lines_to_write_on_stand_on_the_first_side_and_say_only_what_goes_there():
    body = f"## One\n\n{LONG * 6}"
    first, *others = (" ".join(side.split()) for side in pages(make_pdf(body, has_lines=True)))

    assert "For you. Name Next appointment Notes One The spray" in first
    assert not any("Next appointment" in side for side in others)
    assert "Next appointment" not in words(make_pdf(body))
