"""Plain words: a text is judged by the measure of its own language, or not at all."""

import pytest

from articles.text.perspicuity import count_syllables, perspicuity
from articles.text.problems import Problem
from articles.text.reading_level import level_of
from tests.text.checks.reading import codes, found

EASY = "You may feel sick. This wears off in a few hours. "
HARDER = (
    "You may notice several uncomfortable sensations during treatment, although these disappear. "
)
HARDEST = (
    "Gastrointestinal reactions are characteristically self-limiting following administration. "
)
FACIL = "Puede sentir sueño. Se pasa en unas horas. "
DIFICIL = "Las reacciones gastrointestinales son característicamente autolimitadas habitualmente. "


def test_an_easy_text_is_left_alone():
    assert codes("\n\n".join([EASY] * 12)) == []


def test_a_harder_text_is_advised_of():
    text = "\n\n".join(5 * [EASY * 2, HARDER, HARDER])
    level = level_of(text, "en")

    assert level is not None
    assert 6 < level.value <= 8
    assert found(text) == (Problem("reading_hard", f"Flesch–Kincaid {level.value:.1f} > 6"),)


def test_the_hardest_text_is_stopped():
    assert codes("\n\n".join([HARDEST] * 15)) == ["reading_too_hard"]


def test_a_few_words_are_not_judged():
    assert codes(HARDEST) == []


def test_spanish_is_measured_on_the_inflesz_scale():
    assert codes("\n\n".join([FACIL] * 15), language="es") == []
    problems = found("\n\n".join([DIFICIL] * 15), language="es")
    assert [problem.code for problem in problems] == ["reading_too_hard"]
    assert problems[0].detail.startswith("INFLESZ ")
    assert problems[0].detail.endswith(" < 55")


def test_other_languages_are_not_measured():
    assert level_of("qay’be’ " * 200, "tlh") is None
    assert codes("\n\n".join([HARDEST] * 15), language="ar") == []


def test_perspicuity_follows_the_published_formula():
    # 4 words, 7 syllables, 2 sentences.
    assert perspicuity("Puede doler. Llame hoy.") == pytest.approx(206.835 - 62.3 * 7 / 4 - 4 / 2)


def test_figures_have_no_syllables():
    assert perspicuity("Tome 20 al día.") == pytest.approx(206.835 - 62.3 * 5 / 3 - 4)


@pytest.mark.parametrize("text", ["", "100 %", "…"])
def test_refuses_a_text_without_words(text: str):
    with pytest.raises(ValueError, match="no word"):
        perspicuity(text)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("a", 1),
        ("y", 1),
        ("muy", 1),
        ("rey", 1),
        ("quien", 1),
        ("día", 2),
        ("país", 2),
        ("agua", 2),
        ("ciudad", 2),
        ("leer", 2),
        ("ahora", 3),
        ("héroe", 3),
        ("vergüenza", 3),
        ("aéreo", 4),
        ("medicación", 4),
        ("poesía", 4),
        ("TRATAMIENTO", 4),
        ("pst", 1),
    ],
)
def test_syllables_of_spanish_words(word: str, syllables: int):
    assert count_syllables(word) == syllables


def test_no_text_is_easier_than_the_first_school_year():
    """The desk showed “reading grade -2.4”."""
    level = level_of("Go on. Sit up. Do it.", "en")

    assert level
    assert level.value == 1
