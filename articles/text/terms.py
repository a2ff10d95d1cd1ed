"""Glossary terms: mark each where the text first uses it, and put its meaning behind the block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .headings import Ids
from .manuscript import TermText

_STOP = re.compile(r"\\~(?=\w)")
_CLOSED_TO_TERMS = ("heading_open", "callout_title_open", "step_when_open")


@dataclass(frozen=True, slots=True)
class MarkedTerm:
    """A term and the id under which this page explains it."""

    term: TermText
    id: str


class Glossary:
    """The terms of a language, and which of them the text has used so far."""

    def __init__(self, terms: tuple[TermText, ...]) -> None:
        self._used: list[MarkedTerm] = []
        ids = Ids()
        marked = [MarkedTerm(term, f"word-{ids.unique(term.term)}") for term in terms]
        self._by_form = {
            form.casefold(): term
            for term in reversed(marked)
            for form in (*term.term.forms, term.term.term)
            if form.strip()
        }
        forms = sorted(self._by_form, key=len, reverse=True)
        either = "|".join(re.escape(form) for form in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if forms else None

    def used_terms(self) -> tuple[TermText, ...]:
        """Return the terms the text has used, in order of first use."""
        return tuple(term.term for term in self._used)

    def used_since(self, count: int) -> list[MarkedTerm]:
        """Return the terms used after the first `count`."""
        return self._used[count:]

    def first_uses(
        self, text: str, *, is_stopped: bool
    ) -> Iterator[tuple[re.Match[str], MarkedTerm]]:
        """Yield the places where a text first uses a term, and count them as used.

        Where `is_stopped`, a term at the very start is left alone: its author said so.
        """
        for found in self._pattern.finditer(text) if self._pattern else ():
            term = self._by_form.get(found[0].casefold())
            if term is None or term in self._used or (is_stopped and found.start() == 0):
                continue
            self._used.append(term)
            yield found, term


def term_plugin(md: MarkdownIt) -> None:
    """Teach the parser the backslash and tilde before a term: this use is not linked."""
    md.inline.ruler.before("escape", "term_stop", _term_stop_rule)


def _term_stop_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    found = _STOP.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("term_stop", "", 0)
    state.pos = found.end()
    return True


def mark_terms(tokens: list[Token], glossary: Glossary) -> list[Token]:
    """Return the tokens with each term's first use marked and explained after its block.

    Headings, links, code and the boxes at the head of a text are left alone.
    """
    marked: list[Token] = []
    waiting: list[MarkedTerm] = []
    closed_until = ""
    for token in tokens:
        marked.append(token)
        if closed_until:
            closed_until = "" if token.type == closed_until else closed_until
        elif token.type in _CLOSED_TO_TERMS:
            closed_until = token.type.replace("_open", "_close")
        elif token.type == "inline" and token.children:
            before = len(glossary.used_terms())
            token.children = _mark_inline(token.children, glossary)
            waiting += glossary.used_since(before)
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            marked += [_definition(term) for term in waiting]
            waiting.clear()
    return marked + [_definition(term) for term in waiting]


def _definition(term: MarkedTerm) -> Token:
    return Token("definition", "", 0, meta={"term": term}, block=True)


def _mark_inline(children: list[Token], glossary: Glossary) -> list[Token]:
    marked: list[Token] = []
    links = 0
    for child in children:
        links += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "text" and not links:
            is_stopped = bool(marked) and marked[-1].type == "term_stop"
            marked += _mark_text(child, glossary, is_stopped=is_stopped)
        else:
            marked.append(child)
    return marked


def _mark_text(token: Token, glossary: Glossary, *, is_stopped: bool) -> list[Token]:
    parts: list[Token] = []
    done = 0
    for found, term in glossary.first_uses(token.content, is_stopped=is_stopped):
        parts += [
            _text(token.content[done : found.start()]),
            Token("term_open", "a", 1, meta={"term": term}),
            _text(found[0]),
            Token("term_close", "a", -1),
        ]
        done = found.end()
    return [part for part in (*parts, _text(token.content[done:])) if part.content or part.nesting]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
