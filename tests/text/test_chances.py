"""Chances: read from a line, and said in words that do not contradict each other."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.text.chances import ChanceGroup, read_group, simple_fraction

COUNTS = st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 10))


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("26 in 100 with the spray", ChanceGroup(Fraction(26), 100, "with the spray")),
        ("26.1 in 100 with", ChanceGroup(Fraction("26.1"), 100, "with")),
        ("0 in 10   nobody ", ChanceGroup(Fraction(0), 10, "nobody")),
        ("3 in 1,000 with", ChanceGroup(Fraction(3), 1000, "with")),
        ("1000 in 1000 all", ChanceGroup(Fraction(1000), 1000, "all")),
    ],
)
def test_a_line_is_so_many_in_so_many_of_whom(line, group):
    assert read_group(line) == group


@pytest.mark.parametrize(
    "line",
    [
        "26 in 100",  # of whom?
        "101 in 100 with",  # more than all
        "100.5 in 100 with",
        "3 in 7 with",  # cannot be counted at a glance
        "26 of 100 with",
        "26,1 in 100 with",
        "-1 in 100 with",
        "26.123 in 100 with",
        "26% with",
        "",
    ],
)
def test_any_other_line_is_not_read(line):
    assert read_group(line) is None


@given(line=st.text())
def test_any_line_can_be_tried(line):
    group = read_group(line)

    assert group is None or 0 <= group.count <= group.of


@pytest.mark.parametrize(
    ("count", "whole", "percent"),
    [
        ("26", 26, "26"),
        ("26.5", 27, "26.5"),
        ("26.44", 26, "26.4"),
        ("26.45", 26, "26.5"),
        ("0", 0, "0"),
    ],
)
def test_halves_round_up_as_readers_expect(count, whole, percent):
    group = ChanceGroup(Fraction(count), 100, "x")

    assert (group.whole, group.percent) == (whole, percent)


@pytest.mark.parametrize(
    ("count", "of", "percent"), [("1", 1000, "0.1"), ("3", 10, "30"), ("125", 1000, "12.5")]
)
def test_a_percentage_has_a_decimal_only_where_it_needs_one(count, of, percent):
    assert ChanceGroup(Fraction(count), of, "x").percent == percent


@pytest.mark.parametrize(
    ("count", "of"),
    [
        ("0.5", 100),
        ("0.4", 100),
        ("1.4", 100),
        ("99.6", 100),
        ("2.6", 10),
        ("9.9", 10),
        ("0.04", 1000),
    ],
)
def test_a_chance_that_whole_people_would_falsify_is_not_fair(count, of):
    assert not ChanceGroup(Fraction(count), of, "x").is_fair


@pytest.mark.parametrize(
    ("count", "of"),
    [("0", 100), ("100", 100), ("1", 1000), ("3.6", 100), ("26.7", 100), ("5.8", 100)],
)
def test_a_chance_that_whole_people_show_well_enough_is_fair(count, of):
    assert ChanceGroup(Fraction(count), of, "x").is_fair


@given(count=COUNTS)
def test_what_is_fair_is_said_alike_in_number_percent_and_fraction(count):
    group = ChanceGroup(count, 100, "x")
    assume(group.is_fair)
    top, bottom, is_exact = simple_fraction(count, 100)
    chance = count / 100

    assert abs(group.whole - count) <= Fraction(1, 2)
    assert abs(Fraction(group.percent) - count) <= Fraction(1, 20)
    assert abs(Fraction(top, bottom) - chance) <= Fraction(4, 100)
    assert is_exact == (Fraction(top, bottom) == chance)
    assert (group.whole == 0) == (count == 0)
    assert (group.whole == 100) == (count == 100)


@pytest.mark.parametrize(
    ("count", "of", "fraction"),
    [
        ("26", 100, (1, 4, False)),
        ("25", 100, (1, 4, True)),
        ("4", 100, (1, 25, True)),
        ("3.6", 100, (1, 28, False)),
        ("1", 1000, (1, 1000, True)),
        ("96", 100, (24, 25, True)),
        ("67", 100, (2, 3, False)),
        ("45", 100, (9, 20, True)),
        ("46", 100, (9, 20, False)),
        ("55", 100, (11, 20, True)),
        ("17", 100, (1, 6, False)),
        ("0", 100, (0, 100, True)),
        ("100", 100, (100, 100, True)),
        ("10", 10, (10, 10, True)),
        ("50", 100, (1, 2, True)),
    ],
)
def test_a_chance_is_said_by_the_simplest_fraction_that_holds(count, of, fraction):
    assert simple_fraction(Fraction(count), of) == fraction


@given(count=st.integers(1, 999))
def test_a_fraction_is_never_none_or_all_of_some(count):
    top, bottom, _is_exact = simple_fraction(Fraction(count), 1000)

    assert 0 < top < bottom
