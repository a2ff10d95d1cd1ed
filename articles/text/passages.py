"""The passages of a text, one by one: what a reviewer comments on, and where it stands later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .changed_words import SAME_PARAGRAPH
from .characters import without_forbidden
from .manuscript import Manuscript
from .parsing import parse

MARK = "passage_end"
"""The token that stands where a passage ends; `html` writes it as `mark_of` says."""

_ENDS = {
    "callout_title_open": "callout_title_close",
    "chance_open": "chance_close",
    "heading_open": "heading_close",
    "paragraph_open": "paragraph_close",
    "step_open": "step_close",
    "table_open": "table_close",
}
_ALONE = ("code_block", "fence")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r'<span id="passage:([a-z-]+(?: \d+)?):(\d+)"></span>')


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, item, step, table or block of a text, as its author wrote it.

    `part` is `title`, `summary`, `body`, `question 2` or `teach-back 1`. `line` counts from 1 in
    the body, in the answer or in the points; 0 for a title, a summary and a question itself.
    No two passages of a text have the same part and line.
    """

    part: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some HTML up to the end of a passage, and which passage that is; blank at the very end."""

    html: str
    part: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage stands in a later text, and whether its words are still the same."""

    passage: Passage
    is_same: bool


def passages_of(manuscript: Manuscript) -> tuple[Passage, ...]:
    """Return every passage of a text, in the order a reader meets them."""
    return tuple(_passages(manuscript))


def find_again(
    quoted: Passage, among: Iterable[Passage], *, known: Iterable[Passage] = ()
) -> Found | None:
    """Return where a passage of an earlier text stands among those of a later one, if it does.

    Questions may have changed places, so that only the kind of part has to be the same. `known`
    are the passages of the earlier text: one that stood there too is no new version of another.
    """
    kind = _kind(quoted.part)
    alike = [passage for passage in among if _kind(passage.part) == kind]
    same = [passage for passage in alike if passage.text == quoted.text]
    if same:
        return Found(min(same, key=lambda one: _distance(one, quoted)), is_same=True)
    stood = {passage.text for passage in known}
    new = [passage for passage in alike if passage.text not in stood]
    best = max(new, key=lambda one: _likeness(quoted.text, one.text), default=None)
    if best is None:
        return None
    is_only_one = kind in ("title", "summary")
    if is_only_one or _likeness(quoted.text, best.text) >= SAME_PARAGRAPH:
        return Found(best, is_same=False)
    return None


def mark_passages(tokens: Sequence[Token], part: str) -> list[Token]:
    """Return block tokens with a mark behind each passage; within a step, before it closes."""
    marked: list[Token] = []
    for token, line in _ends(tokens):
        if line and token.type == "step_close":
            marked += [_mark(part, line, token), token]
        elif line:
            marked += [token, _mark(part, line, token)]
        else:
            marked.append(token)
    return marked


def mark_of(token: Token) -> str:
    """Return the HTML of a mark: an element with an id that no heading can have."""
    return f'<span id="passage:{token.content}:{token.meta["line"]}"></span>'


def pieces(html: str) -> tuple[Piece, ...]:
    """Return sanitised HTML with marks as its pieces, in order; together they are the HTML."""
    *marked, rest = _pieces(html)
    return (*marked, rest) if rest.html.strip() else tuple(marked)


def _pieces(html: str) -> Iterator[Piece]:
    found = _MARK.split(html)
    for place in range(0, len(found) - 1, 3):
        yield Piece(found[place], found[place + 1], int(found[place + 2]))
    yield Piece(found[-1])


def _passages(manuscript: Manuscript) -> Iterator[Passage]:
    yield Passage("title", 0, manuscript.title)
    if manuscript.summary:
        yield Passage("summary", 0, manuscript.summary)
    yield from _blocks(manuscript.body, "body")
    for number, asked in enumerate(manuscript.questions, start=1):
        part = f"question {number}"
        yield Passage(part, 0, asked.question)
        yield from _blocks(asked.answer, part)
    for number, asked_back in enumerate(manuscript.teach_back, start=1):
        part = f"teach-back {number}"
        yield Passage(part, 0, asked_back.question)
        for line, point in enumerate(asked_back.points, start=1):
            yield Passage(part, line, point)


def _blocks(markdown: str, part: str) -> Iterator[Passage]:
    """Yield the passages of one Markdown text."""
    tokens, _problems = parse(markdown)
    lines = without_forbidden(markdown).split("\n")
    spans = _spans(tokens)
    for _token, line in _ends(tokens):
        if line:
            text = "\n".join(lines[line - 1 : spans[line]])
            yield Passage(part, line, text.strip())


def _spans(tokens: Sequence[Token]) -> dict[int, int]:
    """Return on which line each block ends, by the line on which it begins."""
    spans: dict[int, int] = {}
    for token in tokens:
        if token.map and (token.type in (*_ENDS, *_ALONE, "inline")):
            spans.setdefault(token.map[0] + 1, token.map[1])
    return spans


def _ends(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Yield each token with the line on which a passage began that ends with it; else with 0.

    What stands within a step, a table or a chance belongs to it. A line begins one passage only:
    of a list within a list, the innermost.
    """
    closing, line = "", 0
    begun: set[int] = set()
    for token in tokens:
        if not closing and token.type in _ENDS:
            closing, line = _ENDS[token.type], 0
        if closing and not line and token.map:
            line = token.map[0] + 1
        ended = 0
        if token.type == closing:
            ended, closing = line, ""
        elif not closing and token.type in _ALONE and token.map:
            ended = token.map[0] + 1
        if ended in begun:
            ended = 0
        begun.add(ended)
        yield token, ended


def _mark(part: str, line: int, behind: Token) -> Token:
    mark = Token(MARK, "", 0, content=part, meta={"line": line}, block=True)
    # The renderer looks at its neighbour's `hidden` to set line ends; ours changes none of them.
    mark.hidden = behind.hidden
    return mark


def _likeness(one: str, other: str) -> float:
    """Return the share of words in common, marks left out: 0.0 to 1.0."""
    words = [Counter(_WORD.findall(text.casefold())) for text in (one, other)]
    return 2 * (words[0] & words[1]).total() / max(words[0].total() + words[1].total(), 1)


def _kind(part: str) -> str:
    return part.partition(" ")[0]


def _distance(one: Passage, other: Passage) -> tuple[bool, int]:
    return one.part != other.part, abs(one.line - other.line)
