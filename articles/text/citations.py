"""Citation marks, `[@key]`: find them, number them in order of first use, name each use."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_MARK = re.compile(r"\[(@[^\[\]\n]*)\]")
_ITEM = re.compile(r"@(?P<key>[A-Za-z0-9][\w:.-]*)(?:,\s*(?P<locator>\S.*))?")


@dataclass(frozen=True, slots=True)
class Cited:
    """One key inside a mark, with what follows it: `[@b-2020, p. 4]`."""

    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One place in the text that cites a reference; `number` 0 where the key is unknown."""

    key: str
    number: int
    letter: str
    locator: str

    @property
    def id(self) -> str:
        """The anchor of this use: `cite-1a`."""
        return f"cite-{self.number}{self.letter}"


@dataclass(slots=True)
class Numbering:
    """Numbers given so far, in order of first use, and the uses of each key."""

    known: Container[str]
    uses: dict[str, list[Use]] = field(default_factory=dict)

    def use(self, cited: Cited) -> Use:
        """Count one more use of a reference; an unknown key gets no number."""
        if cited.key not in self.known:
            return Use(cited.key, 0, "", cited.locator)
        uses = self.uses.setdefault(cited.key, [])
        number = uses[0].number if uses else len(self.uses)
        use = Use(cited.key, number, letters(len(uses)), cited.locator)
        uses.append(use)
        return use


def letters(index: int) -> str:
    """Return a, b, … z, aa, ab … for 0, 1, … as spreadsheets name their columns."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def read_mark(content: str) -> tuple[Cited, ...]:
    """Read the inside of a mark, `@a; @b, p. 4`; empty where a part cannot be read."""
    items = [_ITEM.fullmatch(part.strip()) for part in content.split(";")]
    if not all(items):
        return ()
    return tuple(Cited(item["key"], item["locator"] or "") for item in items if item)


def cited_keys(markdown: Iterable[str]) -> tuple[str, ...]:
    """Return every key the texts cite, in order of first mention, code blocks included."""
    marks = (read_mark(found[1]) for text in markdown for found in _MARK.finditer(text))
    return tuple(dict.fromkeys(cited.key for mark in marks for cited in mark))


def citation_plugin(md: MarkdownIt) -> None:
    """Teach the parser the `[@key]` mark; token type `citation`."""
    md.inline.ruler.before("link", "citation", _citation_rule)


def _citation_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if not state.src.startswith("[@", state.pos):
        return False
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta = found[0], {"cited": read_mark(found[1])}
    state.pos = found.end()
    return True


def number_citations(
    tokens: Iterable[tuple[Token, int]], numbering: Numbering
) -> Iterator[tuple[Token, int]]:
    """Give each citation its uses, in reading order; yield those with an unknown key.

    One mark holds its uses in the order of their numbers, on the page as on paper. Tokens come
    with the line on which their block begins.
    """
    for token, line in tokens:
        if token.type != "citation":
            continue
        uses = [numbering.use(cited) for cited in token.meta["cited"]]
        token.meta["uses"] = tuple(sorted(uses, key=lambda use: use.number))
        if any(use.number == 0 for use in token.meta["uses"]):
            yield token, line
