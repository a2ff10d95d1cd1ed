"""Words in the order of a dictionary of their own language."""

import pytest

from articles.text.collation import FIGURES, first_letter, sorting_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["5-HT", "Dose", "éclat", "eczema", "nandu", "ñandú", "nanny", "Zero"]),
        ("es", ["ánimo", "bazo", "nube", "nutrición", "ñame", "ñu", "ojo", "ósea"]),
        ("ar", ["إبرة", "أثر", "الألم", "تسريب", "علاج", "يوم"]),
    ],
)
def test_orders_words_by_the_letters_of_their_language(language: str, words: list[str]):
    mixed = sorted(words, key=len)

    assert sorted(mixed, key=lambda word: sorting_key(word, language)) == words


@pytest.mark.parametrize(
    ("word", "language", "letter"),
    [
        ("élan", "es", "E"),
        ("ñu", "es", "Ñ"),
        ("\u006e\u0303u", "es", "Ñ"),
        ("ñu", "en", "N"),
        ("(re)uptake", "en", FIGURES),
        ("", "en", FIGURES),
        ("العلاج", "ar", "ع"),
        ("ألزهايمر", "ar", "\N{ARABIC LETTER ALEF}"),
        ("ألم", "ar", "\N{ARABIC LETTER ALEF}"),
    ],
)
def test_finds_a_word_under_its_letter(word: str, language: str, letter: str):
    """The Arabic article is left aside; what only looks like it is not."""
    assert first_letter(word, language) == letter
