"""Two versions of a paragraph or a text, word by word: what was kept, added and removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .alignment import Stretch, align

SpanKind = Literal["kept", "added", "removed"]
PassageKind = Literal["kept", "added", "removed", "changed"]

# Below this share of common words, two paragraphs read as two, not as one that was changed.
SAME_PARAGRAPH = 0.4
# How many paragraphs ahead a new version is looked for; one moved further is removed and added.
NEARBY = 12
# A rewritten stretch longer than this is shown as removed and added: no reader pairs it either.
MOST_VERSIONS = 2_000

_WORD = re.compile(r"(?:\[@[^\[\]]*\]|\{[a-z.]+\}|\w+(?:[’'.,-]\w+)*|[^\w\s])\s*")
_CHUNK = re.compile(r"(?s).+?(?:\n(?:[ \t]*\n)+|\Z)")
_OWN_LINE = re.compile(r"(?m)^(?=\s*(?:[-*+] |\d+[.)] |#{1,6} |:::|\|))")


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that were kept, added or removed."""

    kind: SpanKind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, item or line, old and new interleaved."""

    spans: tuple[Span, ...]

    @property
    def kind(self) -> PassageKind:
        kinds = {span.kind for span in self.spans}
        return kinds.pop() if len(kinds) == 1 else "changed" if kinds else "kept"


def text_difference(before: str, after: str) -> tuple[Passage, ...]:
    """Return the paragraphs of two Markdown texts, aligned, with the words that differ."""
    old, new = split_passages(before), split_passages(after)
    return tuple(
        word_difference("" if was is None else old[was], "" if now is None else new[now])
        for was, now in pairs_of(old, new)
    )


def word_difference(before: str, after: str) -> Passage:
    """Return two versions of one paragraph as words kept, added and removed."""
    before, after = before.strip(), after.strip()
    if before == after or not before or not after:
        kind: SpanKind = "kept" if before == after else "added" if after else "removed"
        return Passage((Span(kind, after or before),) if after or before else ())
    old, new = _WORD.findall(before), _WORD.findall(after)
    stretches = align([word.rstrip() for word in old], [word.rstrip() for word in new])
    spans: list[Span] = []
    for part in _without_islands(stretches):
        if part.is_same:
            spans.append(Span("kept", "".join(new[part.a_from : part.a_to])))
            continue
        if part.b_to > part.b_from:
            spans.append(Span("removed", "".join(old[part.b_from : part.b_to])))
        if part.a_to > part.a_from:
            spans.append(Span("added", "".join(new[part.a_from : part.a_to])))
    return Passage(tuple(spans))


def split_passages(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text; each heading, item and marked line by itself."""
    return [piece.strip() for piece in pieces(text)]


def pieces(text: str) -> list[str]:
    """Return the same paragraphs with the space around them: put together, they are the text."""
    found: list[str] = []
    blank = ""
    for part in _parts(text):
        if part.strip():
            found.append(blank + part)
            blank = ""
        elif found:
            found[-1] += part
        else:
            blank += part
    return found


def _parts(text: str) -> Iterator[str]:
    for chunk in _CHUNK.findall(text):
        # Steps and chances hold one thing to a line, whatever the line begins with.
        if chunk.lstrip().startswith((":::steps", "::: steps", ":::chance", "::: chance")):
            yield from chunk.splitlines(keepends=True)
        else:
            yield from _OWN_LINE.split(chunk)


def pairs_of(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of each text and of the version it became; None where it has none."""
    for part in align(old, new):
        before, after = range(part.b_from, part.b_to), range(part.a_from, part.a_to)
        if part.is_same:
            yield from zip(before, after, strict=True)
        else:
            yield from _versions(old, before, new, after)


def _versions(
    old: Sequence[str], before: range, new: Sequence[str], after: range
) -> Iterator[tuple[int | None, int | None]]:
    """Pair the texts of a changed stretch that are versions of each other, in order."""
    bags = {place: _words(new[place]) for place in after[:MOST_VERSIONS]}
    first = after.start
    for was in before[:MOST_VERSIONS]:
        now = _partner(_words(old[was]), bags, range(first, first + NEARBY))
        if now is None:
            yield was, None
            continue
        yield from ((None, added) for added in range(first, now))
        yield was, now
        first = now + 1
    yield from ((was, None) for was in before[MOST_VERSIONS:])
    yield from ((None, added) for added in range(first, after.stop))


def _partner(bag: Counter[str], bags: Mapping[int, Counter[str]], nearby: range) -> int | None:
    """Return the place of the nearby text that shares most words, if it shares enough."""
    likeness = {place: _likeness(bag, bags[place]) for place in nearby if place in bags}
    best = max(likeness, key=lambda place: likeness[place], default=None)
    return best if best is not None and likeness[best] >= SAME_PARAGRAPH else None


def _words(text: str) -> Counter[str]:
    return Counter(word.rstrip().casefold() for word in _WORD.findall(text))


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common: 0.0 to 1.0."""
    return _likeness(_words(one), _words(other))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def _without_islands(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Let a single word kept between two changes go with them: a phrase reads, confetti not."""
    changing: list[Stretch] = []
    for place, part in enumerate(stretches):
        is_island = part.a_to - part.a_from == 1 and 0 < place < len(stretches) - 1
        if not part.is_same or is_island:
            changing.append(part)
            continue
        yield from _as_one(changing)
        yield part
        changing = []
    yield from _as_one(changing)


def _as_one(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    if stretches:
        first, last = stretches[0], stretches[-1]
        yield Stretch(
            is_same=False,
            b_from=first.b_from,
            b_to=last.b_to,
            a_from=first.a_from,
            a_to=last.a_to,
        )
