"""Headings: levels that never skip, and ids that stay the same while the words do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.headings import RESERVED_IDS, Ids, plain_words, settle_headings, slug
from articles.text.parsing import parse

LEVELS = st.lists(st.integers(1, 6), max_size=15)


def settled(markdown, **options):
    tokens, _problems = parse(markdown)
    return settle_headings(tokens, Ids(), **options)


@given(levels=LEVELS, first=st.integers(2, 4))
def test_levels_begin_at_the_first_and_go_down_one_at_a_time(levels, first):
    markdown = "\n\n".join(f"{'#' * level} Heading" for level in levels)
    headings, _skipped = settled(markdown, first_level=first)
    shown = [first - 1, *(heading.level for heading in headings)]

    assert len(headings) == len(levels)
    assert all(first <= heading.level <= 6 for heading in headings)
    assert all(after - before <= 1 for before, after in pairwise(shown))


def test_a_level_that_was_skipped_is_handed_back():
    _headings, skipped = settled("## One\n\n#### Two\n\n## Three")

    assert [token.map[0] for token in skipped] == [2]


def test_a_heading_of_level_one_stands_under_the_title():
    headings, skipped = settled("# One")

    assert [(heading.level, heading.text) for heading in headings] == [(2, "One")]
    assert skipped == []


def test_contents_list_the_headings_of_the_text_and_not_those_in_boxes():
    headings, _skipped = settled("## One\n\n::: note Title\n### Two\n:::\n\n> ## Three\n\n## Four")

    assert [heading.text for heading in headings] == ["One", "Four"]


def test_contents_say_words_only():
    (heading,), _skipped = settled("## When *not* to `come`[@a] ![x](image:y) in")

    assert heading.text == "When not to come in"


def test_contents_keep_the_clinic_s_names_to_be_filled_in():
    (heading,), _skipped = settled("## Call {emergency.number} now")

    assert heading.text == "Call {emergency.number} now"


@pytest.mark.parametrize("markdown", ["##", "## ![x](image:y)", "## [@a]"])
def test_a_heading_without_words_is_reported_and_not_listed(markdown):
    tokens, problems = parse(markdown)

    assert ("text_missing", "heading", 1) in [(one.code, one.detail, one.line) for one in problems]
    assert settle_headings(tokens, Ids())[0] == []


@given(words=st.lists(st.text(max_size=12), max_size=30))
def test_no_two_ids_are_the_same_and_none_is_the_page_s_own(words):
    ids = Ids()
    given_out = [ids.unique(one) for one in words]

    assert len(set(given_out)) == len(given_out)
    assert not set(given_out) & RESERVED_IDS
    assert not [one for one in given_out if one.startswith(("cite-", "ref-", "word-", "question-"))]
    assert all(one and " " not in one for one in given_out)


@given(words=st.text())
def test_the_same_words_give_the_same_id_on_every_page(words):
    assert Ids().unique(words) == Ids().unique(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("What to expect", "what-to-expect"),
        ("  Côté & café! ", "côté-café"),
        ("ماذا تتوقع", "ماذا-تتوقع"),
        ("“…”", ""),
        ("x" * 80, "x" * 60),
        ("ﬁt ½", "fit-1-2"),
    ],
)
def test_an_id_is_made_of_letters_and_figures_of_any_script(words, name):
    assert slug(words) == name


def test_a_heading_that_only_looks_numbered_keeps_its_id():
    ids = Ids()

    assert [ids.unique(words) for words in ("Dose", "Dose 2", "Dose", "Dose")] == [
        "dose", "dose-2", "dose-3", "dose-4",
    ]  # fmt: skip


def test_a_heading_never_takes_an_anchor_of_the_page():
    assert Ids().unique("Ref 1") == "part-ref-1"
    assert Ids().unique("Questions") == "questions-2"


def test_a_page_has_its_own_ids_and_those_given_out():
    ids = Ids()
    ids.unique("Dose")

    assert all(ids.has(name) for name in ("dose", "references", "ref-1", "question-why"))
    assert not ids.has("nowhere")


def test_words_are_joined_across_lines():
    tokens, _problems = parse("One\ntwo  \nthree")

    assert plain_words(tokens[1]) == "One two three"
