"""Dates as a style asks for them, by its own parts or by those of its language."""

from __future__ import annotations

import pytest

from articles.text.entries.engine import ParsedStyle
from articles.text.entries.styles import Style

OWN = (
    '<date variable="issued"><date-part name="day" suffix=" "/>'
    '<date-part name="month" form="{}" suffix=" "/><date-part name="year"/></date>'
)
DAY, MONTH, YEAR = {"date-parts": [[2016, 5, 26]]}, {"date-parts": [[2016, 5]]}, {"date-parts": [[2016]]}  # fmt: skip


def printed(date: str, issued: dict[str, object], *, locale: str = "en-US", local: str = "") -> str:
    """Return a date as a style of nothing else prints it."""
    style = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" default-locale="{locale}">{local}'
        f"<bibliography><layout>{date}</layout></bibliography></style>"
    )
    return ParsedStyle(Style.of("dates", style)).entry({"type": "book", "issued": issued})


@pytest.mark.parametrize(
    ("issued", "american", "british"),
    [
        (DAY, "May 26, 2016", "26 May 2016"),
        (MONTH, "May 2016", "May 2016"),
        (YEAR, "2016", "2016"),
        (
            {"date-parts": [[2018, 1, 4], [2018, 1, 6]]},
            "January 4–6, 2018",
            "4–6 January 2018",
        ),
        (
            {"date-parts": [[2018, 12], [2019, 1]]},
            "December 2018–January 2019",
            "December 2018–January 2019",
        ),
        (YEAR | {"season": 3}, "Autumn 2016", "Autumn 2016"),
        ({"literal": "in <press>"}, *["in &lt;press&gt;"] * 2),
    ],
)
def test_a_language_has_its_own_order(issued, american, british):
    text = '<date variable="issued" form="text"/>'

    assert printed(text, issued) == american
    assert printed(text, issued, locale="en-GB") == british


@pytest.mark.parametrize(
    ("form", "day"),
    [
        ("long", "26 May 2016"),
        ("short", "26 May 2016"),
        ("numeric", "26 5 2016"),
        ("numeric-leading-zeros", "26 05 2016"),
    ],
)
def test_a_style_has_its_own_parts(form, day):
    assert printed(OWN.format(form), DAY) == day
    assert printed(OWN.format("long"), YEAR) == "2016"


def test_a_date_whose_parts_nobody_knows_is_left_out():
    day = '<date variable="issued" prefix="on "><date-part name="day"/></date>'

    assert printed(day, DAY) == "on 26"
    assert printed(day, YEAR) == ""


def test_one_date_leaves_the_form_of_the_next_alone():
    short = '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
    both = f'<group delimiter=" / ">{short}<date variable="issued" form="text"/></group>'

    assert printed(both, {"date-parts": [[2016, 11, 3]]}) == "Nov. 3, 2016 / November 3, 2016"


def test_only_the_parts_that_a_style_chooses_are_printed():
    year = '<date variable="issued" form="text" date-parts="year"/>'

    assert printed(year, {"date-parts": [[2018, 1], [2018, 2]]}) == "2018"
    assert printed(year, {"date-parts": [[2018], [2019]]}) == "2018–2019"


def test_a_first_of_the_month_is_an_ordinal_where_the_language_has_it():
    french = '<date variable="issued"><date-part name="day" form="ordinal"/></date>'

    assert printed(french, {"date-parts": [[2016, 5, 1]]}, locale="fr-FR").startswith("1")
    assert printed(french, {"date-parts": [[2016, 5, 2]]}, locale="fr-FR") == "2"
    assert printed(french, {"date-parts": [[2016, 5, 2]]}) == "2nd"
