"""DISCERN’s questions on treatment choices, as prompts for whoever writes.

Source: Charnock D, Shepperd S, Needham G, Gann R. DISCERN: an instrument for judging the quality of
written consumer health information on treatment choices. J Epidemiol Community Health
1999;53:105–111, questions 9 to 15. The sixteenth asks for a verdict on the whole, which is no
author’s to give.

A prompt is answered by words: it goes away when the text seems to speak of its subject. It never
stops publication, and is asked only in languages whose words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from articles.text.problems import Problem, ProblemCode

from .facts import TREATMENTS
from .passages import Reading

_ENGLISH: Mapping[ProblemCode, str] = {
    "discern_working": r"works?\b|act(?:s|ed)? (?:on|by|in)\b|blocks?\b|what happens|is done\b",
    "discern_benefits": r"(?:can|may|might|does|to|not) help\b|helps\b|helped\b|benefits?\b|improve|better\b|relief\b|relieve|eases?\b",
    "discern_risks": r"side[- ]effects?|risks?\b|harm|complications?\b|dangers?\b|dangerous",
    "discern_untreated": r"without (?:it|treatment|this|the (?:treatment|medicine|operation))\b"
    r"|(?:no|if you stop|when you stop|not have|not having|stop(?:s|ping)?) treatment\b"
    r"|do(?:ing)? nothing\b|untreated\b|(?:if|when|what happens when) (?:you|i) stop\b"
    r"|(?:treatment|it) (?:stops|ends)\b|wait and see",
    "discern_life": r"(?:daily|everyday|normal) (?:life|activit)|quality of life|at work\b"
    r"|back to work|driv(?:e|ing)\b|sleep\b|your family\b|school\b|sports?\b|exercise\b|travel",
    "discern_choices": r"(?:other|another|different) (?:treatment|medicine|option|way|choice)"
    r"|alternatives?\b|what else\b|what you could try\b|instead of\b|your (?:options|choices)\b",
    "discern_deciding": r"questions to ask|ask (?:us|your|the)\b|talk (?:to|with|it|this)\b"
    r"|discuss|decid(?:e|ing)\b|weigh\b|agree on\b|specialist must",
}
_SPANISH: Mapping[ProblemCode, str] = {
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
_SUBJECTS = {
    language: {code: re.compile(rf"\b(?:{words})", re.IGNORECASE) for code, words in found.items()}
    for language, found in (("en", _ENGLISH), ("es", _SPANISH))
}


def treatment_prompts(reading: Reading) -> Iterator[Problem]:
    """Yield a prompt for each subject of DISCERN 9 to 15 that a treatment's text leaves out."""
    if reading.facts.kind not in TREATMENTS:
        return
    words = "\n".join(passage.words for passage in reading.passages)
    for code, subject in _SUBJECTS.get(reading.language, {}).items():
        if not subject.search(words):
            yield Problem(code)
