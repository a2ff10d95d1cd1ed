"""What registries send, cleaned as the library wants it."""

from typing import Any

import pytest

from articles.evidence.registry_records import MOST_PEOPLE, library_record
from articles.evidence.tidying import tidied
from articles.text.bibliography import plain_reference


def test_what_comes_out_is_as_tidy_as_what_is_read_from_files():
    sent = {
        "title": ["&lt;i&gt;S&lt;/i&gt;-ketamine &amp;amp; <jats:sub>2</jats:sub> <b>x"],
        "author": [{"name": "The <i>Group</i>"}, {"given": "A.", "family": "B &amp; C"}],
        "ISSN": ["1", "2"],
        "page": "12–34",
    }

    record = library_record(sent)

    assert record["title"] == "<i>S</i>-ketamine & <sub>2</sub> x"
    assert record["author"] == [{"literal": "The Group"}, {"family": "B & C", "given": "A."}]
    assert (record["ISSN"], record["page"]) == ("1", "12-34")
    assert tidied(record) == record


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Ketamine", "A Review", "Ketamine: A Review"),
        ("Does it help?", "A Review", "Does it help? A Review"),
        ("Ketamine: a review", "A Review", "Ketamine: a review"),
        ("Rest.", "", "Rest"),
        ("And then...", "", "And then..."),
    ],
)
def test_a_subtitle_follows_the_title_once(title: str, subtitle: str, whole: str):
    assert library_record({"title": [title], "subtitle": [subtitle]})["title"] == whole


def test_thousands_of_authors_end_in_et_al():
    authors = [{"family": f"Name{number}"} for number in range(3000)]

    named = library_record({"title": ["A"], "author": authors})["author"]

    assert len(named) == MOST_PEOPLE + 1
    assert named[-1] == {"literal": "et al."}


def test_the_year_of_the_printed_issue_counts_and_a_date_without_one_is_left_out():
    online, printed = {"date-parts": [[2017, 7, 27]]}, {"date-parts": [[2018, 1]]}

    both = library_record({"title": ["A"], "issued": online, "published-print": printed})

    assert both["issued"] == printed
    assert "issued" not in library_record({"title": ["A"], "issued": {"date-parts": [[None]]}})


def test_a_paper_without_pages_is_cited_by_its_number():
    record = library_record({"title": ["A"], "article-number": "e067194"})

    assert record["page"] == "e067194"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("journal-article", "article-journal"),
        ("posted-content", "article"),
        ("article-journal", "article-journal"),
        ("peer-review", "document"),
        (None, "document"),
    ],
)
def test_the_type_is_one_that_styles_know(sent: Any, kept: str):
    assert library_record({"title": ["A"], "type": sent})["type"] == kept


def test_whatever_comes_it_can_be_printed():
    junk: list[Any] = [
        None,
        7,
        [],
        {},
        [[]],
        [None],
        {"date-parts": 3},
        {"date-parts": [[[]]]},
        "x",
    ]
    fields = (
        "title",
        "author",
        "issued",
        "published-print",
        "page",
        "DOI",
        "type",
        "URL",
        "subtitle",
    )

    for value in junk:
        record = library_record(dict.fromkeys(fields, value))
        assert plain_reference(record)
