"""A text as its checks read it: parsed once, as passages that know their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markdown_it.token import Token

from articles.text.headings import plain_words
from articles.text.manuscript import Manuscript
from articles.text.parsing import line_of
from articles.text.problems import Problem, ProblemCode
from articles.text.readability import split_sentences
from articles.text.rendering import ReadText, read

from .facts import Facts

Role = Literal["heading", "label", "paragraph", "item", "cell", "header"]

_ROLES: dict[str, Role] = {
    "callout_title_open": "label",
    "chance_note_open": "label",
    "chance_source_open": "label",
    "heading_open": "heading",
    "list_item_open": "item",
    "step_what_open": "item",
    "step_when_open": "label",
    "td_open": "cell",
    "th_open": "header",
}
_GATHERING = ("bullet_list_open", "ordered_list_open", "table_open", "steps_open")


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading, item or cell. `words` hold no marks and no citations.

    Passages of one list or table share their `block`; `boxes` are the levels of the callouts
    around it. `inline` is what it was read from; None for a question and the summary.
    """

    where: str
    line: int
    role: Role
    words: str
    block: int
    boxes: frozenset[str] = frozenset()
    inline: Token | None = None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return split_sentences(self.words)

    @property
    def is_cited(self) -> bool:
        """Whether a reference stands behind any of it."""
        children = (self.inline and self.inline.children) or ()
        return any(child.type == "citation" for child in children)

    def problem(self, code: ProblemCode, detail: str = "") -> Problem:
        """Return a problem of this passage."""
        return Problem(code, detail, line=self.line, where=self.where)


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
        return _parts(self.text)


def reading_of(manuscript: Manuscript, facts: Facts) -> Reading:
    """Return a manuscript read for its checks."""
    text = read(manuscript)
    return Reading(manuscript, facts, text, tuple(_passages(manuscript, text)))


def _parts(text: ReadText) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    answers = ((f"question {number}", part) for number, part in enumerate(text.answers, start=1))
    return (("body", (*text.lead, *text.body)), *answers)


def _passages(manuscript: Manuscript, text: ReadText) -> Iterator[Passage]:
    block = 0
    if manuscript.summary:
        yield Passage("summary", 0, "paragraph", manuscript.summary, block)
    for number, (where, tokens) in enumerate(_parts(text)):
        block += 1
        if number:
            question = manuscript.questions[number - 1].question
            yield Passage(where, 0, "heading", question, block)
        for passage in _of_part(where, tokens, block + 1):
            block = passage.block
            yield passage


def _of_part(where: str, tokens: Sequence[Token], first_block: int) -> Iterator[Passage]:
    opened: list[Token] = []
    line, block = 0, first_block
    for token in tokens:
        line = line_of(token) or line
        if token.nesting == -1 and opened:
            opened.pop()
        if token.type == "inline":
            # A list in a list belongs to the outer one.
            is_gathered = any(one.type in _GATHERING for one in opened)
            boxes = frozenset(
                str(one.meta["level"]) for one in opened if one.type == "callout_open"
            )
            yield Passage(where, line, _role(opened), plain_words(token), block, boxes, token)
            block += not is_gathered
        elif token.nesting == -1 and token.type.replace("_close", "_open") in _GATHERING:
            block += not any(one.type in _GATHERING for one in opened)
        if token.nesting == 1:
            opened.append(token)


def _role(opened: Sequence[Token]) -> Role:
    """Return what a passage is by the innermost block that says so."""
    return next((_ROLES[one.type] for one in reversed(opened) if one.type in _ROLES), "paragraph")
