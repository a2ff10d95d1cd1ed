"""Words as they are compared and looked up: the same way for readers and for texts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.searching.words import fold, is_lettered, is_light, stems, tokens

LANGUAGES = st.sampled_from(["en", "es", "ar", "zh-hans", "xx"])


def folded(text, language="en"):
    return [token.folded for token in tokens(text, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "driving", "Drive"),
        ("en", "long-term", "long term"),
        ("en", "the patient’s treatment", "patients' treatments"),
        ("en", "anaesthetics", "anesthetic"),
        ("en", "diarrhoea", "diarrhea"),
        ("en", "to minimise", "minimized"),
        ("en", "behaviour", "behaviors"),
        ("en", "isn't working", "is not working"),
        ("en", "cannot", "can’t"),
        ("en", "O'Neil", "O’Neil"),
        ("en", "10mg", "10 mg"),
        ("en", "1,000 ml", "1000ml"),
        ("en", "µg", "μg"),
        ("en", "keta\u00admine", "ketamine"),
        ("es", "la depresión", "depresion"),
        ("es", "medicaciones", "medicación"),
        ("es", "0,5 mg", "0.5 mg"),
        ("es", "cafe\u0301", "café"),
        ("ar", "الأَدْوِيَة", "الادويه"),
        ("ar", "جلسة", "جلسه"),
        ("zh-hans", "氯胺酮。", "氯胺酮"),
        ("xx", "ﬁne", "FINE"),
    ],
)
def test_words_that_are_one_to_a_reader_are_looked_up_as_one(language, one, other):
    assert stems(one, language) == stems(other, language) != ()


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "with food", "without food"),
        ("en", "before driving", "after driving"),
        ("en", "it is working", "it is not working"),
        ("en", "0.5 mg", "5 mg"),
        ("es", "antes", "después"),
        ("es", "con dolor", "sin dolor"),
        ("ru", "мои", "мой"),
        ("ja", "ガ", "カ"),
    ],
)
def test_words_that_differ_to_a_reader_stay_apart(language, one, other):
    assert stems(one, language) != stems(other, language)


@pytest.mark.parametrize("word", ["not", "without", "before", "often", "can't"])
def test_words_that_only_shade_a_question_are_known(word):
    assert [is_light(stem, "en") for stem in stems(f"{word} ketamine", "en")] == [True, False]


def test_languages_never_meet():
    assert set(stems("normal dose", "en")).isdisjoint(stems("normal dose", "es"))


def test_what_says_nothing_has_no_stem_and_keeps_its_place():
    (the, end) = tokens("The end", "en")

    assert (the.folded, the.stem) == ("the", "")
    assert (end.start, end.end, end.stem) == (4, 7, "en_end")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0.5 mg/kg", ["0.5", "mg", "kg"]),
        ("what's up? c++", ["whats", "up", "c"]),
        ('"x" AND NEAR(y) -z 50%', ["x", "and", "near", "y", "z", "50"]),
        ("B12, 5-HT2A", ["b12", "5", "ht2a"]),
        ("snake_case", ["snake", "case"]),
        ("… — ?!", []),
    ],
)
def test_a_text_is_taken_apart_as_a_reader_would(text, words):
    assert folded(text) == words


def test_each_character_of_a_script_without_blanks_is_a_word():
    assert folded("氯胺酮", "zh-hans") == ["氯", "胺", "酮"]


def test_numbers_have_nothing_to_misspell():
    assert not is_lettered("0.5")
    assert is_lettered("b12")


@given(st.text(), LANGUAGES)
def test_any_text_gives_words_that_stand_where_they_say_and_harm_no_query(text, language):
    end = 0
    for token in tokens(text, language):
        assert end <= token.start < token.end <= len(text)
        end = token.end
        assert token.folded
        assert len(token.folded) <= 64
        assert not set(token.folded) & set(" \t\n\0'\"\\:*^()&|!<>-+,")
        prefix, _, stem = token.stem.partition("_")
        assert not token.stem or (stem and prefix == language.replace("-", ""))
        assert not set(token.stem) & set(" \t\n\0'\"\\:*^()&|!<>-+,.")
        assert token.stem == token.stem.lower() or not token.stem.isascii()


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_threads_give_the_same_stems_as_one():
    words = [f"{root}{end}" for root in ("treat", "depress", "anxi") for end in range(300)]

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(lambda word: stems(f"{word}ing {word}ed", "en"), words * 4))

    assert at_once == [stems(f"{word}ing {word}ed", "en") for word in words] * 4
