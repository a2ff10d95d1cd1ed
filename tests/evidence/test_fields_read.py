"""What stands in the fields of a foreign record comes out as it is printed."""

import pytest

from tests.evidence.one_record import only


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"L{\'o}pez-Mu{\~n}oz, Francisco", {"family": "López-Muñoz", "given": "Francisco"}),
        ('G{\\"o}del, Kurt', {"family": "Gödel", "given": "Kurt"}),
        (r"{\L}ukasz, J{\'o}zef", {"family": "Łukasz", "given": "Józef"}),
        (r"Wei{\ss}, A", {"family": "Weiß", "given": "A"}),
        ("Ludwig van Beethoven", {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}),
        ("de la Cruz, Maria", {"family": "Cruz", "given": "Maria", "non-dropping-particle": "de la"}),
        ("King, Jr, Martin Luther", {"family": "King", "given": "Martin Luther", "suffix": "Jr"}),
        ("{World Health Organization}", {"literal": "World Health Organization"}),
        ("others", {"literal": "et al."}),
    ],
)  # fmt: skip
def test_names_in_latex_are_read_as_they_are_printed(written, read):
    assert only(f"@article{{k, title={{T}}, author={{{written}}}}}")["author"] == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{NMDA} and $\beta$ at 5\,\% -- \textit{in vivo}", "NMDA and β at 5 % – <i>in vivo</i>"),
        (r"H$_2$O \& x$^{2}$ & y", "H<sub>2</sub>O & x<sup>2</sup> & y"),
        ("``Ketamine''", "“Ketamine”"),
    ],
)
def test_latex_in_titles_becomes_plain_text_with_marks(written, read):
    assert only(f"@article{{k, title={{{written}}}}}")["title"] == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<i>In vivo</i> &amp; more", "<i>In vivo</i> & more"),
        ("&lt;em&gt;In vivo&lt;/em&gt;", "<i>In vivo</i>"),
        ("CO<sub>2</sub> <jats:italic>x</jats:italic>", "CO<sub>2</sub> <i>x</i>"),
        ("p<0.05 and n>3", "p<0.05 and n>3"),
        ("<span class='x'>A</span><br/>B <i>open", "A B open"),
        ("A\u2010B: cafe\u0301", "A\u2010B: café"),
    ],
)
def test_markup_in_titles_is_the_little_that_is_printed(written, read):
    assert only(f"TY  - JOUR\nTI  - {written}\nER  - \n")["title"] == read


@pytest.mark.parametrize(
    ("pages", "read"),
    [("1127-31", "1127-1131"), ("S12-5", "S12-S15"), ("e12", "e12"), ("9-12", "9-12"), ("1127-31; discussion 32", "1127-1131")],
)  # fmt: skip
def test_pubmeds_short_page_ranges_come_out_in_full(pages, read):
    assert only(f"PMID- 1\nTI  - T.\nJT  - J\nPG  - {pages}\n")["page"] == read


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2000 Feb 15", {"date-parts": [[2000, 2, 15]]}),
        ("2000 Jan-Feb", {"date-parts": [[2000, 1], [2000, 2]]}),
        ("2000 Spring", {"date-parts": [[2000]], "season": 1}),
        ("in press", {"literal": "in press"}),
    ],
)
def test_dates_in_words_are_understood_or_kept_in_words(date, read):
    assert only(f"PMID- 1\nTI  - T.\nDP  - {date}\n")["issued"] == read


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["Journal Article", "Randomized Controlled Trial"], "randomised_trial"),
        (["Systematic Review", "Meta-Analysis"], "systematic_review"),
        (["Practice Guideline"], "guideline"),
        (["Observational Study"], "observational"),
        (["Review"], "narrative_review"),
        (["Journal Article"], None),
    ],
)
def test_the_kind_of_evidence_is_what_pubmed_says_it_is(types, kind):
    lines = "".join(f"PT  - {name}\n" for name in types)

    found = only(f"PMID- 1\nTI  - A randomised trial and systematic review.\n{lines}")

    assert found.get("custom", {}).get("evidence_kind") == kind
