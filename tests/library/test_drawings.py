"""The drawings of the starter library: each is shown, described, and legible where it is smallest."""

from __future__ import annotations

import re

import pytest

from articles.text.pictures import pictured_keys
from articles.text.starter_drawing import StarterDrawing
from tests.library.starter import SLUGS, library, manuscript

NARROWEST = 288
"""The room for a picture, in pixels, on a screen that is 320 wide."""

SMALLEST = 12

DRAWINGS = library().drawings


def numbers(drawing: StarterDrawing, attribute: str) -> list[float]:
    found = re.findall(rf'{attribute}="([\d.]+)"', drawing.content.decode())
    return [float(number) for number in found]


def named(drawing: StarterDrawing) -> str:
    return drawing.key


def test_there_are_drawings_of_a_synapse_a_day_a_circle_and_the_weeks():
    assert {one.key for one in DRAWINGS} == {
        "drawing-synapse",
        "drawing-treatment-day",
        "drawing-stress-circle",
        "drawing-antidepressant-weeks",
    }


def test_each_is_shown_and_none_that_is_not_there():
    shown = {key for slug in SLUGS for key in pictured_keys([manuscript(slug).body])}

    assert shown == {one.key for one in DRAWINGS}


@pytest.mark.parametrize("drawing", DRAWINGS, ids=named)
def test_its_description_says_what_it_shows_and_fits(drawing: StarterDrawing):
    assert 60 < len(drawing.alt) <= 300


@pytest.mark.parametrize("drawing", DRAWINGS, ids=named)
def test_its_words_can_be_read_on_the_narrowest_screen(drawing: StarterDrawing):
    _, _, width, _ = re.search(
        r'viewBox="(\S+) (\S+) (\S+) (\S+)"', drawing.content.decode()
    ).groups()

    assert min(numbers(drawing, "font-size")) * NARROWEST / float(width) >= SMALLEST


@pytest.mark.parametrize("drawing", DRAWINGS, ids=named)
def test_it_keeps_its_shape(drawing: StarterDrawing):
    box = re.search(r'viewBox="0 0 (\S+) (\S+)"', drawing.content.decode())

    assert drawing.width / drawing.height == pytest.approx(float(box[1]) / float(box[2]), rel=0.01)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=named)
def test_every_colour_is_one_that_paper_can_turn_to_grey(drawing: StarterDrawing):
    used = re.findall(r'(?:fill|stroke)="([^"]+)"', drawing.content.decode())

    assert [
        colour for colour in used if not re.fullmatch(r"#[0-9a-f]{6}|none|url\(#.+\)", colour)
    ] == []


@pytest.mark.parametrize("drawing", DRAWINGS, ids=named)
def test_it_brings_its_own_ground_for_dark_pages(drawing: StarterDrawing):
    first = re.search(r"<rect [^>]+>", drawing.content.decode())[0]

    assert 'fill="#ffffff"' in first
