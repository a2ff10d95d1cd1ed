"""The claims of a text: which sentences they are, what supports them, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from articles.text.claims.claims import Section, can_tell, claims_of
from articles.text.manuscript import Manuscript, QuestionText, ReferenceText
from articles.text.readability import split_sentences

HERE = Path(__file__).resolve().parent
PASSAGES = yaml.safe_load((HERE / "passages.yaml").read_text())
SPLITS = [
    line.split("\t")[1]
    for line in (HERE / "splits.tsv").read_text().splitlines()
    if not line.startswith("#")
]


def manuscript(body: str, *, language: str = "en", **more) -> Manuscript:
    references = tuple(ReferenceText(key, {"title": key}) for key in "ab")
    return Manuscript(language, "Rest", "", body, references=references, **more)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:60])
def test_each_sentence_has_the_citations_that_cover_it(passage):
    claims = claims_of(manuscript(passage["text"], language=passage.get("language", "en")))

    wanted = passage["claims"]
    assert [claim.words[: len(words)] for claim, words in zip(claims, wanted, strict=True)] == [
        *wanted
    ]
    assert [list(claim.keys) for claim in claims] == [*wanted.values()]


@pytest.mark.parametrize("paragraph", SPLITS)
def test_sentences_end_where_a_reader_would_end_them(paragraph):
    sentences = tuple(part.strip() for part in paragraph.split("|"))

    assert split_sentences(" ".join(sentences)) == sentences


def test_a_claim_knows_its_line_its_part_and_its_section():
    asked = QuestionText("Does it last?", "Yes.\n\nIt lasts for 2 hours.[@a]")
    text = manuscript(
        "Rest eases pain.\n\n## Does heat help?\n\nHeat eases pain.", questions=(asked,)
    )

    assert [(one.where, one.line, one.section) for one in claims_of(text)] == [
        ("body", 1, Section()),
        ("body", 5, Section("does-heat-help", "Does heat help?")),
        ("question 1", 3, Section("question-does-it-last", "Does it last?")),
    ]


def test_a_claim_says_what_it_states():
    found = claims_of(manuscript("It lasts 2 hours. It eases pain. It halved deaths by 3%."))

    assert [(one.statement.figure, one.statement.effect) for one in found] == [
        (True, False),
        (False, True),
        (True, True),
    ]


def test_a_chance_that_compares_groups_states_an_effect_as_well():
    alone, compared = claims_of(
        manuscript(
            "::: chance How many slept?\n26 in 100 with rest\nsource: [@a]\n:::\n\n"
            "::: chance How many woke?\n26 in 100 with rest\n4 in 100 without\nsource: [@a]\n:::"
        )
    )

    assert (alone.statement.effect, compared.statement.effect) == (False, True)
    assert compared.chance is not None
    assert [group.label for group in compared.chance.groups] == ["with rest", "without"]


def test_in_a_language_that_cannot_be_told_apart_nothing_is_said_to_be_stated():
    (found,) = claims_of(manuscript("الراحة تخفف الألم.[@a]", language="ar"))

    assert not found.statement
    assert (can_tell("ar"), can_tell("en"), can_tell("es-MX")) == (False, True, True)


def test_the_summary_the_title_and_what_is_asked_back_make_no_claims():
    assert (
        claims_of(Manuscript("en", "Rest eases pain", "Rest helps 9 in 10 people.", "Rest.")) == ()
    )
