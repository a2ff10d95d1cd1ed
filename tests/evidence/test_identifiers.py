import pytest

from articles.evidence.identifiers import Identifier, identifiers_in

DOI, NUMBER = Identifier("doi", "10.1016/s2215-0366(17)30272-9"), Identifier("pmid", "28757132")


@pytest.mark.parametrize(
    "text",
    [
        "10.1016/S2215-0366(17)30272-9",
        " doi: 10.1016/S2215-0366(17)30272-9. ",
        "DOI 10.1016/S2215-0366(17)30272-9",
        "https://doi.org/10.1016/S2215-0366(17)30272-9",
        "dx.doi.org/10.1016/S2215-0366(17)30272-9",
        "<https://doi.org/10.1016/S2215-0366%2817%2930272-9>",
    ],
)
def test_a_doi_is_known_however_it_is_written(text: str):
    assert identifiers_in(text) == (DOI,)


@pytest.mark.parametrize(
    "text",
    [
        "28757132",
        "PMID: 28757132",
        "pmid 28757132",
        "https://pubmed.ncbi.nlm.nih.gov/28757132/",
        "pubmed.ncbi.nlm.nih.gov/28757132",
        "www.ncbi.nlm.nih.gov/pubmed/28757132",
    ],
)
def test_a_pubmed_number_is_known_however_it_is_written(text: str):
    assert identifiers_in(text) == (NUMBER,)


def test_several_come_line_by_line_or_with_commas_and_each_once():
    text = f"{DOI.value}\nPMID: 28757132, 28757132\r\n\n{DOI.value.upper()};"

    assert identifiers_in(text) == (DOI, NUMBER)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Short 2018",
        f"Short B. Side-effects. {DOI.value}",
        '{"DOI": "10.1000/182"}',
        "TY  - JOUR\nDO  - 10.1000/182\nER  -",
        "10.1000/",
        "0",
        "10.1000/" + "x" * 400,
    ],
)
def test_a_text_with_anything_else_is_no_list_of_them(text: str):
    assert identifiers_in(text) == ()
