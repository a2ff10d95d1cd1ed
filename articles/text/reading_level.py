"""How hard a text is to read, by the measure of its language; no measure, no judgement."""

from __future__ import annotations

from dataclasses import dataclass

from .perspicuity import perspicuity
from .readability import count_words, flesch_kincaid_grade

LEAST_WORDS = 100
"""Shorter texts swing too far to be judged. Source: the samples of 100 words of Flesch 1948,
A new readability yardstick, J Appl Psychol 32(3):221–233."""


@dataclass(frozen=True, slots=True)
class Level:
    """A value on a scale, the value to aim for, and the one beyond which a text is too hard."""

    scale: str
    value: float
    aim: float
    limit: float
    words: int

    @property
    def is_grade(self) -> bool:
        """Whether the value counts school years, so that less is easier."""
        return self.limit > self.aim

    @property
    def is_hard(self) -> bool:
        """Whether some readers will find the text hard."""
        return self._is_beyond(self.aim)

    @property
    def is_too_hard(self) -> bool:
        """Whether most adults will find the text hard."""
        return self._is_beyond(self.limit)

    def _is_beyond(self, least_easy: float) -> bool:
        beyond = self.value > least_easy if self.is_grade else self.value < least_easy
        return beyond and self.words >= LEAST_WORDS


EASIEST_GRADE = 1.0
"""The first school year. The formula gives less to very short words, which tells nobody anything."""

MEASURED = frozenset({"en", "es"})
"""Languages whose texts can be measured."""


def is_measured(language: str) -> bool:
    """Tell whether there is a measure for a language, such as `es-MX`."""
    return language.partition("-")[0] in MEASURED


def level_of(prose: str, language: str) -> Level | None:
    """Return the reading level of plain paragraphs; None where no measure is known, or no word.

    English: the Flesch–Kincaid grade (Kincaid et al. 1975); 6 by Weiss 2007, Health literacy and
    patient safety; beyond 8 “not suitable” by Doak, Doak and Root 1996, Teaching patients with low
    literacy skills. Spanish: perspicuity (Szigriszt-Pazos 1993), “bastante fácil” from 65, “algo
    difícil” below 55 by the INFLESZ scale (Barrio-Cantalejo et al. 2008). To one decimal, so that
    what is shown is what is judged.
    """
    try:
        match language.partition("-")[0]:
            case "en":
                grade = max(EASIEST_GRADE, round(flesch_kincaid_grade(prose), 1))
                return Level("Flesch–Kincaid", grade, 6, 8, count_words(prose))
            case "es":
                ease = round(perspicuity(prose), 1)
                return Level("INFLESZ", ease, 65, 55, count_words(prose))
    except ValueError:
        pass
    return None
