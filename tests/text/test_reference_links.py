"""The links a reference offers."""

from __future__ import annotations

import pytest

from articles.text.reference_links import ReferenceLink, reference_links

DOI_LINK = ReferenceLink(
    "doi", "10.1136/bmj-2021-067194", "https://doi.org/10.1136/bmj-2021-067194"
)
PUBMED_LINK = ReferenceLink("pubmed", "35110300", "https://pubmed.ncbi.nlm.nih.gov/35110300/")


def test_links_doi_and_pubmed_and_drops_the_address_that_repeats_the_doi():
    links = reference_links(
        {
            "DOI": "10.1136/bmj-2021-067194",
            "PMID": "35110300",
            "URL": "https://doi.org/10.1136/BMJ-2021-067194",
        }
    )

    assert links == (DOI_LINK, PUBMED_LINK)


def test_links_a_page_by_its_host():
    assert reference_links({"URL": "https://www.gov.uk/a?b=c#d"}) == (
        ReferenceLink("web", "gov.uk", "https://www.gov.uk/a?b=c#d"),
    )


@pytest.mark.parametrize(
    "item",
    [
        {"DOI": "https://doi.org/10.1136/bmj-2021-067194"},
        {"DOI": "doi: 10.1136/bmj-2021-067194"},
        {"URL": "http://dx.doi.org/10.1136/bmj-2021-067194"},
        {"URL": "https://www.doi.org/10.1136/bmj-2021-067194"},
    ],
)
def test_a_doi_is_known_in_any_form(item):
    assert reference_links(item) == (DOI_LINK,)


@pytest.mark.parametrize(
    "item",
    [
        {"PMID": 35110300},
        {"PMID": "PMID: 35110300"},
        {"URL": "https://pubmed.ncbi.nlm.nih.gov/35110300/"},
        {"URL": "https://www.ncbi.nlm.nih.gov/pubmed/35110300"},
        {"PMID": "35110300", "URL": "https://pubmed.ncbi.nlm.nih.gov/35110300"},
    ],
)
def test_a_pubmed_number_is_known_in_any_form(item):
    assert reference_links(item) == (PUBMED_LINK,)


def test_an_odd_doi_keeps_to_its_address():
    (link,) = reference_links({"DOI": '10.1002/(SICI)1097<1::AID-1>3.0.CO;2-X"'})

    assert link.url == "https://doi.org/10.1002/(SICI)1097%3C1::AID-1%3E3.0.CO;2-X%22"


def test_a_page_elsewhere_on_the_host_of_pubmed_is_a_page():
    (link,) = reference_links({"URL": "https://www.ncbi.nlm.nih.gov/books/NBK1/"})

    assert (link.kind, link.label) == ("web", "ncbi.nlm.nih.gov")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "https://",
        "https://[bad/",
        "https://example.org@evil.example/",
        "https://example.org/a b",
        "https://example.org\\@evil.example/",
        "not an address",
        None,
        7,
        ["javascript:alert(1)"],
    ],
)
def test_never_links_what_is_no_web_address(url):
    assert reference_links({"URL": url}) == ()


@pytest.mark.parametrize("item", [{"DOI": "11.1/x"}, {"DOI": None}, {"PMID": "0"}, {"PMID": "12a"}])
def test_leaves_out_what_is_no_identifier(item):
    assert reference_links(item) == ()


def test_an_address_cannot_leave_its_attribute():
    (link,) = reference_links({"URL": "https://example.org/\"onclick='x'<b>"})

    assert link.url == "https://example.org/%22onclick='x'%3Cb%3E"
