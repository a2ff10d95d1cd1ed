"""What the checks know of a language; where they know nothing, they judge nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from articles.text.problems import ProblemCode


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language.

    How it says frequencies in people, as `low` to `count` out of `of`, in figures with its decimal
    `point` or in these `numbers`; comparisons of risk; links that say nothing; short forms
    that everybody knows; and by what words a text speaks of a subject that a prompt asks for.
    """

    frequency: re.Pattern[str]
    numbers: Mapping[str, int]
    point: str
    relative_risk: re.Pattern[str]
    vague_links: frozenset[str]
    known_short_forms: frozenset[str]
    subjects: Mapping[ProblemCode, re.Pattern[str]]


def pattern(*either: str) -> re.Pattern[str]:
    """Return what finds any of these, in capitals or not."""
    return re.compile("|".join(f"(?:{one})" for one in either), re.IGNORECASE)


PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|٪|per\s?cent\b|por\s?ciento\b)", re.IGNORECASE)
STRENGTH = re.compile(
    r"\b(?:solution|saline|alcohol|oxygen|cream|gel|ointment|humidity|solución|suero|oxígeno|crema)",
    re.IGNORECASE,
)
"""Sentences in which a percentage counts no people."""


def words(listed: str) -> frozenset[str]:
    """Return words listed with spaces between them."""
    return frozenset(listed.split())


def subjects(beginnings: Mapping[ProblemCode, str]) -> Mapping[ProblemCode, re.Pattern[str]]:
    """Return what finds, at the beginning of a word, that a text speaks of each subject."""
    return {code: pattern(rf"\b(?:{either})") for code, either in beginnings.items()}


KNOWN_TO_ALL = words(
    "AIDS AM CD COVID DNA DVD EU FAQ GPS HIV ID NHS OK PDF PIN PM QR SMS SOS TV UK UN US USA"
)
