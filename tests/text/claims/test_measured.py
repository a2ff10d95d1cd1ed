"""How well figures and effects are told apart; docs/evidence.md tells the same figures."""

from __future__ import annotations

import pytest

from tests.text.claims.measuring import labelled, precision_and_recall

OWN = "sentences.tsv"
"""Sentences about many fields of medicine, a third of them held out."""

OTHERS = "library.tsv"
"""Sentences of the starter library, which taught the rules that they had first missed."""


FRESH = "fresh.tsv"
"""Sentences from other fields, written and labelled without a look at the lists of words."""


def test_there_are_enough_sentences_in_each_language():
    counted = [one.language for one in labelled(OWN)]

    assert (counted.count("en"), counted.count("es")) == (163, 98)


@pytest.mark.parametrize(
    ("language", "kind", "precision", "recall"),
    [("en", "F", 0.9, 0.9), ("en", "E", 0.91, 0.93), ("es", "F", 1, 1), ("es", "E", 0.96, 0.96)],
)
def test_sentences_from_fields_never_looked_at_are_told_apart(language, kind, precision, recall):
    fresh = [one for one in labelled(FRESH) if one.language == language]

    measured = precision_and_recall(fresh, kind)

    assert measured[0] >= precision
    assert measured[1] >= recall


@pytest.mark.parametrize(
    ("language", "kind", "precision", "recall"),
    [("en", "F", 1, 1), ("en", "E", 1, 0.93), ("es", "F", 1, 1), ("es", "E", 1, 1)],
)
def test_sentences_once_held_out_are_told_apart(language, kind, precision, recall):
    held_out = [one for one in labelled(OWN) if one.is_held_out and one.language == language]

    measured = precision_and_recall(held_out, kind)

    assert measured[0] >= precision
    assert measured[1] >= recall


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["F", "E"])
def test_sentences_that_taught_the_rules_are_told_apart(language, kind):
    tuned = [one for one in labelled(OWN) if not one.is_held_out and one.language == language]

    assert min(precision_and_recall(tuned, kind)) >= 0.97


@pytest.mark.parametrize(("kind", "precision", "recall"), [("F", 0.97, 0.96), ("E", 0.94, 0.96)])
def test_sentences_of_others_are_told_apart(kind, precision, recall):
    measured = precision_and_recall(labelled(OTHERS), kind)

    assert measured[0] >= precision
    assert measured[1] >= recall
