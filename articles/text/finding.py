"""Words looked for in a text that is before the reader: wherever they stand, accents and case aside.

The script of the page of questions, static/js/find-questions.js, folds and compares in the same
way, so that a page is narrowed down alike with and without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from .headings import plain_words
from .parsing import parse

LONGEST_TYPED = 200
"""So many characters of what was typed are looked at."""

_WORD = re.compile(r"[^\W_]+")
_STRETCH, _SOFT_HYPHEN = "\u0640", "\u00ad"
_ALIKE = str.maketrans("\u0629\u0649", "\u0647\u064a")
"""Arabic letters that are typed for one another: ta marbuta and ha, alef maksura and ya."""

_BASIC_PLANE = 0x10000


def folded(text: str) -> str:
    """Return a text in small letters without accents, vowel signs, stretches and soft hyphens."""
    return unicodedata.normalize("NFKD", text.lower()).translate(_heard_as())


def typed_words(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed, folded, each once; none if it holds only signs."""
    return tuple(dict.fromkeys(_WORD.findall(folded(typed[:LONGEST_TYPED]))))


def holds_all(words: Iterable[str], *, text: str) -> bool:
    """Tell whether a folded text holds every one of the folded words, or has it inside a longer one."""
    return all(word in text for word in words)


def answer_words(markdown: str) -> str:
    """Return the words of an answer as they are read, paragraph by paragraph, without citations.

    A {…} name stays as it is written. Meanings of explained words are not part of the answer.
    """
    tokens, _problems = parse(markdown)
    parts = []
    for token in tokens:
        if token.type == "inline":
            parts.append(plain_words(token))
        elif token.type == "chance_open":
            chance = token.meta["chance"]
            parts += [chance.title, *(group.label for group in chance.groups)]
    return "\n".join(parts)


@cache
def _heard_as() -> dict[int, int | None]:
    marks = (
        point for point in range(_BASIC_PLANE) if unicodedata.category(chr(point)).startswith("M")
    )
    return {**dict.fromkeys((*marks, ord(_STRETCH), ord(_SOFT_HYPHEN))), **_ALIKE}
