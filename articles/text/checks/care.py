"""Care: what to do in an emergency, who looks after an article, what its sources are worth now."""

from __future__ import annotations

from collections.abc import Iterator

from articles.text.csl import read_year
from articles.text.problems import Problem, ProblemCode

from .facts import URGENT_KINDS
from .passages import Passage, Reading

OLDEST_YEARS = 10
EMERGENCY_NAMES = frozenset({"emergency.number", "crisis.name", "crisis.number", "advice.number"})

_SAID_SINCE: dict[str, ProblemCode] = {
    "corrected": "reference_corrected",
    "concern": "reference_in_doubt",
    "retracted": "reference_retracted",
}


def missing_emergency_advice(reading: Reading) -> Iterator[Problem]:
    """Yield that a medicine, procedure or crisis has no urgent callout, or names no number.

    Source: Directive 2001/83/EC, article 59(1)(e).
    """
    if reading.facts.kind not in URGENT_KINDS:
        return
    has_callout = any("urgent" in passage.boxes for passage in reading.passages)
    if not (has_callout and _names(reading) & EMERGENCY_NAMES):
        yield Problem("emergency_missing")


def _names(reading: Reading) -> set[str]:
    tokens = (passage.inline for passage in reading.passages if passage.inline)
    return {
        child.content for token in tokens for child in token.children or () if child.type == "name"
    }


def missing_owner(reading: Reading) -> Iterator[Problem]:
    """Yield that nobody looks after the article. Source: PIF TICK criteria, 1, systems."""
    if not reading.facts.has_owner:
        yield Problem("owner_missing", where="owner")


def unfit_review_interval(reading: Reading) -> Iterator[Problem]:
    """Yield that no interval is set, or one longer than the kind of article allows.

    Source: PIF TICK criteria, 1, systems; the lengths are this portal's own.
    """
    facts = reading.facts
    if not 1 <= (facts.review_interval or 0) <= facts.longest_interval:
        detail = str(facts.longest_interval)
        yield Problem("review_interval_unfit", detail, where="review interval")


def old_references(reading: Reading) -> Iterator[Problem]:
    """Yield, once, the references of more than ten years ago, where the first of them is cited.

    Source: Charnock et al. 1999, DISCERN, question 5; ten years is this portal's own measure.
    """
    oldest = reading.facts.today.year - OLDEST_YEARS
    years = {part.key: read_year(part.csl, "issued") for part in reading.manuscript.references}
    old = {
        key: passage
        for key, passage in _first_uses(reading).items()
        if years[key].isdecimal() and int(years[key]) < oldest
    }
    if old:
        first = next(iter(old.values()))
        yield first.problem("reference_old", ", ".join(old))


def doubtful_references(reading: Reading) -> Iterator[Problem]:
    """Yield references corrected, doubted or retracted since, where each is first cited.

    Of one that stays by a decision for this article, nothing is yielded but that it does.
    Sources: ICMJE Recommendations; COPE Retraction guidelines.
    """
    for key, passage in _first_uses(reading).items():
        code = _SAID_SINCE.get(reading.facts.statuses.get(key, ""))
        if code:
            yield passage.problem("reference_kept" if key in reading.facts.kept else code, key)


def _first_uses(reading: Reading) -> dict[str, Passage]:
    """Return the passage that first cites each reference there is, in reading order."""
    found: dict[str, Passage] = {}
    for passage in reading.passages:
        for child in (passage.inline and passage.inline.children) or ():
            for use in child.meta.get("uses", ()):
                if use.number:
                    found.setdefault(use.key, passage)
    return found
