"""Which citations stand behind which sentence of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markdown_it.token import Token

from articles.text.chances import Chance
from articles.text.headings import plain_words
from articles.text.read_passages import Passage
from articles.text.readability import split_sentences

_MARK = "\0"
"""Stands for a citation while sentences are parted: no text that was parsed can hold it."""

_JUDGED = ("paragraph", "item", "note", "cell", "chance")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, row of a table or chance, and the keys of what stands behind it.

    `keys` are the citations in it or right behind it; `closing` those that cover it from further
    on. `cells` are the parts of a row, each judged for itself.
    """

    passage: Passage
    words: str
    keys: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    chance: Chance | None = None

    @property
    def support(self) -> tuple[str, ...]:
        """The keys that stand behind it, in the order in which the text names them."""
        return self.keys or self.closing


def supported_sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """Yield the sentences of a text with what supports each, in reading order.

    A sentence is supported by the citations in it or right behind it. Without any, it is covered
    by the next citation in the same paragraph, item or row: that one closes what stands since the
    citation before it. A chance and its note are covered by its source. An item or row without
    any is covered by the sentence that leads to its list or table (it ends in a colon, or is the
    only one above a table), or else by the only citation there if that closes the last item; and
    the sentence that leads by what the list cites. Nothing else reaches from one paragraph into
    the next, nor from one item into another.
    """
    above: list[Sentence] = []
    for block in _blocks(passages):
        found = [one for stretch in _stretches(block) for one in _closed(stretch)]
        is_gathered = any(one.passage.role in ("item", "cell") for one in found)
        if not is_gathered:
            yield from above
            above = found
            continue
        leads = _leads(above, block)
        led = _led(above, found) if leads else above
        yield from led
        yield from _gathered(found, above[-1].support if leads else _of_headers(block))
        above = []
    yield from above


def _blocks(passages: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """Yield the passages of each paragraph, list, table or chance."""

    def place(passage: Passage) -> tuple[str, object]:
        is_chance = passage.holder is not None and passage.holder.type == "chance_open"
        return passage.where, id(passage.holder) if is_chance else passage.block

    for _place, block in groupby(passages, key=place):
        yield tuple(block)


def _stretches(block: Sequence[Passage]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph, item, row or chance of a block."""
    for _holder, held in groupby(block, key=lambda one: id(one.holder)):
        passages = list(held)
        if any(one.role == "cell" for one in passages):
            yield [_row(passages)]
        else:
            yield [one for passage in passages for one in _sentences(passage)]


def _sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a passage; what is not judged is kept only for its citations."""
    if passage.holder and passage.role == "chance":
        yield Sentence(passage, passage.words, chance=passage.holder.meta["chance"])
    elif passage.inline and passage.role in _JUDGED:
        yield from _cited(passage, passage.inline)
    elif passage.inline and passage.is_cited:
        yield Sentence(passage, "", _keys(passage.inline.children or ()))


def _cited(passage: Passage, inline: Token) -> Iterator[Sentence]:
    citations = [child for child in inline.children or () if child.type == "citation"]
    marked = _with_marks(inline)
    words = " ".join(marked.replace(_MARK, "").split())
    cited_up_to = [len(" ".join(before.split())) for before in _beginnings(marked)]
    end = 0
    sentences = split_sentences(words)
    for number, sentence in enumerate(sentences, start=1):
        start, end = end, words.index(sentence, end) + len(sentence)
        last = number == len(sentences)
        here = [
            citation
            for citation, place in zip(citations, cited_up_to, strict=True)
            if start < place <= end or (last and place > end) or (number == 1 and not place)
        ]
        yield Sentence(passage, sentence, _keys(here))


def _with_marks(inline: Token) -> str:
    children = [
        Token("text", "", 0, content=_MARK) if child.type == "citation" else child
        for child in inline.children or ()
    ]
    return plain_words(Token("inline", "", 0, children=children))


def _beginnings(marked: str) -> Iterator[str]:
    """Yield what stands before each mark, without the marks."""
    parts = marked.split(_MARK)
    for count in range(1, len(parts)):
        yield "".join(parts[:count])


def _row(passages: Sequence[Passage]) -> Sentence:
    cells = tuple(one.words for one in passages if one.words)
    cited = [child for one in passages if one.inline for child in one.inline.children or ()]
    return Sentence(passages[0], " – ".join(cells), _keys(cited), cells=cells)


def _keys(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the keys of known references, each once."""
    uses = (use for token in tokens if token.type == "citation" for use in token.meta["uses"])
    return tuple(dict.fromkeys(use.key for use in uses if use.number))


def _closed(stretch: Sequence[Sentence]) -> list[Sentence]:
    """Return sentences with the citation that closes each; those with nothing to judge are left out."""
    closing: tuple[str, ...] = ()
    found = []
    for sentence in reversed(stretch):
        found.append(replace(sentence, closing=closing))
        closing = sentence.keys or closing
    return [one for one in reversed(found) if one.words]


def _leads(above: Sequence[Sentence], block: Sequence[Passage]) -> bool:
    """Tell whether the paragraph above leads to a list or table; as `checks.tables` judges it."""
    if not above or above[-1].passage.where != block[0].where:
        return False
    is_table = any(one.role == "cell" for one in block)
    return above[-1].words.endswith(":") or (is_table and len(above) == 1)


def _led(above: Sequence[Sentence], items: Sequence[Sentence]) -> list[Sentence]:
    """Let what a list cites cover the sentence that leads to it."""
    last = above[-1]
    cited = tuple(dict.fromkeys(key for item in items for key in item.support))
    return [*above[:-1], replace(last, closing=last.closing or cited)]


def _gathered(items: Sequence[Sentence], leading: tuple[str, ...]) -> Iterator[Sentence]:
    """Yield items or rows: those without a citation are covered by what leads to or closes all."""
    citing = [item for item in items if item.keys]
    is_closed_once = len(citing) == 1 and citing[0] is items[-1]
    covering = leading or (citing[0].keys if is_closed_once else ())
    for item in items:
        yield item if item.support else replace(item, closing=covering)


def _of_headers(block: Sequence[Passage]) -> tuple[str, ...]:
    headers = [one.inline for one in block if one.role == "header" and one.inline]
    return _keys(child for inline in headers for child in inline.children or ())
