"""What a result shows of a text: its best sentences, with the words that were looked for marked.

Stems cannot be marked, so the words are looked for once more in the original text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from .words import tokens

ENOUGH = 20
"""Words from which a sentence stands alone; a shorter one takes its neighbour with it."""

MOST = 45
"""Words of the longest passage; a text of no more is shown whole."""

LOOKED_THROUGH = 12_000
"""Characters of a text that are looked through: a dozen times what a section should have."""

_CHUNK = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?…\u061f\u3002\uff01\uff1f])[\"'”’»)\]]*\s+|\s*\n+\s*")
_KEPT_CHUNKS = 50_000
_CUT = "…"


class Mark(NamedTuple):
    """A word of a text that was looked for: where it stands, and its stem."""

    start: int
    end: int
    stem: str


class _Span(NamedTuple):
    """A stretch of a text: from where to where."""

    start: int
    end: int

    def with_(self, other: _Span) -> _Span:
        return _Span(min(self.start, other.start), max(self.end, other.end))

    def words(self, text: str) -> int:
        return len(text[self.start : self.end].split())

    def worth(self, marks: Sequence[Mark], weights: Mapping[str, float]) -> float:
        """Return the weights of the different words that stand in it."""
        inside = marks[bisect_left(marks, self.start, key=_start) :]
        inside = inside[: bisect_left(inside, self.end, key=_start)]
        return sum(weights[stem] for stem in dict.fromkeys(mark.stem for mark in inside))


def marked(text: str, stems: Collection[str], language: str) -> str:
    """Return a text as HTML, escaped, with each word that has one of these stems in <mark>."""
    return _html(text, _Span(0, len(text)), _marks(text, stems, language))


def passage(text: str, weights: Mapping[str, float], language: str) -> str:
    """Return the best sentence or two of a text as HTML, escaped, with the words in <mark>.

    `weights` has the stems that were looked for. A short text is shown whole; an ellipsis stands
    for what is left out before or after.
    """
    text = text.strip()[:LOOKED_THROUGH]
    found = _marks(text, weights, language)
    span = _best(text, found, weights)
    before = f"{_CUT} " if _is_within_sentence(text, span.start) else ""
    after = f" {_CUT}" if span.end < len(text) else ""
    return f"{before}{_html(text, span, found)}{after}"


def _marks(text: str, stems: Collection[str], language: str) -> list[Mark]:
    marks = [
        Mark(start + token.start, start + token.end, token.stem)
        for chunk in _chunks_of(language).saying(stems, among=set(text.split()))
        for start in _places(chunk, text)
        for token in tokens(chunk, language)
        if token.stem in stems
    ]
    return sorted(marks, key=_start)


def _start(mark: Mark) -> int:
    return mark.start


def _places(chunk: str, text: str) -> Iterator[int]:
    """Yield where a chunk stands, between two blanks."""
    start = text.find(chunk)
    while start >= 0:
        end = start + len(chunk)
        if not text[start - 1 : start].strip() and not text[end : end + 1].strip():
            yield start
        start = text.find(chunk, end)


class _Chunks:
    """What stands between two blanks in texts of one language, by the stems of the words in it.

    Kept, as texts say much the same again and again.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._by_stem: dict[str, set[str]] = {}
        self.read: set[str] = set()

    def saying(self, stems: Collection[str], *, among: set[str]) -> set[str]:
        """Return those of some chunks that have one of some stems."""
        for chunk in among - self.read:
            for token in tokens(chunk, self._language):
                if token.stem:
                    self._by_stem.setdefault(token.stem, set()).add(chunk)
            # The last, so that nobody takes it for read who asks meanwhile.
            self.read.add(chunk)
        return {
            chunk
            for stem in stems
            if stem in self._by_stem
            for chunk in self._by_stem[stem] & among
        }


_kept: dict[str, _Chunks] = {}


def _chunks_of(language: str) -> _Chunks:
    chunks = _kept.get(language)
    if chunks is None or len(chunks.read) > _KEPT_CHUNKS:
        # Another, not the same one emptied: somebody may be asking it.
        chunks = _kept[language] = _Chunks(language)
    return chunks


def _best(text: str, marks: Sequence[Mark], weights: Mapping[str, float]) -> _Span:
    """Return the sentence that holds the most of what was looked for, with enough around it."""
    whole = _Span(0, len(text))
    if whole.words(text) <= MOST:
        return whole
    sentences = _sentences(text)
    place = _most_worth(sentences, marks, weights)
    if sentences[place].words(text) > MOST:
        return _cut(text, sentences[place], marks, weights)
    return _with_neighbours(text, sentences, place)


def _most_worth(
    sentences: Sequence[_Span], marks: Sequence[Mark], weights: Mapping[str, float]
) -> int:
    """Return the place of the first sentence that says most."""
    starts = [sentence.start for sentence in sentences]
    # Most sentences say nothing of it, and need no look.
    saying = dict.fromkeys(bisect_right(starts, mark.start) - 1 for mark in marks)
    return max(saying, key=lambda place: sentences[place].worth(marks, weights), default=0)


def _with_neighbours(text: str, sentences: Sequence[_Span], place: int) -> _Span:
    """Return a sentence with those after it and before it, until it says enough."""
    # What follows tells more than what came before.
    around = (*sentences[place + 1 : place + 4], *reversed(sentences[max(place - 2, 0) : place]))
    best, words = sentences[place], sentences[place].words(text)
    for other in around:
        more = other.words(text)
        if words >= ENOUGH or words + more > MOST:
            break
        best, words = best.with_(other), words + more
    return best


def _sentences(text: str) -> list[_Span]:
    """Return the sentences and lines of a text; each has at least one word."""
    ends = [(found.start(), found.end()) for found in _SENTENCE_END.finditer(text)]
    starts = [0, *(end for _start, end in ends)]
    stops = [*(start for start, _end in ends), len(text)]
    spans = (_Span(*span) for span in zip(starts, stops, strict=True))
    return [span for span in spans if span.start < span.end] or [_Span(0, len(text))]


def _cut(text: str, sentence: _Span, marks: Sequence[Mark], weights: Mapping[str, float]) -> _Span:
    """Return the best stretch of an endless sentence."""
    chunks = list(_CHUNK.finditer(text, sentence.start, sentence.end))
    stretches = [
        _Span(some[0].start(), some[-1].end())
        for first in range(0, len(chunks) - MOST + 1, 5)
        if (some := chunks[first : first + MOST])
    ]
    return max(stretches, key=lambda stretch: stretch.worth(marks, weights))


def _is_within_sentence(text: str, start: int) -> bool:
    return start > 0 and not any(found.end() == start for found in _SENTENCE_END.finditer(text))


def _html(text: str, span: _Span, marks: Sequence[Mark]) -> str:
    pieces = []
    at = span.start
    for mark in marks:
        if span.start <= mark.start and mark.end <= span.end:
            pieces += [
                escape(text[at : mark.start]),
                f"<mark>{escape(text[mark.start : mark.end])}</mark>",
            ]
            at = mark.end
    return "".join([*pieces, escape(text[at : span.end])])
