"""What in a text rests on which source: the places that cite it, and the sentences there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .chances import Chance
from .citations import Use
from .headings import plain_words
from .manuscript import Manuscript
from .readability import split_sentences
from .rendering import ReadText, question_ids, read

_GAP = re.compile(r" +(?=[.,])")


@dataclass(frozen=True, slots=True)
class Resting:
    """One place that cites a source.

    `use` is the anchor of the citation on the page. `under` is the heading, or the question, that
    it stands under: blank before the first. `sentence` is the one with the mark in it or before
    it, between what stands `before` and `after` it in its paragraph; of a chance, its heading.
    """

    use: Use
    under: str
    under_id: str
    sentence: str
    before: str = ""
    after: str = ""


Rests = dict[str, tuple[Resting, ...]]


def rests_on(manuscript: Manuscript) -> Rests:
    """Return, by key, the places that rest on each source, in reading order."""
    found: dict[str, list[Resting]] = {}
    for place in _places(manuscript, read(manuscript)):
        found.setdefault(place.use.key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


def _places(manuscript: Manuscript, text: ReadText) -> Iterator[Resting]:
    yield from _of_part(text.lead, "", "")
    yield from _of_part(text.body, "", "")
    ids = question_ids(part.question for part in manuscript.questions)
    for question_id, part, tokens in zip(ids, manuscript.questions, text.answers, strict=True):
        yield from _of_part(tokens, part.question, question_id, takes_headings=False)


def _of_part(
    tokens: Sequence[Token], under: str, under_id: str, *, takes_headings: bool = True
) -> Iterator[Resting]:
    chance: Chance | None = None
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and takes_headings:
            under, under_id = plain_words(tokens[place + 1]), token.meta["id"]
        elif token.type in ("chance_open", "chance_close"):
            chance = token.meta.get("chance")
        for use, said_before in _uses(token):
            if chance:
                yield Resting(use, under, under_id, chance.title)
            else:
                yield Resting(use, under, under_id, *_around(plain_words(token), said_before))


def _uses(inline: Token) -> Iterator[tuple[Use, int]]:
    """Yield the uses in an inline token, each with how many characters are said before it."""
    children = inline.children or []
    for place, child in enumerate(children):
        for use in child.meta.get("uses", ()):
            if use.number:
                before = Token("inline", "", 0, children=children[:place])
                yield use, len(plain_words(before))


def _around(words: str, said_before: int) -> tuple[str, str, str]:
    """Return the sentence that ends at a mark or goes on behind it, and what stands around it."""
    end = 0
    for sentence in split_sentences(words):
        start = words.index(sentence, end)
        end = start + len(sentence)
        if end >= said_before:
            return _closed(sentence), _closed(words[:start]), _closed(words[end:])
    return _closed(words), "", ""


def _closed(words: str) -> str:
    """Return words without the gap that a mark leaves before a full stop or a comma."""
    return _GAP.sub("", words).strip()
