"""The reading grade: sentences, syllables and the formula."""

from __future__ import annotations

import pytest

from articles.text.readability import (
    count_syllables,
    count_words,
    flesch_kincaid_grade,
    measure,
    split_sentences,
)


def test_the_grade_follows_the_published_formula():
    # 6 words, 1 sentence, 6 syllables.
    assert flesch_kincaid_grade("The cat sat on the mat.") == pytest.approx(
        0.39 * 6 + 11.8 * 1 - 15.59
    )


def test_long_words_and_sentences_raise_the_grade():
    plain = "You may feel sick. This wears off in a few hours."
    hard = (
        "Gastrointestinal adverse reactions, predominantly nausea, are characteristically "
        "self-limiting within several hours of administration."
    )

    assert flesch_kincaid_grade(plain) < 5
    assert flesch_kincaid_grade(hard) > 16


def test_measures_words_sentences_and_the_longest_sentence():
    found = measure("Ketamine is a medicine.\n\nIt has been used since 1970 in surgery. It works.")

    assert (found.words, found.sentences) == (14, 3)
    assert found.longest_sentence == "It has been used since 1970 in surgery."
    assert found.grade == flesch_kincaid_grade(
        "Ketamine is a medicine. It has been used since 1970 in surgery. It works."
    )


@pytest.mark.parametrize("text", ["", " \n\n ", "… – !", "_ *"])
def test_refuses_a_text_without_words(text):
    with pytest.raises(ValueError, match="no word"):
        flesch_kincaid_grade(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", 4),
        ("Tell Dr. Smith or Mrs. Jones. They will help.", 2),
        ("Do not drive, e.g. Home from the clinic.", 1),
        ("The U.S. Food and Drug Administration said so.", 1),
        ("Is it safe? No. It is not.", 3),
        ("See No. 5 and p. 4 of the leaflet.", 1),
        ("Take 0.5 mg per kg. 26 people felt sick.", 2),
        ("We saw J. Smith at 5 p.m. He was well.", 2),
        ("She said “Stop.” Then she left (at once). All was well.", 3),
        ("What to do\n\nstop eating\n\nstop drinking", 3),
        ("A line that\nruns on.", 1),
        ("Wait… Then go.", 2),
        ("Élodie agreed. Ärzte too.", 2),
        ("“Really?” she asked.", 1),
        ("So did I. They left.", 2),
    ],
)
def test_splits_sentences_where_a_reader_would(text, sentences):
    assert len(split_sentences(text)) == sentences


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("ketamine", 3),
        ("esketamine", 4),
        ("antidepressant", 5),
        ("dissociation", 5),
        ("randomised", 3),
        ("synapse", 2),
        ("habenula", 4),
        ("zimeldine", 3),
        ("glutamate", 3),
        ("haemoglobin", 4),
        ("clinic's", 2),
        ("ketamine’s", 3),
        ("don’t", 1),
        ("side-effects", 3),
        ("NMDA", 4),
        ("WXW", 7),
        ("it", 1),
        ("7", 2),
        ("26", 3),
        ("90", 2),
        ("100", 3),
        ("1970", 5),
        ("2019", 5),
        ("1,000", 3),
        ("250", 5),
        ("0.5", 2),
        ("12345678", 8),
        ("zzz", 1),
    ],
)
def test_counts_syllables_as_read_aloud(word, syllables):
    assert count_syllables(word) == syllables


def test_counts_a_joined_word_once():
    assert count_words("Side-effects don’t last: 1,000 people, 0.5 mg.") == 7
