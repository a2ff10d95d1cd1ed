"""Titles side by side: folded to their bare words, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from math import ceil

_SAYS_NOTHING = """
a an and as at before after between by during for from in into is its of on or some the their this to
under using versus vs via with within without study studies trial trials randomised randomized
controlled clinical double blind placebo systematic review meta analysis effect effects efficacy
effectiveness safety evaluation comparison comparative patients report case reports series editorial
letter letters editor editors reply response author authors comment commentary correspondence erratum
corrigendum correction introduction preface foreword abstract abstracts book books news obituary
contents index notice notes note cover issue guest message
"""
SAYS_NOTHING = frozenset(_SAYS_NOTHING.split()) | frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
"""Words that stand in the titles of very many papers, and so tell none from another."""

FEWEST_TELLING_WORDS = 4
"""A title of fewer that tell something is never compared: “Editorial”, “Reply to the authors”."""

LEAST_SHARED = 0.6
LEAST_ALIKE = 0.85
LEAST_RELATED = 0.45
"""Of a title under the right number: less alike than this is another title altogether."""

_LABEL = re.compile(
    r"^\W*(?:(?:retracted|withdrawn|retraction|withdrawal|removed)(?:\s+(?:article|paper|chapter))?)"
    r"(?:\s*(?:[:\]—–]|-\s)\s*)",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z]{1,6}>", re.IGNORECASE)
# What Unicode does not take apart into a letter and its accent.
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d"})


class _Words(dict[int, str]):
    """Leaves letters and figures as they are; everything else parts words."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = kept = sign if sign.isalnum() else " "
        return kept


# Marks within a word part nothing: an apostrophe, a hyphen that is only seen at the end of a line.
_WORDS = _Words(dict.fromkeys(map(ord, "'’\u00ad\u200b"), ""))


def folded(text: str) -> str:
    """Return the bare words of a text: small letters, no accents, no marks, single spaces."""
    small = text.lower()
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small.translate(_LETTERS))
        small = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(small.translate(_WORDS).split())


def folded_title(title: str) -> str:
    """Return the bare words of a title, without a label such as “RETRACTED:” and without markup."""
    if "<" in title:
        title = _TAG.sub("", title)
    return folded(_LABEL.sub("", title, count=1))


def telling_words(title: str) -> frozenset[str]:
    """Return those words of a folded title that tell it from others."""
    return frozenset(title.split()) - SAYS_NOTHING


def share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of words have most of all their words in common."""
    shared = len(one & other)
    return shared >= LEAST_SHARED * (len(one) + len(other) - shared)


def least_needed(words: int) -> int:
    """Return how many of so many words another title must have at least, to share most of them."""
    return ceil(LEAST_SHARED * words)


def are_alike(one: str, other: str) -> bool:
    """Tell whether two folded titles read like one: a word spelt otherwise, one left out."""
    return _ratio(one, other, least=LEAST_ALIKE)


def are_related(one: str, other: str) -> bool:
    """Tell whether two folded titles could be of one paper; False if they are plainly of two.

    One that is missing contradicts nothing.
    """
    if not one or not other or one in other or other in one:
        return True
    return _ratio(one, other, least=LEAST_RELATED) or share_words(
        telling_words(one), telling_words(other)
    )


def _ratio(one: str, other: str, *, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= least
        and matcher.quick_ratio() >= least
        and matcher.ratio() >= least
    )
