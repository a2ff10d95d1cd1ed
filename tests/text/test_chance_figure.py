"""A chance on the page: number, words, counted people, and the same for those who cannot see."""

import re
from fractions import Fraction

import pytest

from articles.text import chance_figure
from articles.text.chances import Chance, ChanceGroup
from articles.text.labels import ENGLISH, Labels

WITH = ChanceGroup(Fraction(26), 100, "with the spray")
WITHOUT = ChanceGroup(Fraction(4), 100, "with a <dummy> spray")


def test_says_the_number_and_under_it_the_percentage_and_a_simple_fraction():
    assert chance_figure.chance_words(WITH, ENGLISH) == ("26 in 100", "26%, about 1 in 4")


def test_does_not_say_about_where_the_fraction_is_exact():
    assert chance_figure.chance_words(WITHOUT, ENGLISH) == ("4 in 100", "4%, 1 in 25")


def test_says_what_the_figures_show_to_those_who_cannot_see_them():
    alternative = chance_figure.chance_alternative(WITH, ENGLISH)

    assert alternative == "100 figures, 26 of them filled: 26 in 100 with the spray."


def test_speaks_the_words_it_is_handed():
    labels = Labels(
        count="{count} von {of}", about="{percent}, rund {fraction}", percent="{percent} %"
    )

    assert chance_figure.chance_words(WITH, labels) == ("26 von 100", "26 %, rund 1 von 4")


def test_escapes_every_word_of_the_author():
    drawn = chance_figure.opening(
        Chance("<b>?", (WITHOUT,), "<i>", "<u>"), ENGLISH, title_id="block-1"
    )

    for raw in ("<dummy>", "<b>", "<i>", "<u>"):
        assert raw not in drawn


def test_names_what_a_filled_and_a_hollow_figure_mean():
    said = chance_figure.opening(
        Chance("Q?", (WITH,), "felt detached", "did not"), ENGLISH, title_id="block-1"
    )
    unsaid = chance_figure.opening(Chance("Q?", (WITH,)), ENGLISH, title_id="block-1")

    assert "felt detached</span>" in said
    assert "did not</span>" in said
    assert "not counted</span>" in unsaid


def test_who_hears_the_key_hears_which_figures_it_speaks_of():
    heard = chance_figure.opening(
        Chance("Q?", (WITH,), "felt detached", "did not"), ENGLISH, title_id="block-1"
    )

    assert re.search(r'aria-label="Filled:">.*?</svg> felt detached<', heard)
    assert re.search(r'aria-label="Not filled:">.*?</svg> did not<', heard)


@pytest.mark.parametrize(("of", "rows"), [(10, 1), (100, 10), (1000, 25)])
def test_people_stand_in_rows_that_can_be_counted(of, rows):
    group = ChanceGroup(Fraction(1), of, "x")
    drawn = chance_figure.opening(Chance("Q?", (group,)), ENGLISH, title_id="block-1")

    assert f" {rows * 17 - 2}" in drawn.split('viewBox="', 1)[1].split('"', 1)[0]


def test_the_title_names_the_figure():
    drawn = chance_figure.opening(Chance("How many?", (WITH,)), ENGLISH, title_id="block-7")

    assert drawn.startswith('<figure class="block chance" aria-labelledby="block-7">')
    assert '<p class="block-title" id="block-7">How many?</p>' in drawn


def test_a_thousand_is_written_as_readers_write_it_and_given_the_whole_width():
    chance = Chance("Q?", (ChanceGroup(Fraction(3), 1000, "with"),))
    drawn = chance_figure.opening(chance, ENGLISH, title_id="t")

    assert "3 in 1,000" in drawn
    assert 'aria-label="1,000 figures, 3 of them filled: 3 in 1,000 with."' in drawn
    assert "chance-groups thousand" in drawn
