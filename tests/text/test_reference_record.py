"""What the library looks up by, read from a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.reference_links import reference_links
from articles.text.reference_record import LONGEST_DOI, RecordFields, record_fields

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
RECORDS = st.dictionaries(
    st.sampled_from(["title", "issued", "DOI", "PMID", "URL", "custom"]), VALUES, max_size=6
)


def test_a_record_is_looked_up_by_title_year_and_numbers():
    record = {
        "title": "On sheets",
        "issued": {"date-parts": [[2019, 6]]},
        "DOI": "10.1176/Appi.AJP.2019",
        "PMID": "31109201",
        "custom": {"evidence_kind": "randomised_trial"},
    }

    assert record_fields(record) == RecordFields(
        "On sheets", 2019, "10.1176/appi.ajp.2019", "31109201", "randomised_trial"
    )


def test_a_record_that_says_nothing_gives_nothing():
    assert record_fields({}) == RecordFields("", None, "", "", "")


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/X1",
        "https://doi.org/10.1000/X1",
        "doi:10.1000/x1",
        "http://dx.doi.org/10.1000/x1.",
        "10.1000/x1;",
    ],
)
def test_a_doi_is_the_same_however_it_is_written(written):
    assert record_fields({"DOI": written}).doi == "10.1000/x1"


def test_an_address_that_is_an_identifier_is_read_as_one():
    record = {"URL": "https://pubmed.ncbi.nlm.nih.gov/31109201/"}

    assert record_fields(record).pmid == "31109201"


@pytest.mark.parametrize("doi", ["ten", "11.1000/x", "10.1000/" + "x" * LONGEST_DOI])
def test_what_cannot_be_looked_up_is_left_out(doi):
    assert record_fields({"DOI": doi}).doi == ""


@pytest.mark.parametrize("pmid", ["PMC123", "0", "12345678901", "12 34"])
def test_what_is_no_pubmed_number_is_left_out(pmid):
    assert record_fields({"PMID": pmid}).pmid == ""


@pytest.mark.parametrize("custom", ["randomised_trial", ["evidence_kind"], None, 3])
def test_notes_of_another_shape_say_nothing_of_the_evidence(custom):
    assert record_fields({"custom": custom}).evidence_kind == ""


def test_a_title_has_room_in_the_library():
    assert len(record_fields({"title": "x" * 5000}).title) == 600


@given(record=RECORDS)
def test_any_record_can_be_read_and_is_looked_up_by_what_it_links_to(record):
    fields = record_fields(record)
    labels = {link.kind: link.label for link in reference_links(record)}

    assert (fields.pmid or "") == labels.get("pubmed", "")
    assert bool(fields.doi) <= ("doi" in labels)
    assert fields.year is None or 1000 <= fields.year <= 9999
