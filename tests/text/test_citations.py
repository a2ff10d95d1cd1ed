"""Citation marks: read, numbered in order of first use, and each use named."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.citations import (
    Cited,
    Numbering,
    Use,
    cited_keys,
    letters,
    number_citations,
    read_mark,
)
from articles.text.parsing import inline_tokens, parse

KEYS = st.sampled_from(["a-2019", "b-2020", "c-2021", "unknown-1999"])
KNOWN = {"a-2019", "b-2020", "c-2021"}


@pytest.mark.parametrize(
    ("inside", "cited"),
    [
        ("@a-2019", (Cited("a-2019"),)),
        ("@a-2019; @b-2020, p. 4", (Cited("a-2019"), Cited("b-2020", "p. 4"))),
        (" @a-2019 ;@b-2020 ", (Cited("a-2019"), Cited("b-2020"))),
        ("@a-2019, pp. 3–4, table 2", (Cited("a-2019", "pp. 3–4, table 2"),)),
        ("@Smith_2020:a.b", (Cited("Smith_2020:a.b"),)),
        ("@", ()),
        ("@a-2019;", ()),
        ("@a-2019 @b-2020", ()),
        ("@a-2019, ", ()),
        ("a-2019", ()),
        ("@-a", ()),
        ("", ()),
    ],
)
def test_a_mark_names_its_references_and_their_pages(inside, cited):
    assert read_mark(inside) == cited


@given(inside=st.text())
def test_any_mark_is_read_or_refused_whole(inside):
    assert all(cited.key for cited in read_mark(inside))


def test_keys_are_named_once_in_order_of_mention():
    texts = ["One.[@b-2020; @a-2019] `[@c-2021]`", "Two.[@a-2019][@d-2022, p. 4]"]

    assert cited_keys(texts) == ("b-2020", "a-2019", "c-2021", "d-2022")


@pytest.mark.parametrize("text", ["[@]", "[@a", "@a-2019", "[a](b)", "[@a\n-2019]", "[@a; b]"])
def test_what_is_no_mark_names_nothing(text):
    assert cited_keys([text]) == ()


def test_uses_are_lettered_beyond_the_alphabet():
    assert [letters(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip


@given(cited=st.lists(KEYS, max_size=40))
def test_numbers_follow_first_use_without_a_gap(cited):
    numbering = Numbering(KNOWN)
    uses = [numbering.use(Cited(key)) for key in cited]
    known = [use for use in uses if use.key in KNOWN]
    first_uses = [use.number for use in known if use.letter == "a"]

    assert first_uses == list(range(1, len(first_uses) + 1))
    assert len({use.id for use in known}) == len(known)
    assert all(use.number == 0 for use in uses if use.key not in KNOWN)
    for key, listed in numbering.uses.items():
        assert {use.number for use in listed} == {list(numbering.uses).index(key) + 1}
        assert all(len(one.letter) <= len(other.letter) for one, other in pairwise(listed))


def test_a_use_is_an_anchor_that_the_list_leads_back_to():
    numbering = Numbering(KNOWN)
    numbering.use(Cited("b-2020"))

    assert numbering.use(Cited("a-2019", "p. 4")).id == "cite-2a"
    assert numbering.use(Cited("a-2019")) == Use("a-2019", 2, "b", "")


def test_marks_with_an_unknown_key_are_handed_back_with_their_line():
    tokens, _problems = parse("Fine.[@a-2019]\n\nNot.[@nope; @b-2020]")
    missing = list(number_citations(inline_tokens(tokens), Numbering(KNOWN)))

    assert [(token.content, line) for token, line in missing] == [("[@nope; @b-2020]", 3)]


@pytest.mark.parametrize(
    "text", ["`[@a-2019]`", "    [@a-2019]", "\\[@a-2019]", "![[@a-2019]](image:x)", "[@a-2019"]
)
def test_a_mark_in_code_behind_a_backslash_or_in_a_picture_is_no_citation(text):
    tokens, _problems = parse(text)

    assert not [token for token, _line in inline_tokens(tokens) if token.type == "citation"]


def test_one_mark_holds_its_uses_in_the_order_of_their_numbers():
    """Page and sheet both walk these uses: a sheet printed "2, 1" where the page said "1, 2"."""
    tokens, _ = parse("One.[@b-2020] Two.[@a-2019; @b-2020]")

    list(number_citations(inline_tokens(tokens), Numbering({"a-2019", "b-2020"})))

    marks = [token for token, _ in inline_tokens(tokens) if token.type == "citation"]
    assert [[use.number for use in mark.meta["uses"]] for mark in marks] == [[1], [1, 2]]
