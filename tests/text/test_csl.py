"""Reading CSL-JSON of any state."""

from __future__ import annotations

import pytest

from articles.text.csl import (
    People,
    Person,
    clean,
    read_date,
    read_people,
    read_year,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  two\n\tlines ", "two lines"),
        ("be\x00ep\ud800", "beep"),
        ("reversed\u202e", "reversed"),
        (12, "12"),
        (["First", "Second"], "First"),
        ([], ""),
        (None, ""),
        (True, ""),
        (1.5, ""),
        ({"a": 1}, ""),
        (10**13, ""),
    ],
)
def test_any_value_becomes_one_line_of_text(value, text):
    assert clean(value) == text


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ({"date-parts": [[2016, 5, 26]]}, "2016 May 26"),
        ({"date-parts": [["2016", "5"]]}, "2016 May"),
        ({"date-parts": [[2016]]}, "2016"),
        ({"date-parts": [[2016]], "season": 3}, "2016 Autumn"),
        ({"date-parts": [[2016]], "season": "Easter"}, "2016 Easter"),
        ({"date-parts": [[2016, 5]], "season": 1}, "2016 May"),
        ({"date-parts": [[2016, 13, 1]]}, "2016"),
        ({"date-parts": [[2016, 5, 99]]}, "2016 May"),
        ({"date-parts": [[2018, 1], [2018, 2]]}, "2018 Jan–Feb"),
        ({"date-parts": [[2018, 1, 4], [2018, 1, 6]]}, "2018 Jan 4–6"),
        ({"date-parts": [[2018, 12], [2019, 1]]}, "2018 Dec–2019 Jan"),
        ({"date-parts": [[2018, 1], [2018, 1]]}, "2018 Jan"),
        ({"date-parts": [[2018], [2018, 3]]}, "2018"),
        ({"raw": "2016-05-26T10:00:00Z"}, "2016 May 26"),
        ({"raw": "about 1970"}, "about 1970"),
        ({"literal": "in press"}, "in press"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": [[0]]}, ""),
        ({"date-parts": [[-44, 3]]}, ""),
        ({"date-parts": [2016]}, ""),
        ({"date-parts": "2016"}, ""),
        ({"date-parts": []}, ""),
        ("2016", ""),
        (None, ""),
    ],
)
def test_dates_are_read_as_far_as_they_can_be_true(issued, printed):
    assert read_date({"issued": issued}, "issued") == printed


def test_the_year_is_found_in_a_literal_date():
    assert read_year({"issued": {"literal": "about 1970"}}, "issued") == "1970"
    assert read_year({"issued": {"literal": "in press"}}, "issued") == ""


@pytest.mark.parametrize(
    ("entry", "person"),
    [
        ({"family": "Loo", "given": "CK"}, Person("Loo", "C K")),
        ({"family": "Loo", "given": "Colleen K."}, Person("Loo", "Colleen K.")),
        ({"family": "Zarate", "given": "CA", "suffix": "Jr"}, Person("Zarate", "C A", "Jr")),
        (
            {"family": "Hilten", "non-dropping-particle": "van", "given": "JJ"},
            Person("van Hilten", "J J"),
        ),
        ({"literal": "World Health Organization"}, Person("World Health Organization")),
        ({"given": "Plato"}, Person("Plato")),
        ("GOV.UK", Person("GOV.UK")),
    ],
)
def test_a_name_is_read_in_any_of_its_forms(entry, person):
    assert read_people({"author": [entry]}, "author") == People((person,))


@pytest.mark.parametrize("word", ["et al.", "Et al", "others", "and others"])
def test_a_name_that_means_more_people_is_no_name(word):
    found = read_people({"author": [{"family": "Loo"}, {"literal": word}]}, "author")

    assert found == People((Person("Loo"),), are_more=True)


@pytest.mark.parametrize(
    "authors", [None, "Loo C", {}, [], [None, 3, {}, "", {"family": " "}], [{"literal": "et al."}]]
)
def test_no_names_are_found_where_there_are_none(authors):
    assert read_people({"author": authors}, "author") == People()
