"""What the checks know of a language; where they know nothing, they judge nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language: frequencies in people, comparisons of risk, links, short forms."""

    frequency: re.Pattern[str]
    relative_risk: re.Pattern[str]
    vague_links: frozenset[str]
    known_short_forms: frozenset[str]


def _pattern(*either: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in either), re.IGNORECASE)


PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|٪|per\s?cent\b|por\s?ciento\b)", re.IGNORECASE)
STRENGTH = re.compile(
    r"\b(?:solution|saline|alcohol|oxygen|cream|gel|ointment|humidity|solución|suero|oxígeno|crema)",
    re.IGNORECASE,
)
"""Sentences in which a percentage counts no people."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_KNOWN_TO_ALL = _words(
    "AIDS AM CD COVID DNA DVD EU FAQ GPS HIV ID NHS OK PDF PIN PM QR SMS SOS TV UK UN US USA"
)
# Written large for weight, not short for anything.
_LOUD = _words("ALL ALWAYS AND CALL DO MUST NEVER NO NOT NOW ONLY OR STOP YES")
_LOUD_SPANISH = _words("AHORA LLAME NI NO NUNCA SIEMPRE SOLO SÍ")

_ENGLISH_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|half)"
_ENGLISH_TIMES = r"(?:twice|half|double|\d+(?:\.\d+)? times|(?:two|three|four|five|six|ten) times)"
_ENGLISH_RISK = r"(?:risks?|chances?|odds|likelihood)"
ENGLISH = Vocabulary(
    frequency=_pattern(
        rf"\b{_ENGLISH_NUMBER}\s+(?:in|out\s+of)\s+(?:every\s+)?"
        r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|a\s+hundred|a\s+thousand)\b"
        r"(?!\s*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|ml)\b)",
    ),
    relative_risk=_pattern(
        rf"\b{_ENGLISH_TIMES}\s+(?:as|more|less)\s+(?:likely|common|often|many)\b",
        rf"\b{_ENGLISH_TIMES}\s+the\s+{_ENGLISH_RISK}\b",
        r"\d+(?:\.\d+)?\s?(?:%|per\s?cent)\s+(?:lower|higher|less|more|fewer|greater|smaller|bigger"
        r"|reduction|increase|drop|rise|reduced|increased)\b",
        rf"\b(?:doubl|halv|tripl)(?:es?|ed|ing)\s+(?:the|your|their)?\s*{_ENGLISH_RISK}\b",
        rf"\b{_ENGLISH_RISK}\s+(?:(?:is|are|was|were|has been)\s+)?(?:doubled|halved|tripled)\b",
        rf"\b{_ENGLISH_RISK}\b[^.]{{0,40}}\bby\s+"
        r"(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent)|half\b|a\s+third\b|a\s+quarter\b)",
        r"\b(?:relative\s+risk|hazard\s+ratio|odds\s+ratio)\b",
    ),
    vague_links=frozenset(
        {
            *("click", "click here", "click this link", "details", "find out more", "go", "here"),
            *("learn more", "link", "look here", "more", "more details", "more information"),
            *("read here", "read more", "read on", "see here", "see more", "this", "this article"),
            *("this link", "this page", "this website", "website"),
        }
    ),
    known_short_forms=_KNOWN_TO_ALL | _LOUD,
)

_SPANISH_NUMBER = r"(?:\d[\d.,]*|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
_SPANISH_RISK = r"(?:riesgos?|probabilidad(?:es)?)"
SPANISH = Vocabulary(
    frequency=_pattern(
        rf"\b{_SPANISH_NUMBER}(?:\s+personas?)?\s+de\s+(?:cada\s+)?"
        r"(?:\d[\d.]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil)\b"
        r"(?!\s*(?:minutos?|horas?|días?|semanas?|meses|años?|mg|ml)\b)",
    ),
    relative_risk=_pattern(
        rf"\b(?:el\s+doble|la\s+mitad|el\s+triple)\s+de\s+(?:probable|frecuente|{_SPANISH_RISK})",
        rf"\b{_SPANISH_NUMBER}\s+veces\s+(?:más|menos|mayor|menor)\b",
        r"\d+(?:[.,]\d+)?\s?%\s+(?:más|menos|mayor|menor)\b",
        rf"\b(?:duplica|triplica|dobla)n?\s+(?:el|la|su)\s+{_SPANISH_RISK}",
        rf"\b{_SPANISH_RISK}\b[^.]{{0,40}}\ben\s+un\s+\d+(?:[.,]\d+)?\s?%",
        r"\b(?:riesgo\s+relativo|razón\s+de\s+(?:riesgos|momios)|odds\s+ratio)\b",
    ),
    vague_links=frozenset(
        {
            *("aquí", "clic aquí", "detalles", "enlace", "este enlace", "esta página", "haga clic"),
            *("haga clic aquí", "leer más", "más", "más detalles", "más información"),
            *("pinche aquí", "pulse aquí", "saber más", "vea aquí", "ver más"),
        }
    ),
    known_short_forms=_KNOWN_TO_ALL | _LOUD_SPANISH | _words("ADN EEUU ONU UE VIH"),
)

VOCABULARIES = {"en": ENGLISH, "es": SPANISH}
