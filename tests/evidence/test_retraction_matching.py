"""Which entry is about which reference: for certain, perhaps, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.evidence.titles import are_alike, folded_title, share_words, telling_words
from tests.noticing import entry, found_in, sought

GRANISETRON = {
    "Title": "Oral granisetron prevents postoperative vomiting in children",
    "Author": "Yoshitaka Fujii;Hiroyoshi Tanaka",
    "OriginalPaperDate": "9/1/1998 0:00",
}


def test_a_doi_matches_however_it_is_written():
    ours = sought(doi="10.1093/bja/81.3.390", title="")

    assert found_in(entry(OriginalPaperDOI="https://doi.org/10.1093/BJA%2F81.3.390."), a=ours) == {
        "a": "doi"
    }


def test_a_pubmed_number_matches_where_there_is_no_doi():
    ours = sought(pmid="9861127", title="")
    theirs = entry(OriginalPaperDOI="unavailable", OriginalPaperPubMedID="9861127")

    assert found_in(theirs, a=ours) == {"a": "pmid"}


def test_the_doi_counts_before_the_pubmed_number():
    ours = sought(doi="10.5555/paper.1", pmid="9861127")

    assert found_in(entry(OriginalPaperPubMedID="9861127"), a=ours) == {"a": "doi"}


def test_the_paper_is_found_under_each_of_its_two_references():
    theirs = entry(OriginalPaperPubMedID="9861127")

    found = found_in(theirs, a=sought(doi="10.5555/paper.1"), b=sought(pmid="9861127"))

    assert found == {"a": "doi", "b": "pmid"}


def test_the_notice_itself_is_not_the_paper_it_takes_back():
    assert found_in(entry(), a=sought(doi="10.5555/notice.1", title="Retraction")) == {}


def test_identifiers_that_are_missing_never_match_each_other():
    theirs = entry(OriginalPaperDOI="unavailable", OriginalPaperPubMedID="0", Title="")

    assert found_in(theirs, a=sought(title="")) == {}


@pytest.mark.parametrize(
    "title",
    [
        "Oral granisetron prevents postoperative vomiting in children",
        "ORAL GRANISETRON PREVENTS POSTOPERATIVE VOMITING IN CHILDREN.",
        "RETRACTED: Oral granisetron prevents post\u00adoperative vomiting in children",
        "[Retracted Article] Oral <i>granisetron</i> prevents postoperative vomiting in children",
        "Oral granisétron prevents postoperative vomiting in children",
        "Oral granisetron prevents postoperative vomiting in young children",
        "Oral granisetron prevents post-operative vomiting in children",
    ],
)
def test_a_title_that_is_the_same_or_nearly_is_a_question(title):
    assert found_in(entry(**GRANISETRON | {"Title": title}), a=sought()) == {"a": "title"}


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("another drug", {"Title": "Oral ramosetron prevents vomiting after surgery in adults"}),
        (
            "the same words told otherwise",
            {"Title": "Postoperative vomiting: granisetron by mouth prevents it, oral"},
        ),
        ("other authors", {"Title": GRANISETRON["Title"] + " again", "Author": "Ann Example"}),
        (
            "long before",
            {"Title": GRANISETRON["Title"] + " again", "OriginalPaperDate": "1/1/1990 0:00"},
        ),
        ("by others, long before", {"Author": "Ann Example", "OriginalPaperDate": "1/1/1990 0:00"}),
    ],
)
def test_titles_of_other_papers_are_no_question(what, change):
    assert found_in(entry(**GRANISETRON | change), a=sought()) == {}, what


def test_another_doi_is_another_paper_unless_title_and_year_are_the_same():
    ours = sought(doi="10.1093/bja/81.3.390")

    assert found_in(entry(**GRANISETRON), a=ours) == {"a": "title"}
    later = GRANISETRON | {"OriginalPaperDate": "9/1/2004 0:00"}
    assert found_in(entry(**later), a=ours) == {}
    nearly = GRANISETRON | {"Title": GRANISETRON["Title"] + " again"}
    assert found_in(entry(**nearly), a=ours) == {}


@pytest.mark.parametrize(
    "title",
    ["Editorial", "Reply to the Authors", "Letter to the editor", "In this issue", "Ketamine"],
)
def test_a_title_that_many_papers_have_matches_nothing(title):
    assert found_in(entry(**GRANISETRON | {"Title": title}), a=sought(title=title)) == {}


def test_years_and_authors_that_nobody_knows_contradict_nothing():
    theirs = entry(**GRANISETRON | {"Author": "", "OriginalPaperDate": ""})

    assert found_in(theirs, a=sought(year=None, families=frozenset())) == {"a": "title"}


def test_the_same_entry_is_found_among_many_others():
    others = [entry(number) for number in range(2, 300)]
    ours = {f"r{n}": sought(title=f"Paper {n} about seeds and soil and sun") for n in range(50)}

    found = found_in(*others, entry(**GRANISETRON), wanted=sought(), **ours)

    assert found == {"wanted": "title"}


WORDS = ["ketamine", "anxiety", "infusion", "nausea", "surgery", "children", "sleep", "memory"]
TITLE = st.lists(st.sampled_from(WORDS), min_size=3, max_size=7, unique=True).map(" ".join)


@given(st.lists(TITLE, min_size=1, max_size=12), TITLE)
def test_looking_up_only_the_rarest_words_loses_no_title_that_is_alike(titles, theirs):
    ours = {f"r{number}": sought(title=title) for number, title in enumerate(titles)}

    found = found_in(entry(**GRANISETRON | {"Title": theirs}), **ours)

    assert set(found) == {name for name, one in ours.items() if alike(one.title, theirs)}


def alike(ours, theirs):
    """Compared one by one, without any index."""
    one, other = folded_title(ours), folded_title(theirs)
    words = telling_words(one), telling_words(other)
    if min(map(len, words)) < 4:
        return False
    return one == other or (share_words(*words) and are_alike(one, other))
