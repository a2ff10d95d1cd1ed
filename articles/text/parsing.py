"""Markdown to tokens: CommonMark, tables and our own marks. Page and paper both walk them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .characters import forbidden_characters, without_forbidden
from .citations import citation_plugin
from .directives import directive_plugin
from .headings import plain_words
from .names import FIELDS, name_plugin
from .problems import Problem
from .terms import term_plugin

ARTICLE_LINK = re.compile(r"(?i:article):(?P<slug>[\w-]+)(?:#(?P<part>\S+))?")
IMAGE_LINK = re.compile(r"image:(?P<key>[a-z0-9-]+)")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|article:|#|/(?!/))", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LINK_AS_TEXT = re.compile(r"\]\((?P<address>[a-z][a-z0-9+.-]*:[^)\s]*)", re.IGNORECASE)


class _Blocks(ParserBlock):
    """The block parser, which leaves out what is nested too deeply; ours says so."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the parser's names
        if state.level >= state.md.options.maxNesting:
            problem = Problem("nested_too_deeply", line=startLine + 1)
            state.env.setdefault("problems", []).append(problem)
        super().tokenize(state, startLine, endLine)


@cache
def parser() -> MarkdownIt:
    """Return the one parser: CommonMark without raw HTML, with tables and our marks."""
    md = MarkdownIt()
    md.block = _Blocks()
    md.configure("commonmark", {"html": False}).enable("table")
    for plugin in (directive_plugin, citation_plugin, name_plugin, term_plugin):
        plugin(md)
    return md


def parse(markdown: str, *, where: str = "body") -> tuple[list[Token], list[Problem]]:
    """Parse a text to block tokens, with what an editor must mend in its marks."""
    env: dict[str, Any] = {}
    tokens = parser().parse(without_forbidden(markdown), env)
    _settle_pictures(tokens)
    _settle_names(tokens)
    removed = [*forbidden_characters(markdown), *_remove_forbidden(tokens)]
    found = [
        *(Problem("characters_removed", character) for character in dict.fromkeys(removed)),
        *env.get("problems", ()),
        *_heading_problems(tokens),
        *_inline_problems(tokens),
    ]
    return tokens, [
        Problem(problem.code, problem.detail, line=problem.line, where=where) for problem in found
    ]


def inline_tokens(tokens: list[Token]) -> Iterator[tuple[Token, int]]:
    """Yield every inline token with the line, from 1, on which its block begins."""
    line = 0
    for token in tokens:
        line = line_of(token) or line
        for child in token.children or ():
            yield child, line


def line_of(token: Token) -> int:
    """Return the line, from 1, on which a block begins; 0 where its token does not say."""
    return token.map[0] + 1 if token.map else 0


def _inline_problems(tokens: list[Token]) -> Iterator[Problem]:
    for token, line in inline_tokens(tokens):
        if token.type == "name" and token.content not in FIELDS:
            yield Problem("name_unknown", token.content, line=line)
        elif token.type == "citation" and not token.meta["cited"]:
            yield Problem("citation_malformed", token.content, line=line)
        elif token.type == "link_open":
            yield from _link_problems(str(token.attrs["href"]), line)
        elif token.type == "text" and (found := _LINK_AS_TEXT.search(token.content)):
            yield Problem("link_unsafe", found["address"], line=line)
        elif token.type == "image" and not IMAGE_LINK.fullmatch(str(token.attrs["src"])):
            yield Problem("image_elsewhere", str(token.attrs["src"]), line=line)


def _heading_problems(tokens: list[Token]) -> Iterator[Problem]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and not plain_words(inline):
            yield Problem("text_missing", "heading", line=line_of(token))


def _link_problems(address: str, line: int) -> Iterator[Problem]:
    if not is_safe_link(address):
        yield Problem("link_unsafe", address, line=line)
    elif address.lower().startswith("article:") and not ARTICLE_LINK.fullmatch(address):
        yield Problem("article_link_broken", address.partition(":")[2], line=line)


def linked_slugs(markdown: Iterable[str]) -> frozenset[str]:
    """Return every article that texts may link to, code blocks included, by its address."""
    # Plain first: a sign of an address may stand there as "&#58;" or behind a backslash.
    texts = (unescapeAll(text) for text in markdown)
    return frozenset(found["slug"] for text in texts for found in ARTICLE_LINK.finditer(text))


def is_safe_link(address: str) -> bool:
    """Tell whether a link may stand in a text: the web, mail, telephone, or this site."""
    return bool(_SAFE_LINK.match(address)) or not (_SCHEME.match(address) or "//" in address[:2])


def _settle_pictures(tokens: list[Token]) -> None:
    """Make a paragraph that holds one picture and nothing else a figure."""
    for place, token in enumerate(tokens):
        children = token.children or []
        if len(children) == 1 and children[0].type == "image" and tokens[place - 1].tag == "p":
            for around in (tokens[place - 1], tokens[place + 1]):
                around.tag, around.hidden = "figure", False
            children[0].meta["is_figure"] = True


def _settle_names(tokens: list[Token]) -> None:
    """Note which names stand inside a link, where a number cannot be a link of its own."""
    links = 0
    for token, _line in inline_tokens(tokens):
        links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "name":
            token.meta["is_in_link"] = links > 0


def _remove_forbidden(tokens: Iterable[Token]) -> Iterator[str]:
    """Take out the characters that came in as entities, such as `&#8238;`; yield which."""
    for token in tokens:
        token.info = unescapeAll(token.info)
        yield from forbidden_characters(token.content + token.info)
        token.content, token.info = without_forbidden(token.content), without_forbidden(token.info)
        if "title" in token.attrs:
            yield from forbidden_characters(str(token.attrs["title"]))
            token.attrs["title"] = without_forbidden(str(token.attrs["title"]))
        yield from _remove_forbidden(token.children or ())
