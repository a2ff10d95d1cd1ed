"""How a sheet is set: what stays together, how long its lines are, and which way they run."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from articles.handouts.sheet import PAPERS, SIZES
from tests.handouts.paper import catalogue, faults, pages, runs, side_of, words
from tests.handouts.sheets import CHANCE, LONG, make_pdf

ROOT = Path(__file__).parents[2]
A4, FOOT = 842, 140
"""How high the paper is, and its foot at most, in points."""


def test_repeats_the_head_of_a_table_that_runs_on():
    rows = "\n".join(f"| {number} | {LONG[:60]} |" for number in range(60))

    sides = pages(make_pdf(f"| Number | What |\n| --- | --- |\n{rows}"))

    assert len(sides) > 2
    assert all("Number\nWhat" in side or "Number What" in side for side in sides[:-1])


def test_keeps_a_heading_with_the_text_below_it():
    """Whatever stands above, no side ends with a side-head alone."""
    for lines in range(20, 44):
        body = "\n\n".join(["Rest."] * lines) + f"\n\n## Getting home safely\n\n{LONG}"
        pdf = make_pdf(body)
        assert side_of(pdf, "Getting home") == side_of(pdf, LONG[:20])


def test_keeps_a_list_with_what_leads_to_it():
    """A sentence that ends with a colon, whatever is cited after it."""
    for lines in range(12, 30):
        body = "\n\n".join(["Rest."] * lines) + "\n\nTake along:[@smith-2020]\n\n- Your pass"
        pdf = make_pdf(f"Text.\n\n{body}")
        assert side_of(pdf, "Take along") == side_of(pdf, "Your pass")


def test_does_not_part_a_box():
    for lines in range(20, 44, 3):
        body = "\n\n".join(["Rest."] * lines) + "\n\n::: warning Do not drive\nAsk for a lift.\n:::"
        pdf = make_pdf(f"Text.\n\n{body}")
        assert side_of(pdf, "Do not drive") == side_of(pdf, "Ask for a lift.")


def test_large_print_begins_what_is_urgent_rather_than_leave_half_a_side_empty():
    """However much stands above it. A box that is parted says at once what it is about."""
    box = "::: urgent If you are in danger\nCall 999.\n\nStay where you are.\n\n" + LONG[:300]
    for lines in range(4, 16):
        pdf = make_pdf(f"{box}\n:::", size="large", summary="What the sheet is about. " * lines)
        first = [run for run in runs(pdf) if run.page == 1 and run.height > FOOT]
        begins = side_of(pdf, "If you are in danger")
        assert begins == 1 or min(run.height for run in first) < A4 / 2
        assert side_of(pdf, "Urgent") == begins == side_of(pdf, "Call 999.")


@pytest.mark.parametrize("paper", PAPERS)
def test_holds_sixty_to_seventy_characters_in_a_line(paper: str):
    (side, *_) = pages(make_pdf(f"## One\n\n{LONG}", paper=paper))
    lines = [line for line in side.splitlines() if line.strip() in LONG]

    assert 55 <= max(map(len, lines)) <= 72


def test_large_print_folds_the_rail_above_the_text():
    body = "## A head\n\nRest for a day."
    heights = {
        size: {run.text: run.height for run in runs(make_pdf(body, size=size))} for size in SIZES
    }

    assert heights["standard"]["A head"] == pytest.approx(heights["standard"]["Rest for a day."], 1)
    assert heights["large"]["A head"] > heights["large"]["Rest for a day."] + 18


def test_writes_from_right_to_left(tmp_path: Path):
    pdf = make_pdf(
        "## العنوان\n\n**استرح** ليوم.", language="ar", direction="rtl", title="يوم العلاج"
    )

    assert catalogue(pdf)["/Lang"] == "ar"
    assert catalogue(pdf)["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert faults(pdf, tmp_path) == []


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans", "nothing at all", ""])
def test_sets_a_text_in_any_language_tag(tag: str):
    assert "Rest." in words(make_pdf(language=tag))


def test_gives_the_same_bytes_for_the_same_sheet():
    assert make_pdf(CHANCE) == make_pdf(CHANCE)
    assert make_pdf(CHANCE) != make_pdf(CHANCE, size="large")


def test_gives_the_same_bytes_in_every_process():
    program = (
        "import django; django.setup(); import hashlib; "
        "from tests.handouts.sheets import CHANCE, make_pdf; "
        "print(hashlib.sha256(make_pdf(CHANCE, has_lines=True)).hexdigest())"
    )
    seeds = ("1", "2")
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in seeds
    }

    assert said == {f"{sha256(make_pdf(CHANCE, has_lines=True)).hexdigest()}\n".encode()}


def test_carries_its_typefaces_and_none_of_the_machines_own():
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in catalogue(make_pdf("**Bold** and *sloping* سلام שלום"))["/Pages"]["/Kids"]
        for font in page.get_object()["/Resources"]["/Font"].values()
    }

    assert {name.split("-")[0] for name in fonts} == {"IBMPlexSans", "Amiri", "Assistant"}
