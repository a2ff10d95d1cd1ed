"""Where stems stand is written and found again, without reading the others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.postings import NOTHING, Postings, bits_of, lines_of

BITS = {"en_ketamin": 1, "en_taken": 2, "en_take": 4, "en_1": 8, "en_12": 16, "es_tomar": 32}

stems = st.sampled_from([*BITS, "en_rest", "en_ta", "n_take", "12"])
fields = st.lists(st.lists(stems, max_size=20), max_size=6)


@given(fields)
def test_each_stem_is_found_in_its_field_and_in_the_order_of_the_text(fields):
    found = Postings.of(fields).hits(lines_of(BITS))

    assert {number: [bit for _place, bit in hits] for number, hits in found.items()} == {
        number: held
        for number, field in enumerate(fields)
        if (held := [BITS[stem] for stem in field if stem in BITS])
    }


@given(fields)
def test_stems_of_a_field_stand_as_far_apart_as_in_the_text(fields):
    for number, hits in Postings.of(fields).hits(lines_of(BITS)).items():
        first, _bit = hits[0]
        apart = [place - first for place, _bit in hits]
        there = [place for place, stem in enumerate(fields[number]) if stem in BITS]
        assert apart == [place - there[0] for place in there]


@given(fields, stems, stems)
def test_two_stems_that_follow_each_other_are_counted_within_a_field(fields, first, second):
    postings = Postings.of(fields)

    times = [list(pairwise(field)).count((first, second)) for field in fields]
    assert postings.times_together(first, second) == sum(times)
    assert postings.times_together(first, second, in_first_field=True) == sum(times[:1])


@given(fields.filter(bool))
def test_it_is_known_how_long_the_first_field_is(fields):
    assert Postings.of(fields).length == len(fields[0])


@pytest.mark.parametrize("nothing", [NOTHING, Postings(""), Postings.of([])])
def test_nothing_stands_in_what_was_never_written(nothing):
    assert not nothing.hits(lines_of(BITS))
    assert nothing.times_together("en_taken", "en_ketamin") == 0


def test_what_is_said_twice_is_one_thing():
    assert bits_of([(0, 1), (3, 4), (9, 1)]) == 5
