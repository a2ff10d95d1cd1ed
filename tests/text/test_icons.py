"""Drawn signs: well-formed, and as many people as are counted."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import icons
from articles.text.sanitising import sanitise


def figures(svg, kind):
    """Return where the figures of one kind stand, by following the pen along the path."""
    found = re.search(rf'<path class="{kind} body" d="([^"]*)"', svg)
    places, x, y = [], 0.0, 0.0
    for command, first, second in re.findall(
        r"([Mmhv])(-?[\d.]+)(?: ?(-?[\d.]+))?", found[1] if found else ""
    ):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        elif command == "v":
            places.append((round(x, 2), round(y, 2)))
            y += float(first)
    return places


@given(of=st.sampled_from([10, 100, 1000]), share=st.floats(0, 1))
def test_as_many_figures_are_drawn_as_are_counted(of, share):
    filled, per_row = round(of * share), 40 if of == 1000 else 10
    svg = icons.people(filled=filled, of=of, text="x", per_row=per_row)
    yes, no = figures(svg, "yes"), figures(svg, "no")

    assert len(yes) == filled
    assert len(no) == of - filled
    assert len({*yes, *no}) == of  # no two in one place


@pytest.mark.parametrize("filled", [0, 7, 10, 93, 100])
def test_every_figure_stands_within_the_drawing(filled):
    svg = icons.people(filled=filled, of=100, text="x")
    _left, _top, width, height = map(float, re.search(r'viewBox="([^"]*)"', svg)[1].split())

    assert all(
        0 < x < width and 0 < y < height for x, y in figures(svg, "yes") + figures(svg, "no")
    )


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xFFFD)))
def test_the_words_instead_of_the_drawing_are_safe_in_it(words):
    tree = ElementTree.fromstring(icons.people(filled=3, of=10, text=words))  # noqa: S314

    assert tree.get("aria-label") == words
    assert tree.get("role") == "img"


@pytest.mark.parametrize("level", ["urgent", "warning", "note"])
def test_each_callout_has_a_shape_of_its_own(level):
    others = {icons.shape(other) for other in ("urgent", "warning", "note")}

    assert len(others) == 3
    assert 'aria-hidden="true"' in icons.shape(level)


@pytest.mark.parametrize("drawn", [icons.shape("urgent"), icons.person(is_filled=False)])
def test_the_sanitiser_leaves_drawings_whole(drawn):
    assert sanitise(drawn).replace("></path>", "/>") == drawn


def test_a_hollow_figure_is_told_from_a_full_one_without_colour():
    assert "no-body" in icons.person(is_filled=False)
    assert "no-body" not in icons.person(is_filled=True)
