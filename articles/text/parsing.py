"""Markdown to tokens: CommonMark, tables and our own marks. Page and paper both walk them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .characters import without_forbidden
from .citations import citation_plugin
from .directives import directive_plugin
from .names import FIELDS, name_plugin
from .problems import Problem
from .terms import term_plugin

ARTICLE_LINK = re.compile(r"article:(?P<slug>[\w-]+)(?:#(?P<part>\S+))?")
IMAGE_LINK = re.compile(r"image:(?P<key>[a-z0-9-]+)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|article:|#|/(?!/))", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@cache
def parser() -> MarkdownIt:
    """Return the one parser: CommonMark without raw HTML, with tables and our marks."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table")
    for plugin in (directive_plugin, citation_plugin, name_plugin, term_plugin):
        plugin(md)
    return md


def parse(markdown: str, *, where: str = "body") -> tuple[list[Token], list[Problem]]:
    """Parse a text to block tokens, with what an editor must mend in its marks."""
    env: dict[str, Any] = {}
    tokens = parser().parse(without_forbidden(markdown), env)
    _settle_pictures(tokens)
    found = [*env.get("problems", ()), *_inline_problems(tokens)]
    return tokens, [
        Problem(problem.code, problem.detail, line=problem.line, where=where) for problem in found
    ]


def inline_tokens(tokens: list[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every inline token with the line, from 1, on which its block begins."""
    line = 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        for child in token.children or ():
            yield child, line


def _inline_problems(tokens: list[Token]) -> Iterator[Problem]:
    for token, line in inline_tokens(tokens):
        if token.type == "name" and token.content not in FIELDS:
            yield Problem("name_unknown", token.content, line=line)
        elif token.type == "citation" and not token.meta["cited"]:
            yield Problem("citation_malformed", token.content, line=line)
        elif token.type == "link_open" and not is_safe_link(str(token.attrs["href"])):
            yield Problem("link_unsafe", str(token.attrs["href"]), line=line)
        elif token.type == "image" and not IMAGE_LINK.fullmatch(str(token.attrs["src"])):
            yield Problem("image_elsewhere", str(token.attrs["src"]), line=line)


def is_safe_link(address: str) -> bool:
    """Tell whether a link may stand in a text: the web, mail, telephone, or this site."""
    return bool(_SAFE_LINK.match(address)) or not (_SCHEME.match(address) or "//" in address[:2])


def _settle_pictures(tokens: list[Token]) -> None:
    """Make a paragraph that holds one picture and nothing else a figure."""
    for place, token in enumerate(tokens):
        children = token.children or []
        if len(children) == 1 and children[0].type == "image" and tokens[place - 1].tag == "p":
            tokens[place - 1].tag = tokens[place + 1].tag = "figure"
            children[0].meta["is_figure"] = True
