"""Glossary terms: explained where the text first uses them, and nowhere else."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.headings import plain_words
from articles.text.manuscript import Manuscript, QuestionText, TermText
from articles.text.parsing import parse
from articles.text.rendering import read
from articles.text.terms import Glossary, explained, mark_terms

DRIP = TermText("Infusion", ("drip", "drips"), "A medicine given slowly into a vein.")
SPRAY = TermText("Nasal spray", ("spray",), "A mist for the nose.")
KETAMINE = TermText("Ketamine", (), "A medicine.")
KETAMINE_DRIP = TermText("Ketamine infusion", ("ketamine drip",), "Ketamine into a vein.")
TERMS = (DRIP, SPRAY, KETAMINE, KETAMINE_DRIP)

WORDS = st.sampled_from(
    ["drip", "drips", "ketamine", "Ketamine drip", "infusion", "nasal", "spray", "nasal spray",
     "\\~", "\\~drip", "\\~nasal spray", "*", "[drip](#x)", "`drip`", "\n", "\n\n", "## ", "- ", "x"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=15).map(" ".join)


def marked(markdown, terms=TERMS):
    """Return the explained words of a text, each with its term, and the order of its blocks."""
    tokens, _problems = parse(markdown)
    tokens = mark_terms(tokens, Glossary(terms))
    found = []
    for token in tokens:
        children = token.children or []
        for place, child in enumerate(children):
            if child.type == "term_open":
                found.append((children[place + 1].content, child.meta["term"].term.term))
    return found


def blocks(markdown, terms=TERMS):
    tokens, _problems = parse(markdown)
    return [
        token.meta["term"].term.term if token.type == "definition" else token.type
        for token in mark_terms(tokens, Glossary(terms))
        if token.nesting <= 0 and token.type != "inline"
    ]


def test_a_word_is_explained_at_its_first_use_only():
    assert marked("The drip. A Drip again, and DRIPS.\n\nOne more infusion.") == [
        ("drip", "Infusion")
    ]


def test_the_meaning_stands_behind_the_block():
    assert blocks("A drip and ketamine.\n\n- A spray\n- Rest\n\nEnd.") == [
        "paragraph_close", "Infusion", "Ketamine",
        "paragraph_close", "list_item_close", "paragraph_close", "list_item_close",
        "bullet_list_close", "Nasal spray", "paragraph_close",
    ]  # fmt: skip


def test_the_longest_form_wins():
    assert marked("A ketamine drip, then ketamine.") == [
        ("ketamine drip", "Ketamine infusion"),
        ("ketamine", "Ketamine"),
    ]


@pytest.mark.parametrize("text", ["dripping", "post-drips1", "hardrip", "drip_stand", "sprayed"])
def test_a_part_of_a_word_is_not_the_word(text):
    assert marked(text) == []


@pytest.mark.parametrize("text", ["(drip)", "“drip”", "drip-stand", "the drip’s end", "drip/spray"])
def test_punctuation_ends_a_word(text):
    assert marked(text)[0] == ("drip", "Infusion")


@pytest.mark.parametrize(
    "markdown",
    [
        "## The drip", "[the drip](#x)", "[the \\~drip](#x)", "`drip`", "    drip", "::: note The drip\nx\n:::",
        "::: steps\nBefore the drip: Rest.\n:::", "![drip](image:x)", "\\~drip", "{drip.name}",
    ],
)  # fmt: skip
def test_headings_links_code_titles_and_times_are_left_alone(markdown):
    assert marked(markdown) == []


def test_a_word_that_was_left_alone_is_explained_later():
    assert marked("A \\~drip. The drip.") == [("drip", "Infusion")]
    assert marked("## The drip\n\nThe drip.") == [("drip", "Infusion")]


def test_a_tilde_stops_only_the_word_behind_it():
    assert marked("\\~drip spray") == [("spray", "Nasal spray")]
    assert marked("about \\~5 drips") == [("drips", "Infusion")]


def test_a_word_is_found_across_the_end_of_a_line():
    """A term of two words was passed over where an editor's line happened to end."""
    assert marked("Use the nasal\nspray now.") == [("nasal spray", "Nasal spray")]
    assert marked("Use the nasal\u00a0spray now.") == [("nasal\u00a0spray", "Nasal spray")]


