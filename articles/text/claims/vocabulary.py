"""What must be known of a language to tell which of its sentences state something."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Patterns of one language; numbers stand in figures before they are looked for.

    `figure` finds a number that says how many, how much, how long or how old, and `share` such a
    thing said without a number. `no_figure` is cut out before: it only names or dates something.
    `dose` is a figure even in an instruction.

    `effect` finds that something does something to people's health; `no_effect` is cut out before.

    `instruction` and `arrangement` begin a clause that states nothing: what the reader is to do,
    and what the clinic does. `condition` may stand before either; `reason` parts the clause from
    one that is judged for itself.
    """

    code: str
    figure: re.Pattern[str]
    share: re.Pattern[str]
    no_figure: re.Pattern[str]
    dose: re.Pattern[str]
    effect: re.Pattern[str]
    no_effect: re.Pattern[str]
    condition: re.Pattern[str]
    instruction: re.Pattern[str]
    arrangement: re.Pattern[str]
    reason: re.Pattern[str]


def either(*patterns: str) -> re.Pattern[str]:
    """Return what finds any of these, in capitals or not."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


def words(listed: str) -> str:
    """Return what matches one of the words listed with spaces between; `_` is a space in one."""
    return "(?:" + "|".join(listed.replace("_", r"\s+") for listed in listed.split()) + ")"


def forms(listed: str) -> str:
    """Return what matches each English verb listed in all its regular forms: ease, eased, easing."""
    return words(" ".join(_forms(verb) for verb in listed.split()))


def _forms(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb[:-1]}(?:e|es|ed|ing)"
    if verb.endswith("y"):
        return f"{verb[:-1]}(?:y|ies|ied|ying)"
    return f"{verb}(?:s|es|ed|ing)?"


def formas(of_ar: str, *, of_er: str) -> str:
    """Return what matches Spanish verbs in the forms of a statement, by their stems."""
    in_a = (
        f"{stem}(?:a|an|e|en|ó|aron|aba|aban|ar|ando|ado|ará|arán|aría|arían)"
        for stem in of_ar.split()
    )
    in_e = (
        f"{stem}(?:e|en|a|an|ió|ieron|ía|ían|er|ir|iendo|ido|erá|erán|irá|irán|ería|iría)"
        for stem in of_er.split()
    )
    return words(" ".join((*in_a, *in_e)))


NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
AMOUNT = rf"{NUMBER}(?:\s?(?:-|–|to|or|and|a|o|y|de)\s?{NUMBER})?"
"""A number, or from one to another; the words between are those of English and Spanish."""
