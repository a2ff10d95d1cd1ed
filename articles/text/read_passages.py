"""A read text as its passages: each heading, paragraph, item, cell and chance, in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markdown_it.token import Token

from .headings import plain_words
from .manuscript import Manuscript
from .parsing import line_of
from .problems import Problem, ProblemCode
from .readability import split_sentences
from .rendering import ReadText

Role = Literal["heading", "label", "note", "paragraph", "item", "cell", "header", "chance"]

_ROLES: dict[str, Role] = {
    "callout_title_open": "label",
    "chance_note_open": "note",
    "chance_source_open": "label",
    "heading_open": "heading",
    "list_item_open": "item",
    "step_what_open": "item",
    "step_when_open": "label",
    "td_open": "cell",
    "th_open": "header",
}
_GATHERING = ("bullet_list_open", "ordered_list_open", "table_open", "steps_open")
_HOLDING = ("list_item_open", "step_open", "tr_open", "chance_open")


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading, item, cell or chance. `words` hold no marks and no citations.

    Passages of one list or table share their `block`; `boxes` are the levels of the callouts
    around it. `holder` is the item, step, row or chance it is part of, the innermost. `inline` is
    what it was read from; None for a question, the summary and a chance.
    """

    where: str
    line: int
    role: Role
    words: str
    block: int
    boxes: frozenset[str] = frozenset()
    holder: Token | None = None
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


def parts_of(text: ReadText) -> tuple[tuple[str, tuple[Token, ...]], ...]:
    """Return the tokens of the body and of each answer, by the name of the part."""
    answers = ((f"question {number}", part) for number, part in enumerate(text.answers, start=1))
    return (("body", (*text.lead, *text.body)), *answers)


def read_passages(manuscript: Manuscript, text: ReadText) -> Iterator[Passage]:
    """Yield the passages of a text that was read, in reading order; first its summary."""
    block = 0
    if manuscript.summary:
        yield Passage("summary", 0, "paragraph", manuscript.summary, block)
    for number, (where, tokens) in enumerate(parts_of(text)):
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
        if token.type in ("inline", "chance_open"):
            # A list in a list belongs to the outer one.
            is_gathered = any(one.type in _GATHERING for one in opened)
            yield _passage(where, token, opened, line=line, block=block)
            block += not is_gathered
        elif token.nesting == -1 and token.type.replace("_close", "_open") in _GATHERING:
            block += not any(one.type in _GATHERING for one in opened)
        if token.nesting == 1:
            opened.append(token)


def _passage(
    where: str, token: Token, opened: Sequence[Token], *, line: int, block: int
) -> Passage:
    boxes = frozenset(str(one.meta["level"]) for one in opened if one.type == "callout_open")
    if token.type == "chance_open":
        title = str(token.meta["chance"].title)
        return Passage(where, line, "chance", title, block, boxes, token)
    holder = next((one for one in reversed(opened) if one.type in _HOLDING), None)
    words = plain_words(token)
    return Passage(where, line, _role(opened), words, block, boxes, holder, token)


def _role(opened: Sequence[Token]) -> Role:
    """Return what a passage is by the innermost block that says so."""
    return next((_ROLES[one.type] for one in reversed(opened) if one.type in _ROLES), "paragraph")
