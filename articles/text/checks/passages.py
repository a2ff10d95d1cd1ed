"""A text as its checks read it: parsed once, as passages that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from articles.text.manuscript import Manuscript
from articles.text.read_passages import Passage, parts_of, read_passages
from articles.text.rendering import ReadText, read

from .facts import Facts

__all__ = ["Passage", "Reading", "reading_of"]


@dataclass(frozen=True)
class Reading:
    """One manuscript, read for its checks, with the facts around it."""

    manuscript: Manuscript
    facts: Facts
    text: ReadText
    passages: tuple[Passage, ...]

    @property
    def language(self) -> str:
        """The language without its region: `pt` of `pt-BR`."""
        return self.manuscript.language.partition("-")[0]

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """The passages made of sentences: no headings, labels and cells."""
        return tuple(one for one in self.passages if one.role in ("paragraph", "item"))

    @cached_property
    def blocks(self) -> dict[int, tuple[Passage, ...]]:
        """The passages of each block, by its number; numbers rise through the whole text."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.block, []).append(passage)
        return {block: tuple(passages) for block, passages in found.items()}

    @cached_property
    def parts(self) -> tuple[tuple[str, tuple[Token, ...]], ...]:
        """The tokens of the body and of each answer, by the name of the part."""
        return parts_of(self.text)


def reading_of(manuscript: Manuscript, facts: Facts) -> Reading:
    """Return a manuscript read for its checks."""
    text = read(manuscript)
    found = read_passages(manuscript, text)
    # What a chance says of people is judged where it is read.
    return Reading(manuscript, facts, text, tuple(one for one in found if one.role != "chance"))
