"""Headings: levels that never skip, ids that stay the same while the words do."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from markdown_it.token import Token

FIRST_LEVEL = 2
LAST_LEVEL = 6
RESERVED_IDS = frozenset(
    {
        "main",
        "contents",
        "contents-title",
        "questions",
        "references",
        "about",
        "q",
        "in-short",
        "teach-back",
    }
)
"""Ids the page around the text uses itself."""

_RESERVED_BEGINNINGS = ("cite-", "ref-", "word-", "question-", "block-")
_GAPS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as contents lists show it."""

    level: int
    id: str
    text: str


@dataclass(slots=True)
class Ids:
    """The ids given out so far on one page."""

    taken: set[str] = field(default_factory=lambda: set(RESERVED_IDS))
    next_number: dict[str, int] = field(default_factory=dict)

    def unique(self, words: str) -> str:
        """Return an id for a heading's words; a repeated one gets a number."""
        base = slug(words) or "part"
        if base.startswith(_RESERVED_BEGINNINGS):
            base = f"part-{base}"
        candidate = base
        while candidate in self.taken:
            self.next_number[base] = self.next_number.get(base, 1) + 1
            candidate = f"{base}-{self.next_number[base]}"
        self.taken.add(candidate)
        return candidate

    def has(self, name: str) -> bool:
        """Tell whether a page has this id: one given out, or one of its own."""
        return name in self.taken or name.startswith(_RESERVED_BEGINNINGS)


def slug(words: str) -> str:
    """Return words as an id: lower case, letters and figures of any script, hyphens."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return _GAPS.sub("-", folded).strip("-")[:60].strip("-")


def settle_headings(
    tokens: list[Token], ids: Ids, *, first_level: int = FIRST_LEVEL
) -> tuple[list[Heading], list[Token]]:
    """Give each heading its level, from `first_level` down without a gap, and its id.

    Authors write `##` for the first level wherever they are; all levels move with it.

    Returns the headings that stand at the top level of the text, in order, and the heading
    tokens whose author's level skipped one.
    """
    headings, skipped = [], []
    before = first_level - 1
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        written = max(int(token.tag[1]), FIRST_LEVEL)
        wanted = min(written + first_level - FIRST_LEVEL, LAST_LEVEL)
        level = min(wanted, before + 1)
        if level < wanted:
            skipped.append(token)
        words = plain_words(tokens[place + 1])
        token.meta["id"] = ids.unique(words)
        token.tag = tokens[place + 2].tag = f"h{level}"
        before = level
        if token.level == 0 and words:
            headings.append(Heading(level, token.meta["id"], words))
    return headings, skipped


def plain_words(inline: Token) -> str:
    """Return the words of an inline token, without marks, citations and pictures.

    A {…} name stays as it is written, since the clinic's answer is not part of the text.
    """
    parts = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "name":
            parts.append(f"{{{child.content}}}")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())
