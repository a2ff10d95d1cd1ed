"""The elements of a style that no shipped style uses, and what records make of them."""

from __future__ import annotations

import pytest

from articles.text.entries.casing import cased
from articles.text.entries.engine import ParsedStyle
from articles.text.entries.styles import Style, shipped_style

PAPER = {"type": "article-journal", "title": "from ketamine to sleep", "page": "e12-e19"}


def printed(layout: str, csl: dict[str, object], *, language: str = "en-US") -> str:
    """Return a record as a style of nothing but this layout prints it."""
    style = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" default-locale="{language}">'
        f"<bibliography><layout>{layout}</layout></bibliography></style>"
    )
    return ParsedStyle(Style.of("elements", style)).entry(csl)


@pytest.mark.parametrize(
    ("text", "how", "said"),
    [
        ("<i>ketamine</i> and sleep", "sentence", "<i>Ketamine</i> and sleep"),
        ("<i></i>", "capitalize-first", "<i></i>"),
        ("", "sentence", ""),
        ("Ketamine &amp; <i>sleep</i>", "uppercase", "KETAMINE &amp; <i>SLEEP</i>"),
        ("as it is", "any other", "as it is"),
    ],
)
def test_only_words_change_their_case(text: str, how: str, said: str):
    assert cased(text, how) == said


@pytest.mark.parametrize(
    ("language", "said"), [("en-GB", "From Ketamine to Sleep"), ("es-ES", "from ketamine to sleep")]
)
def test_titles_get_capitals_in_english_only(language: str, said: str):
    title = '<text variable="title" text-case="title"/>'

    assert printed(title, PAPER, language=language) == said


def test_titles_keep_their_italics_and_what_stands_in_them():
    title = "<i>In <sub>vitro</sub></i> & <u>elsewhere</u> <b>"

    said = printed('<text variable="title"/>', PAPER | {"title": title})

    assert said == "<i>In <sub>vitro</sub></i> &amp; &lt;u&gt;elsewhere&lt;/u&gt; &lt;b&gt;"


def test_a_style_may_want_the_first_page_alone():
    assert printed('<text variable="page-first"/>', PAPER) == "e12"


@pytest.mark.parametrize(
    ("edition", "said"),
    [("4", "iv"), ("4000", "4000"), ("revised", "revised"), ("1234567890", "1234567890")],
)
def test_a_number_is_roman_where_that_can_be_read(edition: str, said: str):
    roman = '<number variable="edition" form="roman"/>'

    assert printed(roman, {"type": "book", "edition": edition}) == said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ('font-weight="bold"', "<b>12</b>"),
        ('font-style="italic"', "<i>12</i>"),
        ('font-style="oblique"', "<i>12</i>"),
        ('vertical-align="sup"', "<sup>12</sup>"),
        ('vertical-align="sub"', "<sub>12</sub>"),
        ('font-variant="small-caps"', "12"),
        ('text-decoration="underline"', "12"),
    ],
)
def test_looks_become_the_few_tags_that_pages_and_sheets_know(how: str, said: str):
    assert printed(f'<text variable="volume" {how}/>', PAPER | {"volume": "12"}) == said


def test_people_who_are_not_named_are_said_to_be_more():
    names = '<names variable="author"><name {}/></names>'
    three = [{"family": family} for family in ("Loo", "Short", "Fong")]
    some = {"type": "book", "author": [*three, {"literal": "et al."}]}

    assert printed(names.format(""), some) == "Loo, Short, Fong, et al."
    assert printed(names.format('et-al-min="6" et-al-use-first="2"'), some) == "Loo, Short, et al."
    assert printed(names.format('et-al-min="2" et-al-use-first="1"'), some) == "Loo et al."


def test_nothing_stands_in_for_nobody():
    names = (
        '<names variable="author"><name/><substitute><names variable="editor"/>'
        '<text variable="publisher"/></substitute></names><text variable="title" prefix="|"/>'
    )

    assert printed(names, PAPER) == "|from ketamine to sleep"
    assert printed(names, PAPER | {"publisher": "FDA"}) == "FDA|from ketamine to sleep"


def test_no_entry_is_told_apart_from_another():
    choice = (
        '<choose><if disambiguate="true"><text value="twin"/></if>'
        '<else-if disambiguate="true"><text value="twin"/></else-if>'
        '<else><text variable="title"/></else></choose>'
    )

    assert printed(choice, PAPER) == "from ketamine to sleep"


def test_a_style_that_does_not_come_with_the_portal_is_said_to_be_none():
    with pytest.raises(ValueError, match="no reference style 'mla'"):
        shipped_style("mla")
