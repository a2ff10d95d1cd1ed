"""What a text mentions by its address: articles, pictures, and places within itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from .parsing import ARTICLE_LINK, IMAGE_LINK, inline_tokens
from .problems import Problem, ProblemCode

PLACE = re.compile(r"#(?P<id>.*)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing a text links to or shows, and where it does so; `part` is a place in it."""

    name: str
    part: str
    line: int
    where: str

    def problem(self, code: ProblemCode) -> Problem:
        """Return the problem of this mention."""
        return Problem(code, self.name, line=self.line, where=self.where)


Parts = Iterable[tuple[str, list[Token]]]
"""The parts of a text by name, `body` or `question 2`, each with its tokens."""


def linked_articles(parts: Parts) -> tuple[Mention, ...]:
    """Return every link to an article, by its slug."""
    return tuple(
        Mention(found["slug"], found["part"] or "", line, where)
        for found, line, where in _matching(ARTICLE_LINK, "href", parts)
    )


def shown_pictures(parts: Parts) -> tuple[Mention, ...]:
    """Return every picture of the library that a text shows, by its key."""
    return tuple(
        Mention(found["key"], "", line, where)
        for found, line, where in _matching(IMAGE_LINK, "src", parts)
    )


def linked_places(parts: Parts) -> tuple[Mention, ...]:
    """Return every link to a place within the text, by its address, `#id`; `part` is the id."""
    return tuple(
        Mention(found[0], unquote(found["id"]), line, where)
        for found, line, where in _matching(PLACE, "href", parts)
    )


def _matching(
    pattern: re.Pattern[str], attribute: str, parts: Parts
) -> Iterator[tuple[re.Match[str], int, str]]:
    for where, tokens in parts:
        for token, line in inline_tokens(tokens):
            found = pattern.fullmatch(str(token.attrs.get(attribute, "")))
            if found:
                yield found, line, where
