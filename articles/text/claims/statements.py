"""What one sentence states: a figure, an effect, both or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from text_to_num import alpha2digit  # type: ignore[import-untyped]  # it ships no types

from .vocabulary import ClaimWords

_BEGINNINGS = " \"'“\u2018«([¡–-"
_COMMA = re.compile(r",\s+")
_ENDS = " \"'”’»)]"


@dataclass(frozen=True, slots=True)
class Statement:
    """Whether a sentence states a figure, and whether an effect; neither makes it no claim."""

    figure: bool = False
    effect: bool = False

    def __bool__(self) -> bool:
        return self.figure or self.effect


NOTHING = Statement()


def statement_of(sentence: str, words: ClaimWords) -> Statement:
    """Return what a sentence states, by the guideline in docs/evidence.md.

    A question states nothing. An instruction and what the clinic arranges state nothing either,
    but a dose in an instruction is a figure, and a reason given with it is judged for itself.
    """
    if sentence.rstrip(_ENDS).endswith("?"):
        return NOTHING
    clause = _main_clause(sentence.strip(_BEGINNINGS), words)
    is_instruction = bool(words.instruction.match(clause))
    if not (is_instruction or words.arrangement.match(clause)):
        return Statement(states_figure(sentence, words), states_effect(sentence, words))
    asked, reason = _parted(clause, words)
    has_dose = is_instruction and bool(words.dose.search(_in_figures(asked, words)))
    why = Statement(states_figure(reason, words), states_effect(reason, words))
    return Statement(has_dose or why.figure, why.effect)


def states_figure(words_of_it: str, words: ClaimWords) -> bool:
    """Tell whether a clause says how many, how much, how long, how often or how old."""
    if words.share.search(words_of_it):
        return True
    counted = words.no_figure.sub(" ", _in_figures(words_of_it, words))
    return bool(words.figure.search(counted))


def states_effect(words_of_it: str, words: ClaimWords) -> bool:
    """Tell whether a clause says what something does to people's health, or how sure that is."""
    return bool(words.effect.search(words.no_effect.sub(" ", words_of_it)))


def _in_figures(sentence: str, words: ClaimWords) -> str:
    """Return a sentence with its number words in figures: “two weeks” as “2 weeks”."""
    return str(alpha2digit(sentence, words.code, 0))


def _main_clause(sentence: str, words: ClaimWords) -> str:
    """Return a sentence from its main clause on: “if you feel sick, sit down” as “sit down”.

    A condition may go on over several commas, until something is asked for.
    """
    clause = sentence
    while found := words.condition.match(clause):
        clause = clause[found.end() :]
    if clause == sentence:
        return sentence
    places = [0, *(found.end() for found in _COMMA.finditer(clause))]
    asked = (clause[place:] for place in places if words.instruction.match(clause[place:]))
    return next(asked, clause)


def _parted(clause: str, words: ClaimWords) -> tuple[str, str]:
    """Return what is asked for, and the reason given; blank where none is."""
    found = words.reason.search(clause)
    return (clause[: found.start()], clause[found.end() :]) if found else (clause, "")
