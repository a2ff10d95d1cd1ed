"""The shades of a clinic's colour stay readable, whatever dark colour it chose."""

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.text.accents import DARK_PAPER, mix, shades_of
from articles.text.contrast import CONTRAST_AAA, contrast_ratio

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_every_shade_that_carries_words_keeps_seven_to_one(accent):
    assume(contrast_ratio(accent, "#ffffff") >= CONTRAST_AAA)

    shades = shades_of(accent)

    assert contrast_ratio(shades.accent, "#ffffff") >= CONTRAST_AAA
    assert contrast_ratio(shades.strong, "#ffffff") >= CONTRAST_AAA
    assert contrast_ratio(shades.field, "#ffffff") >= CONTRAST_AAA
    assert contrast_ratio(shades.field_soft, shades.field) >= CONTRAST_AAA
    assert contrast_ratio(shades.dark_accent, DARK_PAPER) >= CONTRAST_AAA
    assert contrast_ratio(shades.dark_strong, DARK_PAPER) >= CONTRAST_AAA
    assert contrast_ratio(shades.dark_field_soft, shades.dark_field) >= CONTRAST_AAA


def test_mixes_two_colours_by_their_share():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 0) == "#123456"
