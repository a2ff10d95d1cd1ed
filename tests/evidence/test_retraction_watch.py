"""The published form of the data set, read as it is: quotes, empty values, days, damage."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.evidence.retraction_watch import (
    DataSet,
    DataSetError,
    day_of,
    entry_of,
    normal_doi,
    normal_pmid,
)
from articles.models import Nature
from tests.noticing import HEADING, as_csv, entry

CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60)


def read(text):
    data = DataSet(io.StringIO(text, newline=""))
    return data, list(data)


def first_entry(**changes):
    data, rows = read(as_csv(entry(**changes)))
    return entry_of(rows[0], data.columns)


def test_an_entry_is_read_with_its_quotes_and_line_ends():
    found = first_entry(Title='The "new" drug,\nand the old')

    assert found.title == 'The "new" drug, and the old'
    assert found.record == "1"
    assert found.nature is Nature.RETRACTION
    assert found.noticed_on == date(2017, 1, 31)
    assert found.notice_doi == "10.5555/notice.1"
    assert found.reasons == "Unreliable Data; Investigation by Journal/Publisher"


@pytest.mark.parametrize(
    ("words", "nature"),
    [
        ("Retraction", Nature.RETRACTION),
        ("Expression of concern", Nature.CONCERN),
        ("Expression of Concern", Nature.CONCERN),
        ("Correction", Nature.CORRECTION),
        ("Reinstatement", Nature.REINSTATEMENT),
        ("Something new", None),
    ],
)
def test_natures_are_kept_apart(words, nature):
    assert first_entry(RetractionNature=words).nature is nature


def test_reasons_are_read_with_and_without_the_plus_and_cut_between_two():
    long = ";".join(f"+Reason number {number}" for number in range(500))

    assert (
        first_entry(Reason="Rogue Editor;Error in Data;").reasons == "Rogue Editor; Error in Data"
    )
    reasons = first_entry(Reason=long).reasons
    assert len(reasons) <= 2_000
    assert reasons.endswith(tuple("0123456789"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("1/31/2017 0:00", date(2017, 1, 31)),
        ("12/1/2009", date(2009, 12, 1)),
        ("2013-04-01", date(2013, 4, 1)),
        ("2013-04-01 00:00:00", date(2013, 4, 1)),
        ("31/1/2017 0:00", None),
        ("2/30/2017 0:00", None),
        ("unavailable", None),
        ("0", None),
        ("", None),
    ],
)
def test_days_are_read_month_first_and_never_guessed(written, read_as):
    assert day_of(written) == read_as


@pytest.mark.parametrize(
    "written",
    [
        "10.1002/(SICI)1097-0258(1998)17:15<1661::AID-SIM968>3.0.CO;2-2",
        "10.1002/(sici)1097-0258(1998)17:15&lt;1661::aid-sim968&gt;3.0.co;2-2",
        "https://doi.org/10.1002/(SICI)1097-0258(1998)17%3A15%3C1661%3A%3AAID-SIM968%3E3.0.CO;2-2",
        " doi: 10.1002/(SICI)1097-0258(1998)17:15<1661::AID-SIM968>3.0.CO;2-2. ",
    ],
)
def test_one_doi_is_one_however_it_is_written(written):
    assert normal_doi(written) == "10.1002/(sici)1097-0258(1998)17:15<1661::aid-sim968>3.0.co;2-2"


@pytest.mark.parametrize("written", ["", "unavailable", "Unavailable", "0", "none", "see notes"])
def test_what_is_no_identifier_matches_nothing(written):
    assert normal_doi(written) == ""
    assert normal_pmid(written) == ""


def test_a_heading_may_end_in_a_comma_and_rows_with_it_or_without():
    text = as_csv(entry(1), entry(2), heading=[*HEADING, ""])
    text += (
        ",".join(["3", *["x"] * 19]) + "\r\n" + ",".join(["4", *["x"] * 19, "", "", ""]) + "\r\n"
    )

    data, rows = read(text)

    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert data.unreadable == []


def test_columns_in_another_order_or_case_are_found_by_their_names():
    data, rows = read(as_csv(entry(7), heading=reversed(HEADING)).replace("Record ID", "record id"))

    assert entry_of(rows[0], data.columns).record == "7"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        (as_csv(), "empty"),
        ("<!DOCTYPE html>\n<title>Sign in</title>", "web_page"),
        ("\n\n  <html lang='en'>\n", "web_page"),
        ("PK\x03\x04,,,", "columns"),
        ("Title,DOI\nA,B\n", "columns"),
        ('"never closed', "columns"),
        (as_csv(entry(1)) + '2,"breaks off here', "cut"),
        (as_csv(*map(entry, range(100))) + "1,2,3\n" * 30, "damaged"),
    ],
)
def test_what_is_not_the_data_set_is_told_apart(text, fault):
    with pytest.raises(DataSetError) as caught:
        read(text)

    assert caught.value.fault == fault


def test_the_columns_that_are_missing_are_named():
    with pytest.raises(DataSetError, match="OriginalPaperDOI"):
        read(as_csv(heading=[name for name in HEADING if name != "OriginalPaperDOI"]))


def test_entries_that_cannot_be_read_are_counted_and_the_others_read():
    lines = as_csv(entry(1), entry(2)).splitlines(keepends=True)
    text = (
        "".join([*lines, '3,"a "stray" mark",x\r\n', "4,too,few\r\n", "\r\n"])
        + lines[-2]
        + lines[-1]
    )

    data, rows = read(text)

    assert data.rows == len(rows) == 3
    assert len(data.unreadable) == 2


@given(st.lists(st.lists(CELL, min_size=20, max_size=20), min_size=1, max_size=5))
def test_whatever_a_cell_holds_comes_out_as_it_went_in(rows):
    file = io.StringIO()
    csv.writer(file).writerows([HEADING, *rows])

    data, found = read(file.getvalue())

    assert found == rows
    assert data.unreadable == []
    for row in found:
        entry_of(row, data.columns)


@given(st.text(max_size=400))
def test_no_text_makes_the_reader_fail_in_another_way(text):
    try:
        data, rows = read(as_csv(entry(1)) + text)
    except DataSetError:
        return
    assert data.rows == len(rows) >= 1


@given(CELL)
def test_reading_an_identifier_twice_is_reading_it_once(text):
    for normal in (normal_doi, normal_pmid):
        assert normal(normal(text)) == normal(text)
