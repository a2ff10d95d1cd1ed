"""What the checks know of Spanish."""

from __future__ import annotations

from collections.abc import Mapping

from articles.text.problems import ProblemCode

from .vocabulary import KNOWN_TO_ALL, Vocabulary, pattern, subjects, words

# Written large for weight, not short for anything.
_LOUD = words("AHORA LLAME NI NO NUNCA SIEMPRE SOLO SÍ")

_SUBJECTS: Mapping[ProblemCode, str] = {
    "discern_working": r"funciona|actúa|bloquea|cómo se hace|qué ocurre|se realiza",
    "discern_benefits": r"ayuda|beneficio|mejor|alivi",
    "discern_risks": r"efectos? (?:secundarios?|adversos?)|riesgo|daño|complicaci|peligro",
    "discern_untreated": r"sin (?:él|ella|tratamiento|tratar|este|el (?:tratamiento|medicamento))"
    r"|no (?:hacer|hace) nada|si (?:lo )?(?:deja|interrumpe|suspende)",
    "discern_life": r"vida (?:diaria|cotidiana)|calidad de vida|trabaj|conduc|dormir|sueño|famili"
    r"|escuela|deporte|ejercicio|viaj",
    "discern_choices": r"otr[oa]s? (?:tratamiento|medicamento|opci|forma|alternativa)|alternativa"
    r"|en lugar de|opciones",
    "discern_deciding": r"pregunt|hable con|consulte|decid|comente|acuerde",
}

_NUMBERS = {
    "un": 1,
    "una": 1,
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "cien": 100,
    "mil": 1000,
}
_NUMBER = r"(?:\d[\d.,]*|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
_RISK = r"(?:riesgos?|probabilidad(?:es)?)"
SPANISH = Vocabulary(
    frequency=pattern(
        rf"\b(?:(?P<low>{_NUMBER})\s*(?:a|o|–)\s*)?(?P<count>{_NUMBER})"
        r"(?:\s+personas?)?\s+de\s+(?:cada\s+)?"
        r"(?P<of>\d[\d.]*|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil)\b"
        r"(?!\s*(?:minutos?|horas?|días?|semanas?|meses|años?|mg|ml)\b)",
    ),
    numbers=_NUMBERS,
    point=",",
    relative_risk=pattern(
        rf"\b(?:el\s+doble|la\s+mitad|el\s+triple)\s+(?:de\s+)?(?:probable|frecuente|{_RISK}|que\s)",
        rf"\b{_NUMBER}\s+veces\s+(?:más|menos|mayor|menor)\b",
        r"\d+(?:[.,]\d+)?\s?%\s+(?:más|menos|mayor|menor)\b",
        rf"\b(?:duplica|triplica|dobla)n?\s+(?:el|la|su)\s+{_RISK}",
        r"\b(?:reduc|disminuy|aument|increment)\w*\s+(?:(?:en\s+)?un\s+)\d+(?:[.,]\d+)?\s?%",
        rf"\b(?:reduc|disminuy|aument|increment)\w*\s+(?:el|la|su)\s+{_RISK}\b[^.]{{0,30}}\b(?:a\s+la\s+mitad"
        r"|un\s+\d+(?:[.,]\d+)?\s?%)",
        rf"\b{_RISK}\b[^.]{{0,40}}\ben\s+un\s+\d+(?:[.,]\d+)?\s?%",
        r"\b(?:riesgo\s+relativo|razón\s+de\s+(?:riesgos|momios)|odds\s+ratio)\b",
    ),
    vague_links=frozenset(
        {
            *("aquí", "clic aquí", "detalles", "enlace", "este enlace", "esta página", "haga clic"),
            *("haga clic aquí", "leer más", "más", "más detalles", "más información"),
            *("pinche aquí", "pulse aquí", "saber más", "vea aquí", "ver más"),
        }
    ),
    known_short_forms=KNOWN_TO_ALL | _LOUD | words("ADN EEUU ONU UE VIH"),
    subjects=subjects(_SUBJECTS),
)
