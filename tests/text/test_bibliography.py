"""References in print: the style, and the faults of its renderer that we mend."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.bibliography import (
    format_reference,
    plain_reference,
    reference_links,
    short_citation,
)

EDITORS = [{"family": "Smith", "given": "John"}, {"family": "Jones", "given": "Mary-Ann K."}]
IN_2019 = {"date-parts": [[2019, 3, 4]]}

FEW = {"title": "Few", "author": [{"family": "Janik", "given": "A"}, {"literal": "et al."}]}
FIVE = {"title": "Five", "author": [{"family": name, "given": "B"} for name in "VWXYZ"]}
FEW_ENTRY, FIVE_ENTRY = "Janik A, et al. Few.", "V B, W B, X B, Y B, Z B. Five."


def journal(**changes):
    item = {"type": "article-journal", "title": "A trial", "container-title": "BMJ"}
    return item | {"issued": {"date-parts": [[2019]]}, "volume": "5"} | changes


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("1-10", "1–10"),
        ("9-12", "9–12"),
        ("101-109", "101–9"),
        ("2154-2160", "2154–60"),
        ("S1-S9", "S1–9"),
        ("e067194", "e067194"),
    ],
)
def test_pages_never_lose_a_figure(pages, printed):
    """A reader saw “1–0” for pages 1 to 10."""
    assert plain_reference(journal(page=pages)) == f"A trial. BMJ. 2019;5:{printed}."


def test_month_and_day_stand_apart():
    """A reader saw “2016May26”."""
    item = journal(issued={"date-parts": [[2016, 5, 26]]})

    assert plain_reference(item) == "A trial. BMJ. 2016 May 26;5."


def test_a_page_says_when_it_was_read():
    """A reader saw “cited 2026Nov23”."""
    item = {
        "type": "webpage",
        "title": "Is it safe?",
        "publisher": "NHS",
        "issued": IN_2019,
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "URL": "https://www.nhs.uk/x",
    }

    assert plain_reference(item) == ("Is it safe? [Internet]. NHS; 2019 [cited 2026 Nov 23].")


def test_the_entry_carries_no_number_of_its_own():
    """A reader saw “1.Janik A” after the list's own number."""
    assert format_reference(FEW).startswith("Janik A,")


def test_editors_of_a_whole_book_stand_once():
    """A reader saw the editors before and after the title."""
    book = {"type": "book", "title": "Pain", "editor": EDITORS, "edition": "2", "issued": IN_2019}
    series = {"collection-title": "Old books", "collection-number": "4"}

    assert plain_reference(book) == "Smith J, Jones MAK, editors. Pain. 2nd ed. 2019."
    assert plain_reference(book | series) == (
        "Smith J, Jones MAK, editors. Pain. 2nd ed. 2019. (Old books; no. 4)."
    )


def test_editors_stand_beside_the_authors_of_a_chapter():
    chapter = {
        "type": "chapter",
        "title": "Ketamine",
        "author": [{"family": "Loo", "given": "CK"}],
        "editor": [*EDITORS, {"literal": "et al."}],
        "container-title": "Pain",
        "publisher": "Wiley",
        "publisher-place": "London",
        "issued": IN_2019,
        "page": "101-109",
    }

    assert plain_reference(chapter) == (
        "Loo CK. Ketamine. In: Smith J, Jones MAK, et al., editors. Pain. London: Wiley; 2019. "
        "p. 101–9."
    )


@pytest.mark.parametrize("title", ["Is it safe?", "Stop!", "It is safe.", "It is safe. "])
def test_no_full_stop_is_loose_or_doubled(title):
    """A reader saw “Is it safe?. BMJ”."""
    assert plain_reference(journal(title=title)) == f"{title.strip()} BMJ. 2019;5."


def test_a_long_list_of_authors_is_cut_by_the_style():
    authors = [{"family": f"Author{number}", "given": "Ann"} for number in "abcdefgh"]

    entry = plain_reference(journal(author=[*authors, {"literal": "et al."}]))

    assert entry.startswith(
        "Authora A, Authorb A, Authorc A, Authord A, Authore A, Authorf A, et al."
    )
    assert entry == plain_reference(journal(author=authors))


