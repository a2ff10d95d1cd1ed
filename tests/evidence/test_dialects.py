"""The same papers as different programs export them come out as the same records."""

import pytest

from articles.evidence.reading import read_references
from tests.evidence.one_record import only

BERMAN = {
    "type": "article-journal",
    "title": "Antidepressant effects of ketamine in depressed patients",
    "author": [
        {"family": "Berman", "given": "Robert M."},
        {"family": "van der Velde", "given": "J."},
        {"literal": "World Health Organization"},
    ],
    "container-title": "Biological Psychiatry",
    "volume": "47",
    "issue": "4",
    "page": "351-354",
    "issued": {"date-parts": [[2000, 2, 15]]},
    "DOI": "10.1016/S0006-3223(99)00230-9",
}
ZOTERO_RIS = """TY  - JOUR
TI  - Antidepressant effects of ketamine in depressed patients
AU  - Berman, Robert M.
AU  - van der Velde, J.
AU  - World Health Organization
T2  - Biological Psychiatry
AB  - An abstract
that goes on.
DA  - 2000/02/15/
PY  - 2000
DO  - 10.1016/S0006-3223(99)00230-9
DP  - DOI.org (Crossref)
VL  - 47
IS  - 4
SP  - 351
EP  - 354
KW  - ketamine
ER  -

"""
SCOPUS_RIS = """TY  - JOUR
AU  - Berman, Robert M.
AU  - van der Velde, J.
AU  - World Health Organization
TI  - Antidepressant effects of ketamine in depressed patients
PY  - 2000
DA  - 15 Feb 2000
T2  - Biological Psychiatry
VL  - 47
IS  - 4
SP  - 351
EP  - 354
DO  - 10.1016/S0006-3223(99)00230-9
N1  - Export Date: 26 November 2026
DB  - Scopus
ER  -
"""
WEB_OF_SCIENCE_RIS = """TY  - JOUR
AU  - Berman, Robert M.
AU  - van der Velde, J.
AU  - World Health Organization
TI  - Antidepressant effects of ketamine in
   depressed patients
JO  - Biological Psychiatry
DA  - FEB 15
PY  - 2000
CP  - 4
VL  - 47
SP  - 351
EP  - 354
DO  - doi:10.1016/S0006-3223(99)00230-9
AN  - WOS:000085404500011
ER  -
"""
MENDELEY_RIS = """TY  - JOUR
T1  - Antidepressant effects of ketamine in depressed patients
A1  - Berman, Robert M.
A1  - van der Velde, J.
A1  - World Health Organization
Y1  - 2000/02/15/
JF  - Biological Psychiatry
VL  - 47
IS  - 4
SP  - 351
EP  - 354
DO  - https://doi.org/10.1016/S0006-3223(99)00230-9
ER  -
"""
ENDNOTE_RIS = """TY  - JOUR
AU  - Berman, Robert M.
AU  - van der Velde, J.
AU  - World Health Organization,
PY  - 2000
DA  - Feb 15
TI  - Antidepressant effects of ketamine in depressed patients
T2  - Biological Psychiatry
VL  - 47
IS  - 4
SP  - 351\u2013354
DO  - 10.1016/S0006-3223(99)00230-9
"""
ZOTERO_BIB = r"""
@article{berman_antidepressant_2000,
	title = {Antidepressant effects of ketamine in depressed patients},
	volume = {47},
	doi = {10.1016/S0006-3223(99)00230-9},
	number = {4},
	journal = {Biological Psychiatry},
	author = {Berman, Robert M. and {van der Velde}, J. and {World Health Organization}},
	month = feb,
	day = {15},
	year = {2000},
	keywords = {ketamine},
	pages = {351--354},
	file = {Full Text:files/12/berman.pdf:application/pdf},
}
"""
JABREF_BIBLATEX = r"""% Encoding: UTF-8
@Article{Berman2000,
  author       = {Robert M. Berman and {van der Velde}, J. and {World Health Organization}},
  date         = {2000-02-15},
  journaltitle = {Biological Psychiatry},
  title        = {{A}ntidepressant effects of ketamine in depressed patients},
  doi          = {10.1016/S0006-3223(99)00230-9},
  number       = {4},
  pages        = {351-354},
  volume       = {47},
}
@Comment{jabref-meta: databaseType:biblatex;}
"""
PUBMED = """
PMID- 10686270
OWN - NLM
DP  - 2000 Feb 15
TI  - Antidepressant effects of ketamine in depressed
      patients.
PG  - 351-4
LID - 10.1016/S0006-3223(99)00230-9 [doi]
AB  - An abstract.
FAU - Berman, Robert M.
AU  - Berman RM
FAU - van der Velde, J.
AU  - van der Velde J
CN  - World Health Organization
JT  - Biological Psychiatry
VI  - 47
IP  - 4
"""
ENDNOTE_XML = """<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
<database name="My Library.enl" path="C:/My Library.enl">My Library.enl</database>
<rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors>
<author><style face="normal" font="default" size="100%">Berman, Robert M.</style></author>
<author><style face="normal" font="default" size="100%">van der Velde, J.</style></author>
<author>World Health Organization,</author></authors></contributors>
<titles><title><style face="normal" font="default" size="100%">Antidepressant effects of ketamine in depressed patients</style></title>
<secondary-title>Biological Psychiatry</secondary-title></titles>
<periodical><full-title>Biological Psychiatry</full-title></periodical>
<pages>351-354</pages><volume>47</volume><number>4</number>
<dates><year>2000</year><pub-dates><date>Feb 15</date></pub-dates></dates>
<electronic-resource-num>10.1016/S0006-3223(99)00230-9</electronic-resource-num>
</record></records></xml>"""
ZOTERO_CSL = """[{"id": "http://zotero.org/users/1/items/AB", "type": "article-journal", "abstract": "No.",
"title": "Antidepressant effects of ketamine in depressed patients", "volume": "47", "issue": 4,
"container-title": ["Biological Psychiatry"], "page": "351\\u2013354",
"DOI": "https://doi.org/10.1016/S0006-3223(99)00230-9", "issued": {"date-parts": [["2000", "2", "15"]]},
"author": [{"family": "Berman", "given": "Robert M."}, {"family": "van der Velde", "given": "J."},
{"literal": "World Health Organization"}]}]"""  # fmt: skip
DIALECTS = {
    "Zotero RIS": ZOTERO_RIS,
    "Scopus RIS": SCOPUS_RIS,
    "Web of Science RIS": WEB_OF_SCIENCE_RIS,
    "Mendeley RIS": MENDELEY_RIS,
    "EndNote RIS, not closed": ENDNOTE_RIS,
    "Zotero BibTeX": ZOTERO_BIB,
    "JabRef BibLaTeX": JABREF_BIBLATEX,
    "PubMed": PUBMED,
    "EndNote XML": ENDNOTE_XML,
    "Zotero CSL-JSON": ZOTERO_CSL,
}


