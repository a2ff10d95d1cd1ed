"""What goes out in a format and comes in again is the same, the few things named here apart."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from articles.evidence.exporting import FORMATS, write_items
from articles.evidence.reading import read_references
from articles.evidence.tidying import tidied
from tests.references import ITEMS, RAW

LIBRARY = json.loads(Path("articles/library/references.json").read_text("utf-8"))
ROLES = ("author", "editor", "translator")
# Making the items takes longer than reading them.
PROPERTY = settings(deadline=None, suppress_health_check=list(HealthCheck))


def with_particles_in_the_family(item):
    """RIS, PubMed and EndNote know no particle apart; it prints the same."""
    return _with_names(item, _joined)


def with_family_names_alone_as_whole_names(item):
    """They tell no family name alone from an organisation's name; it prints the same."""
    return _with_names(item, lambda name: _whole(name) if set(name) == {"family"} else name)


def with_names_without_given_names_as_whole_names(item):
    """PubMed tells a suffix from initials by the given name before it; it prints the same."""
    return _with_names(item, lambda name: name if "given" in name else _whole(name))


def _with_names(item, change):
    return item | {role: [change(name) for name in item[role]] for role in ROLES if role in item}


def _whole(name):
    parts = (name.get(part) for part in ("literal", "family", "suffix"))
    return {"literal": " ".join(filter(None, parts))}


def _joined(name):
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    whole = {part: text for part, text in name.items() if part != "non-dropping-particle"}
    return whole | ({"family": family} if family else {})


def without_translators(item):
    """PubMed has no tag for translators."""
    return {field: value for field, value in item.items() if field != "translator"}


CANNOT_CARRY = {
    "bibtex": [],
    "csl": [],
    "endnote": [with_particles_in_the_family, with_family_names_alone_as_whole_names],
    "nbib": [
        with_particles_in_the_family,
        with_names_without_given_names_as_whole_names,
        without_translators,
    ],
    "ris": [with_particles_in_the_family, with_family_names_alone_as_whole_names],
}


def as_carried(item, format_):
    for loss in CANNOT_CARRY[format_]:
        item = loss(item)
    return item


def test_every_format_is_named_here():
    assert set(CANNOT_CARRY) == set(FORMATS)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_whole_library_comes_back_unchanged_in_each_format(format_):
    file = read_references(write_items(LIBRARY, format_))

    assert file.format == format_
    assert list(file.taken) == LIBRARY
    assert not file.unreadable


@pytest.mark.parametrize("format_", FORMATS)
@PROPERTY
@given(item=ITEMS)
def test_any_reference_comes_back_as_the_format_can_carry_it(format_, item):
    file = read_references(write_items([item], format_))

    assert file.format == format_
    assert file.taken == (as_carried(item, format_),)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_second_round_trip_writes_the_same_bytes(format_):
    once = write_items(LIBRARY, format_)

    assert write_items(read_references(once).taken, format_) == once


@PROPERTY
@given(item=RAW)
def test_tidying_a_tidy_item_changes_nothing(item):
    assert tidied(tidied(item)) == tidied(item)


@pytest.mark.parametrize("format_", sorted(set(FORMATS) - {"csl"}))
def test_abstracts_and_keywords_stay_behind(format_):
    item = LIBRARY[0] | {"abstract": "Words of the publisher.", "keyword": "ketamine"}

    written = write_items([item], format_)

    assert b"Words of the publisher" not in written
    assert list(read_references(written).taken) == [LIBRARY[0]]


def test_csl_json_goes_out_as_it_is_kept():
    item = LIBRARY[0] | {"abstract": "Words of the publisher."}

    assert json.loads(write_items([item], "csl")) == [item]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_title_that_a_spreadsheet_would_run_goes_out_as_it_is(format_):
    """No format we write is one that a spreadsheet opens: each has its own reader, which runs nothing.

    Whoever forces one into a spreadsheet finds a tag, a brace or a mark at the start of each line
    that has a title, never the title itself. To change the title would harm the papers of everybody.
    """
    title = '=HYPERLINK("https://example.org","Read this")'

    written = write_items([LIBRARY[0] | {"title": title}], format_)

    assert [item["title"] for item in read_references(written).taken] == [title]
    assert not [line for line in written.decode().splitlines() if line.startswith(("=", "+", "@h"))]
    assert FORMATS[format_].ending not in {"csv", "tsv", "xls", "xlsx", "ods"}
    assert FORMATS[format_].media_type not in {"text/csv", "text/tab-separated-values"}


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_of_nothing_is_a_file_without_references(format_):
    written = write_items([], format_)

    assert LIBRARY[0]["title"].encode() not in written
