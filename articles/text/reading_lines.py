"""A Markdown text as lines of plain words, in the order they are read: for comparing editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from .labels import ENGLISH, Labels
from .names import FIELDS, ClinicNames, resolve
from .parsing import parse

Role = Literal["heading", "subheading", "label", "item", "text"]

_ROLES: dict[str, Role] = {
    "callout_title_open": "label",
    "list_item_open": "item",
    "step_when_open": "label",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One heading, paragraph or item; `text` holds no markup and no citations."""

    role: Role
    text: str


def reading_lines(
    markdown: str, *, names: ClinicNames, labels: Labels = ENGLISH
) -> tuple[Line, ...]:
    """Return a text as a reader reads it: words only, one line for each block."""
    tokens, _problems = parse(markdown)
    around = _Words(names, labels)
    lines = [line for line in _lines(tokens, around) if line.text]
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Words:
    names: ClinicNames
    labels: Labels

    def of(self, tokens: Sequence[Token]) -> str:
        """Return the words of inline tokens."""
        return " ".join("".join(self._word(token) for token in tokens).split())

    def _word(self, token: Token) -> str:
        match token.type:
            case "text" | "code_inline" | "text_special" | "image":
                return token.content
            case "softbreak" | "hardbreak":
                return " "
            case "name" if token.content in FIELDS:
                return resolve(token.content, names=self.names, labels=self.labels).words
            case _:
                return ""


def _lines(tokens: Sequence[Token], words: _Words) -> Iterator[Line]:
    opened: list[Token] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting == -1:
            opened.pop()
        if token.type == "tr_close":
            yield Line("text", " | ".join(cells))
            cells = []
        elif token.type == "inline" and opened[-1].type in ("td_open", "th_open"):
            cells.append(words.of(token.children or ()))
        else:
            yield from _own_lines(token, words, _role(opened))
        if token.nesting == 1:
            opened.append(token)


def _own_lines(token: Token, words: _Words, role: Role) -> Iterator[Line]:
    match token.type:
        case "inline":
            yield Line(role, words.of(token.children or ()))
        case "chance_open":
            yield from _chance_lines(token, words.labels)
        case "fence" | "code_block":
            yield Line(role, token.content.strip())


def _role(opened: Sequence[Token]) -> Role:
    """Return what a line is by the innermost block that says so."""
    for token in reversed(opened):
        if token.type == "heading_open":
            return "heading" if token.tag in ("h1", "h2") else "subheading"
        if token.type in _ROLES:
            return _ROLES[token.type]
    return "text"


def _chance_lines(token: Token, labels: Labels) -> Iterator[Line]:
    chance = token.meta["chance"]
    yield Line("label", chance.title)
    for group in chance.groups:
        count = labels.count.format(count=group.whole, of=group.of)
        yield Line("item", f"{count} {group.label}")
