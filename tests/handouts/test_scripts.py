"""Texts in other languages and letters: shaped, tagged with their language, and read back."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from articles.handouts.sheet import SIZES
from articles.text.names import ClinicNames
from tests.handouts.paper import catalogue, faults, tags
from tests.handouts.poppler import not_carried_along, read_by_poppler
from tests.handouts.sheets import FACTS, asked, make_pdf

SAMPLES = {
    "en": (
        "Your treatment day",
        "Bring a list of every medicine you take.",
        "May I drive home?",
        "No. Ask someone to see you home.",
    ),
    "es": (
        "El día de su tratamiento",
        "Traiga una lista de todos los medicamentos que toma. ¿Tiene alergias? Díganoslo.",
        "¿Puedo conducir a casa?",
        "No. Pida a alguien que le acompañe hasta mañana.",
    ),
    "ar": (
        "يوم العلاج",
        "أحضر معك قائمة بجميع الأدوية التي تتناولها، مثل ketamine، واسأل عن 30 دقيقة.",
        "هل يمكنني القيادة إلى المنزل؟",
        "لا. اطلب من شخص أن يرافقك إلى البيت.",
    ),
}
LETTERS = {
    "el": ("ltr", "Μία ημέρα της θεραπείας σας: ξεκουραστείτε."),
    "ru": ("ltr", "День вашего лечения: отдохните, съешьте что-нибудь."),
    "pl": ("ltr", "Dzień leczenia: proszę odpocząć, źdźbło, żółć, Łódź."),
    "he": ("rtl", "יום הטיפול שלך: נוח, אל תנהג. שאל אותנו."),
}


def sample(language: str, size: str = "standard") -> bytes:
    title, text, question, answer = SAMPLES[language]
    return make_pdf(
        f"## {title}\n\n{text}\n\n- **{title}**\n\n| {title} | 2 |\n| --- | --- |\n| {text} | 3 |",
        size=size,
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        title=title,
        summary="",
        names=ClinicNames(clinic_name=title),
        questions=(asked(question, answer),),
        emergency=(),
        opening_hours="",
        postal_address=(),
        about=(),
        foot=FACTS.foot,
    )


def said(text: str) -> list[str]:
    """The words without vowel signs; for a ligature of two letters either order is as good."""
    plain = unicodedata.normalize("NFKC", text).replace("ال", "لا")
    letters = (letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf"))
    return re.findall(r"\w+", "".join(letters))


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("size", SIZES)
def test_a_language_is_tagged_and_every_checker_finds_it_right(
    language: str, size: str, tmp_path: Path
):
    pdf = sample(language, size)

    assert catalogue(pdf)["/Lang"] == language
    is_rtl = catalogue(pdf)["/ViewerPreferences"].get("/Direction") == "/R2L"
    assert is_rtl == (language == "ar")
    assert faults(pdf, tmp_path) == []
    assert not_carried_along(pdf) == []
    found = tags(pdf)
    assert [found.count(tag) for tag in ("H1", "H2", "H3", "Table", "TH", "L")] == [
        1, 3, 1, 1, 2, 1,
    ]  # fmt: skip


@pytest.mark.parametrize("language", SAMPLES)
def test_the_words_of_a_language_are_read_back(language: str):
    read = "".join(said(read_by_poppler(sample(language))))

    wanted = said(" ".join(SAMPLES[language]))
    found = [word for word in wanted if word in read]
    # Poppler parts some words at a ligature, where other readers do not.
    assert len(found) >= len(wanted) * (0.95 if language == "ar" else 1)


@pytest.mark.parametrize("language", LETTERS)
def test_letters_of_other_scripts_are_all_there(language: str):
    direction, text = LETTERS[language]

    pdf = make_pdf(text, language=language, direction=direction)

    assert "\ufffd" not in read_by_poppler(pdf)
    assert set(said(text)) <= set(said(read_by_poppler(pdf)))


def test_hebrew_is_set_in_its_own_typeface_bold_too():
    pdf = make_pdf("**שלום** שלום", language="he", direction="rtl", title="שלום")

    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in catalogue(pdf)["/Pages"]["/Kids"]
        for font in page.get_object()["/Resources"]["/Font"].values()
    }
    # One name for all weights of the file: the letters before it tell two subsets apart.
    assert len([name for name in fonts if "+Assistant" in name]) >= 2, fonts
