"""Sheets in Spanish and Arabic: every word of the frame is in the language, and in its order."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from articles.handouts.cover import PackCover
from articles.handouts.prepared import prepare_pack, prepare_sheet
from articles.handouts.sheet import Format
from articles.models import Edition
from tests.builders import make_clinic, make_pack, make_starter_edition
from tests.handouts.poppler import PlacedWord, placed, read_by_poppler
from tests.languages import (
    LANGUAGES,
    TEXTS,
    english_words_in,
    make_foreign_article,
    make_foreign_edition,
)

pytestmark = pytest.mark.django_db

A4 = Format("a4", "standard")
TODAY = date(2026, 11, 20)
LATE = date(2030, 1, 1)


def sheet(edition: Edition, *, in_format: Format = A4, today: date = TODAY) -> bytes:
    clinic = make_clinic(crisis_name="Samaritans", crisis_number="0800 116 123")
    edition = Edition.objects.with_people().get(pk=edition.pk)
    prepared = prepare_sheet(
        edition, profile=clinic, in_format=in_format, today=today, has_lines=True
    )
    return prepared.pdf()


def cover(edition: Edition, *, has_code: bool = True) -> bytes:
    pack = make_pack(
        edition.article, language=edition.article.language, title=edition.title, slug="pack"
    )
    made = PackCover.of(pack.editions.get())
    if not has_code:
        made = PackCover(made.title, "", "", 0, TODAY, made.language)
    parts = [Edition.objects.with_people().get(pk=edition.pk)]
    clinic = make_clinic()
    return prepare_pack(made, parts, profile=clinic, in_format=A4, today=TODAY).pdf()


def letters(text: str) -> str:
    """Letters and figures alone: poppler parts Arabic words and turns its ligatures round."""
    plain = unicodedata.normalize("NFKC", text).replace("ال", "لا")
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def line_of(words: list[PlacedWord], *, y: float, left_of: float) -> list[str]:
    """The words of a line up to some place, as an Arabic reader meets them: from the right."""
    found = [word for word in words if abs(word.y - y) < 1 and word.x < left_of]
    return [word.word for word in sorted(found, key=lambda word: -word.x)]


FRAME = {
    "es": (
        "¿Está en peligro ahora?", "Para hablar con alguien:", "En pocas palabras", "Urgente",
        "26 de cada 100", "26 %, más o menos 1 de cada 4", "4 %, 1 de cada 25", "no contadas",
        "Preguntas frecuentes", "Con sus propias palabras", "Una buena respuesta incluye:",
        "Adónde llevan los enlaces", "Referencias", "Sobre esta hoja", "Próxima cita", "Nombre",
        "¿Sigue siendo válida esta hoja?", "escriba el código en localhost:8000/es/check",
        "Edición 1, 2 de noviembre de 2026", "Próxima revisión: 2 de noviembre de 2027",
        "1, publicada el 2 de noviembre de 2026", "Escrito por", "Revisado por", "1 de 2",
    ),
    "ar": (
        "هل أنت في خطر الآن؟", "للتحدث مع أحد:", "باختصار", "عاجل", "26 من كل 100", "نحو 1 من كل 4",
        "غير محسوبين", "أسئلة شائعة", "بكلماتك أنت", "الإجابة الجيدة تتضمن:", "إلى أين تقود الروابط",
        "المراجع", "عن هذه الورقة", "الموعد القادم", "الاسم", "هل ما زالت هذه الورقة صالحة؟",
        "المراجعة القادمة", "localhost:8000/ar/check", "نوفمبر 2026", "كتبه", "راجعه", "رمز التحقق",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_frame_is_in_the_language_of_the_sheet(language: str):
    read = read_by_poppler(sheet(make_foreign_edition(language)))

    missing = [words for words in FRAME[language] if letters(words) not in letters(read)]
    # In Arabic poppler gives figures before the words they follow.
    assert [words for words in missing if not (language == "ar" and words[-1].isdigit())] == []
    assert english_words_in(read, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_amiss_is_said_in_the_language_of_the_sheet(language: str):
    starter = make_starter_edition(make_foreign_article(language))
    late = {
        "es": ("Revisión atrasada: consúltenos", "Esta hoja ya tendría que haberse revisado"),
        "ar": ("تأخرت المراجعة: اسألنا أولًا", "كان ينبغي أن تراجع هذه الورقة قبل الآن"),
    }

    read = read_by_poppler(sheet(starter, today=LATE))

    for words in late[language]:
        plain = "".join(c for c in words if unicodedata.category(c) != "Mn")
        assert letters(plain) in letters(read)
    assert english_words_in(read, language=language) == []


@pytest.mark.parametrize("size", ["standard", "large"])
def test_an_arabic_foot_counts_its_pages_from_right_to_left(size: str):
    pdf = sheet(make_foreign_edition("ar"), in_format=Format("a4", size))
    words = placed(pdf)

    sides = words[-1].page
    for side in range(1, sides + 1):
        on_side = [word for word in words if word.page == side]
        of = max(
            (word for word in on_side if word.word == "نم" and word.x < 100), key=lambda w: w.y
        )
        assert line_of(on_side, y=of.y, left_of=110) == [str(side), "نم", str(sides)]


def test_telephone_numbers_and_addresses_keep_their_order_in_an_arabic_sheet():
    words = placed(sheet(make_foreign_edition("ar")))

    for number in (["0800", "116", "123"], ["01632", "960123"]):
        first = next(word for word in words if word.word == number[0])
        line = [w for w in words if w.page == first.page and abs(w.y - first.y) < 1]
        read = [word.word for word in sorted(line, key=lambda word: word.x)]
        start = read.index(number[0])
        assert read[start : start + len(number)] == number
    addresses = [word.word for word in words if "http" in word.word]
    assert [address for address in addresses if not address.startswith("http")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has_code", [True, False])
def test_the_cover_of_a_pack_is_in_the_language_of_the_pack(language: str, has_code: bool):  # noqa: FBT001
    read = read_by_poppler(cover(make_foreign_edition(language), has_code=has_code))

    said = {
        "es": ["En esta carpeta", "¿Sigue siendo válida esta carpeta?", "Notas", "Título"],
        "ar": ["في هذه المجموعة", "هل ما زالت هذه المجموعة صالحة؟", "ملاحظات", "العنوان"],
    }[language]
    for words in [*said, TEXTS[language]["title"]]:
        assert letters(words) in letters(read)
    assert english_words_in(read, language=language) == []
