"""What a record read from a file is to the library."""

import json
from pathlib import Path

import pytest

from articles.evidence.import_plan import Known, merged, plan_import
from articles.evidence.record_differences import Difference

LIBRARY = json.loads(Path("articles/library/references.json").read_text("utf-8"))
BERMAN = {
    "id": "berman-2000",
    "type": "article-journal",
    "title": "Antidepressant effects of ketamine in depressed patients",
    "author": [{"family": "Berman", "given": "RM"}],
    "container-title": "Biological Psychiatry",
    "issued": {"date-parts": [[2000]]},
    "volume": "47",
    "page": "351-354",
    "DOI": "10.1016/S0006-3223(99)00230-9",
    "PMID": "10686270",
}
KNOWN = [Known("berman-2000", BERMAN)]


def planned(theirs, known=KNOWN):
    (entry,) = plan_import([theirs], known).entries
    return entry


def test_the_library_itself_read_again_brings_nothing_new():
    known = [Known(item["id"], item) for item in LIBRARY]

    plan = plan_import(LIBRARY, known)

    assert len(plan.of("same")) == len(LIBRARY)
    assert [entry.key for entry in plan.entries] == [item["id"] for item in LIBRARY]


def test_the_library_into_an_empty_one_is_all_new_and_keeps_its_keys():
    plan = plan_import(LIBRARY, [])

    assert len(plan.of("new")) == len(LIBRARY)
    assert [entry.key for entry in plan.entries] == [item["id"] for item in LIBRARY]


@pytest.mark.parametrize(
    ("changes", "by"),
    [
        ({}, "doi"),
        ({"DOI": "https://doi.org/10.1016/s0006-3223(99)00230-9"}, "doi"),
        ({"DOI": ""}, "pmid"),
        ({"DOI": "", "PMID": ""}, "title"),
        ({"DOI": "", "PMID": "", "title": "Antidepressant Effects of <i>Ketamine</i>, in Depréssed patients."}, "title"),
    ],
)  # fmt: skip
def test_a_paper_is_found_by_doi_then_pubmed_number_then_title(changes, by):
    entry = planned(BERMAN | changes)

    assert (entry.state, entry.key, entry.matched_by) == ("same", "berman-2000", by)


@pytest.mark.parametrize(
    "changes",
    [
        {"issued": {"date-parts": [[2001]]}},
        {"author": [{"family": "Krystal", "given": "JH"}]},
    ],
)
def test_a_title_alone_does_not_make_two_papers_one(changes):
    theirs = BERMAN | {"DOI": "", "PMID": ""} | changes

    assert planned(theirs).state == "new"


def test_two_papers_of_one_title_with_other_numbers_are_two():
    assert planned(BERMAN | {"DOI": "10.1000/other", "PMID": "1"}).state == "new"


@pytest.mark.parametrize(
    "changes",
    [
        {"author": [{"family": "Berman", "given": "Robert M."}]},
        {"issued": {"date-parts": [[2000, 2, 15]]}},
        {"page": "351–4"},
        {"container-title": "The biological psychiatry"},
        {"title": "ANTIDEPRESSANT EFFECTS OF KETAMINE IN DEPRESSED PATIENTS."},
        {"URL": "https://pubmed.ncbi.nlm.nih.gov/10686270/"},
        {"volume": ""},
    ],
)
def test_what_is_only_written_otherwise_is_no_conflict(changes):
    assert planned(BERMAN | changes).state == "same"


@pytest.mark.parametrize(
    ("changes", "difference"),
    [
        ({"volume": "48"}, ("volume", "47", "48")),
        ({"issue": "4"}, ("issue", "", "4")),
        ({"page": "351-5"}, ("page", "351-4", "351-5")),
        (
            {"author": [*BERMAN["author"], {"family": "Cappiello", "given": "A"}]},
            ("author", "Berman R M", "Berman R M, Cappiello A"),
        ),
        ({"title": "Effects of ketamine"}, ("title", BERMAN["title"], "Effects of ketamine")),
    ],
)
def test_a_conflict_says_what_differs_and_how(changes, difference):
    entry = planned(BERMAN | changes)

    assert (entry.state, entry.key) == ("conflict", "berman-2000")
    assert entry.differences == (Difference(*difference),)


def test_a_paper_twice_in_a_file_counts_once():
    other = {"type": "article-journal", "title": "Ketamine", "author": [{"family": "Sleigh"}]}

    first, second, third = plan_import([other, BERMAN, other], []).entries

    assert (first.state, first.key, second.state) == ("new", "sleigh-nd", "new")
    assert (third.state, third.repeats, third.key) == ("repeated", 1, "sleigh-nd")


def test_two_plans_that_do_the_same_have_one_fingerprint():
    plan = plan_import([BERMAN], KNOWN)

    assert plan.fingerprint() == plan_import([BERMAN], KNOWN).fingerprint()
    assert plan.fingerprint() != plan_import([BERMAN], []).fingerprint()
    assert plan.fingerprint() != plan_import([BERMAN | {"volume": "48"}], KNOWN).fingerprint()


@pytest.mark.parametrize(
    ("choice", "volume", "issue", "note"),
    [("keep", "47", None, "Ours"), ("take", "48", "4", "Ours"), ("fill", "47", "4", "Ours")],
)
def test_a_choice_settles_each_field(choice, volume, issue, note):
    ours = BERMAN | {"note": "Ours", "custom": {"evidence_kind": "randomised_trial"}}
    theirs = BERMAN | {"volume": "48", "issue": "4", "custom": {"seen": "yes"}}

    record = merged(ours, theirs, choice)

    assert (record["volume"], record.get("issue"), record["note"]) == (volume, issue, note)
    assert record["custom"]["evidence_kind"] == "randomised_trial"


def test_another_paper_of_the_same_title_is_new_when_somebody_says_so():
    by_title = {**BERMAN, "DOI": "", "PMID": "", "volume": "9"}
    third = {**BERMAN, "title": "Another subject", "DOI": "10.1000/9", "PMID": ""}

    plan = plan_import([by_title, third], KNOWN, others={1, 2})

    assert [(entry.state, entry.key) for entry in plan.entries] == [
        ("new", "berman-2000b"),
        ("new", "berman-2000a"),
    ]


def test_what_a_number_names_is_never_called_another_paper():
    plan = plan_import([{**BERMAN, "volume": "9"}], KNOWN, others={1})

    assert [entry.state for entry in plan.entries] == ["conflict"]
