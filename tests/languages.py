"""An article in Spanish and one in Arabic, as a clinic would write them, with every part there is."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override

from articles.models import Article, ArticleKind, Edition
from portal.gathering import gather
from tests.builders import (
    make_article,
    make_edition,
    make_question,
    make_reference,
    make_teach_back,
    make_topic,
)

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("es", "ar")

TEXTS: dict[str, dict[str, str]] = {
    "es": {
        "topic": "Su tratamiento",
        "title": "El día de su tratamiento",
        "summary": "Para quien viene a su primera sesión.",
        "body": """
::: short
- Venga con alguien que pueda acompañarle a casa.
- No conduzca hasta mañana.
:::

::: urgent Busque ayuda si no puede respirar bien
Llame al {emergency.number} o a {clinic.phone}.
:::

## Antes de venir

Traiga una lista de sus medicamentos. [@%(key)s]

::: chance ¿Cuántas personas se sienten lejos de su cuerpo?
26 in 100 con el aerosol
4 in 100 con un aerosol sin medicamento
note: Un estudio de cuatro semanas.
source: [@%(key)s]
:::

## Después

Descanse. Vea [la guía](https://clinic.example/guia).
""",
        "question": "¿Puedo conducir a casa?",
        "answer": "No. Pida a alguien que le acompañe.",
        "asked": "¿Cuándo podrá volver a conducir?",
        "points": "Mañana\nDespués de dormir bien",
        "note": "Primera edición.",
    },
    "ar": {
        "topic": "علاجك",
        "title": "يوم العلاج",
        "summary": "لمن يأتي إلى جلسته الأولى.",
        "body": """
::: short
- احضر مع شخص يرافقك إلى البيت.
- لا تقد السيارة حتى الغد.
:::

::: urgent اطلب المساعدة إذا صعب عليك التنفس
اتصل بالرقم {emergency.number} أو {clinic.phone}.
:::

## قبل أن تأتي

أحضر معك قائمة بأدويتك. [@%(key)s]

::: chance كم شخصًا يشعر بأنه بعيد عن جسده؟
26 in 100 مع الدواء
4 in 100 من دون دواء
note: دراسة استمرت أربعة أسابيع.
source: [@%(key)s]
:::

## بعد ذلك

استرح. انظر [الدليل](https://clinic.example/guide).
""",
        "question": "هل يمكنني القيادة إلى المنزل؟",
        "answer": "لا. اطلب من شخص أن يرافقك.",
        "asked": "متى يمكنك القيادة من جديد؟",
        "points": "غدًا\nبعد نوم جيد",
        "note": "الإصدار الأول.",
    },
}


def make_foreign_article(language: str) -> Article:
    """The draft of such an article; its address is `treatment-day`."""
    text = TEXTS[language]
    key = make_reference().key
    fields = {
        "language": language,
        "slug": "treatment-day",
        "title": text["title"],
        "summary": text["summary"],
        "body": text["body"] % {"key": key},
        "kind": ArticleKind.PROCEDURE,
        "topics": (make_topic("treatment", language=language, name=text["topic"]),),
    }
    article = make_article(**fields)
    make_question(article, question=text["question"], answer=text["answer"])
    make_teach_back(article, question=text["asked"], points=text["points"])
    return article


def make_foreign_edition(language: str, **changes: Any) -> Edition:
    """The first edition of such an article."""
    article = make_foreign_article(language)
    return make_edition(article, note=TEXTS[language]["note"], **changes)


@cache
def _whole_sentences() -> tuple[str, ...]:
    """The portal's own words that stand by themselves: no values in them, and more than one word."""
    ids = (message.id for message in gather(ROOT))
    return tuple(words for words in ids if re.fullmatch(r"[^%{<]+ [^%{<]+", str(words)))


def english_words_in(text: str, *, language: str) -> list[str]:
    """The portal's own words that a text says in English though the language has words for them.

    Single words are left out: some are names, or the same in both languages.
    """
    plain = " ".join(html.unescape(text).split())
    with override(language):
        return [words for words in _whole_sentences() if words in plain and gettext(words) != words]