def test_a_cut_list_does_not_cut_the_next_one():
    assert [plain_reference(FEW), plain_reference(FIVE)] == [FEW_ENTRY, FIVE_ENTRY]


def test_a_law_report_in_a_volume_is_no_preprint():
    assert plain_reference(journal(type="article", page="3")) == "A trial. BMJ. 2019;5:3."


def test_a_title_is_text_and_only_paired_inline_marks_are_set():
    item = journal(
        title="<i>N</i>-<b><i>methyl</i></b> <script>x</script> & <b onclick=1>y</b> <i>z"
    )

    assert format_reference(item) == (
        "<i>N</i>-<b><i>methyl</i></b> &lt;script&gt;x&lt;/script&gt; &amp; "
        "&lt;b onclick=1&gt;y&lt;/b&gt; &lt;i&gt;z. BMJ. 2019;5."
    )
    assert plain_reference(item) == (
        "N-methyl <script>x</script> & <b onclick=1>y</b> <i>z. BMJ. 2019;5."
    )


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        ({"title": "Only a title"}, "Only a title."),
        ({"author": [{"literal": "WHO"}]}, "WHO."),
        ({"URL": "https://example.org/?a=1&b=2"}, "https://example.org/?a=1&amp;b=2."),
        ({"DOI": "10.1000/1"}, "10.1000/1."),
        ({"title": "...", "type": ["book"]}, "[title unknown]."),
        ({}, "[title unknown]."),
    ],
)
def test_a_poor_item_says_what_it_can(item, entry):
    assert format_reference(item) == entry


@pytest.mark.parametrize(
    ("item", "short"),
    [
        (FIVE | {"issued": IN_2019}, "V et al. 2019"),
        (FEW | {"issued": IN_2019}, "Janik et al. 2019"),
        ({"author": EDITORS[:1], "issued": IN_2019}, "Smith 2019"),
        ({"author": [{"literal": "World Health Organization"}]}, "World Health Organization"),
        ({"editor": EDITORS, "issued": IN_2019}, "Smith & Jones 2019"),
        ({"title": "One two three four five six seven"}, "One two three four five six…"),
        ({"title": "One two", "issued": IN_2019}, "One two 2019"),
        ({}, "[title unknown]"),
    ],
)
def test_a_short_citation_says_who_and_when(item, short):
    assert short_citation(item) == short


def test_many_threads_get_the_same_entries():
    items = [FEW, FIVE] * 8
    with ThreadPoolExecutor(4) as pool:
        entries = list(pool.map(plain_reference, items))

    assert entries == [FEW_ENTRY, FIVE_ENTRY] * 8


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("family", "given", "literal"), ANY_JSON)),
    max_size=9,
)
DATE = st.fixed_dictionaries(
    {}, optional={"date-parts": st.lists(st.lists(ANY_JSON, max_size=4), max_size=3)}
    | dict.fromkeys(("raw", "literal", "season"), ANY_JSON)
)  # fmt: skip
TEXTS = [
    "title",
    "container-title",
    "container-title-short",
    "collection-title",
    "collection-number",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "genre",
    "publisher",
    "publisher-place",
    "medium",
    "DOI",
    "URL",
    "PMID",
]
KINDS = [
    "article-journal",
    "book",
    "chapter",
    "webpage",
    "report",
    "thesis",
    "patent",
    "legislation",
    "speech",
    "bill",
]
ITEM = st.fixed_dictionaries(
    {},
    optional={"type": st.sampled_from(KINDS) | ANY_JSON}
    | {"author": NAMES | ANY_JSON, "editor": NAMES | ANY_JSON}
    | {"issued": DATE | ANY_JSON, "accessed": DATE | ANY_JSON}
    | dict.fromkeys(TEXTS, ANY_JSON | st.text(alphabet="<>&/ib.?-–1a")),
)


@settings(max_examples=300, deadline=None)
@given(ITEM)
def test_any_item_at_all_prints_as_safe_text(item):
    entry = format_reference(item)

    without_marks = re.sub(r"</?(?:i|em|b|sup|sub)>", "", entry)
    assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", without_marks)
    assert plain_reference(item).strip()
    assert short_citation(item).strip()
    entry.encode()
    assert all(link.url.startswith(("https://", "http://")) for link in reference_links(item))
