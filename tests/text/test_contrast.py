"""Contrast of two colours, as WCAG measures it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.contrast import contrast_ratio

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#FFFFFF", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes AA
        ("#595959", "#ffffff", 7.0),  # the lightest grey that passes AAA
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#000000", 2.44),
    ],
)
def test_known_contrasts(one, other, ratio):
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)


@given(one=COLOURS, other=COLOURS)
def test_it_does_not_matter_which_colour_is_named_first(one, other):
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1.0 <= contrast_ratio(one, other) <= 21.0


@pytest.mark.parametrize(
    "colour", ["", "#fff", "teal", "#00494b ", "#00494g", "00494b", "#00494b\n"]
)
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="Not a colour"):
        contrast_ratio(colour, "#ffffff")


@pytest.mark.parametrize("word", ["red", "#fff", "#gggggg", ""])
def test_a_colour_is_six_figures(word):
    with pytest.raises(ValueError, match="Not a colour"):
        contrast_ratio(word, "#ffffff")