def test_words_of_every_script_are_found():
    terms = (TermText("Straße", (), "x"), TermText("كيتامين", (), "x"))

    assert marked("Die STRAßE und كيتامين.", terms) == [
        ("STRAßE", "Straße"),
        ("كيتامين", "كيتامين"),
    ]


def test_a_letter_that_only_seems_the_same_is_passed_over():
    assert marked("İnfusion", (TermText("infusion", (), "x"),)) == []


@pytest.mark.parametrize("terms", [*permutations((DRIP, SPRAY, TermText("Drip", ("spray",), "x")))])
def test_a_form_that_two_terms_claim_belongs_to_its_own_term_in_whatever_order(terms):
    """The database's order decided which meaning readers saw, and it differs between databases."""
    assert marked("A drip, a spray.", terms) == [("drip", "Drip")]


def test_blank_terms_and_forms_find_nothing():
    assert marked("A drip.", (TermText(" ", ("", " "), "x"),)) == []
    assert marked("A drip.", ()) == []


def test_terms_that_read_alike_have_ids_of_their_own():
    glossary = Glossary((TermText("5-HT", (), "a"), TermText("5 HT", (), "b")))
    ids = [term.id for _found, term in glossary.first_uses("5-HT and 5 HT", is_stopped=False)]

    assert len(set(ids)) == 2
    assert all(name.startswith("word-") for name in ids)


def manuscript(body, terms):
    return Manuscript("en", "T", "", body, terms=terms)


def shape(text):
    return [
        (token.type, token.content, [(child.type, child.content) for child in token.children or ()])
        for token in text.body
    ]


@given(body=TEXTS)
def test_a_text_comes_out_the_same_with_only_the_terms_it_met(body):
    """What an edition keeps is what its author saw in the preview."""
    whole = read(manuscript(body, TERMS))
    kept = read(manuscript(body, whole.terms))

    assert shape(kept) == shape(whole)
    assert kept.terms == whole.terms


@given(body=TEXTS)
def test_marking_terms_changes_no_word(body):
    tokens, _problems = parse(body)
    before = [plain_words(token) for token in tokens if token.type == "inline"]
    after = [
        plain_words(token)
        for token in mark_terms(tokens, Glossary(TERMS))
        if token.type == "inline"
    ]

    assert after == before


@given(body=TEXTS)
def test_every_word_explained_is_explained_once(body):
    explained = [term for _word, term in marked(body)]

    assert len(set(explained)) == len(explained)
    assert sorted(explained) == sorted(set(blocks(body)) & {term.term for term in TERMS})


EVERYWHERE = """
::: short
- A drip helps.
:::

## A drip

{first}

::: note About the drip
A drip in a box.
:::

::: chance Who had a drip?
4 in 100 with a drip
note: A drip in a note.
source: [@a]
:::

| A drip | B |
| --- | --- |
| A drip | c |

![A drip](image:drip)
"""


@pytest.mark.parametrize(
    ("first", "meanings"), [("A drip in a paragraph. Drips again.", 1), ("Nothing here.", 1)]
)
def test_boxes_chances_tables_pictures_and_answers_explain_a_word_once_together(
    first: str, meanings: int
):
    text = read(
        Manuscript(
            "en",
            "The drip",
            "A drip.",
            EVERYWHERE.format(first=first),
            questions=(QuestionText("A drip?", "A drip."), QuestionText("Why?", "Drips.")),
            terms=TERMS,
        )
    )
    tokens = [token for part in (text.lead, text.body, *text.answers) for token in part]

    assert [marked.term.term for marked in explained(tokens)] == ["Infusion"] * meanings
    words = [child for token in tokens for child in token.children or ()]
    assert sum(child.type == "term_open" for child in words) == 1


def test_what_only_an_answer_uses_is_explained_in_the_first_answer():
    questions = (QuestionText("Why?", "A drip."), QuestionText("How?", "A drip."))
    text = read(Manuscript("en", "T", "", "Rest.", questions=questions, terms=TERMS))

    assert [len(list(explained(answer))) for answer in text.answers] == [1, 0]
