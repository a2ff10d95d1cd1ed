"""Glossary terms: mark each where the text first uses it, and put its meaning behind the block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    """The terms of a language, and which of them the text has met and explained so far.

    The order in which terms are given changes nothing. Where two terms lay claim to one form, it
    belongs to the term whose own word it is, else to the first in the alphabet.
    """

    def __init__(self, terms: Iterable[TermText]) -> None:
        self._met: dict[str, TermText] = {}
        self._explained: dict[str, MarkedTerm] = {}
        ids = Ids()
        last_first = [
            MarkedTerm(term, f"word-{ids.unique(term.term)}")
            for term in sorted(terms, key=lambda term: term.term)
        ][::-1]
        self._by_form = {
            folded(form): marked for marked in last_first for form in marked.term.forms
        } | {folded(marked.term.term): marked for marked in last_first}
        self._pattern = _pattern(
            form for marked in last_first for form in (marked.term.term, *marked.term.forms)
        )

    def met_terms(self) -> tuple[TermText, ...]:
        """Return the terms the text uses, those left alone included, in order of first use.

        With these alone the text comes out as it does with the whole glossary.
        """
        return tuple(self._met.values())

    def explained_since(self, count: int) -> list[MarkedTerm]:
        """Return the terms explained after the first `count`."""
        return list(self._explained.values())[count:]

    def first_uses(
        self, text: str, *, is_stopped: bool
    ) -> Iterator[tuple[re.Match[str], MarkedTerm]]:
        """Yield the places where a text first uses a term, and count them as explained.

        Where `is_stopped`, a term at the very start is left alone: its author said so.
        """
        for found in self._pattern.finditer(text) if self._pattern else ():
            marked = self._by_form.get(folded(found[0]))
            if marked is None:
                continue
            self._met.setdefault(marked.id, marked.term)
            if marked.id not in self._explained and not (is_stopped and found.start() == 0):
                self._explained[marked.id] = marked
                yield found, marked


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of the forms, the longest first; None where there are none."""
    words = {tuple(form.split()) for form in forms} - {()}
    either = sorted((r"\s+".join(map(re.escape, parts)) for parts in words), key=_longest_first)
    found = "|".join(either)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if either else None


def _longest_first(form: str) -> tuple[int, str]:
    return -len(form), form


def folded(form: str) -> str:
    """Return a form as it is looked up: capitals and spaces make no difference."""
    return " ".join(form.casefold().split())


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
            before = len(glossary.explained_since(0))
            token.children = _mark_inline(_unbroken(token.children), glossary)
            waiting += glossary.explained_since(before)
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            marked += [_definition(term) for term in waiting]
            waiting.clear()
    return marked + [_definition(term) for term in waiting]


def explained(tokens: Iterable[Token]) -> Iterator[MarkedTerm]:
    """Yield the terms that are explained among tokens, in the order of their first use."""
    return (token.meta["term"] for token in tokens if token.type == "definition")


def _definition(term: MarkedTerm) -> Token:
    return Token("definition", "", 0, meta={"term": term}, block=True)


def _unbroken(children: list[Token]) -> list[Token]:
    """Return inline tokens with text joined across line ends, as words are read across them."""
    joined: list[Token] = []
    for child in children:
        is_text = child.type in ("text", "softbreak")
        if is_text and joined and joined[-1].type == "text":
            joined[-1] = _text(joined[-1].content + (child.content or " "))
        else:
            joined.append(child)
    return joined


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