@pytest.mark.parametrize("text", DIALECTS.values(), ids=DIALECTS)
def test_the_same_paper_comes_out_of_each_program(text):
    found = only(text)

    assert {field: found.get(field) for field in BERMAN} == BERMAN
    assert not {"abstract", "keyword", "file"} & set(found)


@pytest.mark.parametrize("text", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_the_bytes_of_a_text_do_not_matter(text, encoding):
    assert only(text.replace("\n", "\r\n"), encoding) == only(text)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_accents_come_through_in_files_of_western_europe(encoding):
    text = "TY  - JOUR\nAU  - López-Muñoz, F\nTI  - Übersicht – “so”\nER  - \n"

    found = only(text, encoding)

    assert found["author"] == [{"family": "López-Muñoz", "given": "F"}]
    assert found["title"] == "Übersicht – “so”"


def test_zoteros_extra_lines_are_fields():
    found = only("TY  - JOUR\nTI  - T\nN1  - PMID: 10686270\nN1  - Seen at the library\nER  - \n")

    assert (found["PMID"], found["note"]) == ("10686270", "Seen at the library")


def test_records_that_cannot_be_read_say_where_they_stand():
    file = read_references(b"TY  - JOUR\nTI  - T\nDO  - none yet\nER  - \nTY  - JOUR\nER  - \n")

    assert [(record.place, record.fault) for record in file.records] == [
        ("record 1, line 1", "doi_unreadable"),
        ("record 2, line 5", "title_missing"),
    ]


def test_an_entry_that_is_not_closed_does_not_hide_the_next():
    broken = "@article{a, title={x\n@article{b, title={Ketamine}}\n"

    first, second = read_references(broken.encode()).records

    assert (first.fault, second.csl["title"]) == ("entry_unreadable", "Ketamine")
