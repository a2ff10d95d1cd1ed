"""An entry as the index holds it: the stems of its fields, and the words people write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.utils.translation import override

from articles.pages.labels import labels_now
from articles.text.labels import Labels
from articles.text.names import ClinicNames, filled
from articles.text.searching.words import Word, is_lettered, stems, words

from .postings import Postings
from .shown import as_json, stored
from .values import Entry

MOST_STEMS = 16_000
MOST_BYTES = 500_000
"""What of one entry is indexed: more than the longest article that the desk takes has to say.
PostgreSQL's tsvector ends at 1 MB and counts no place beyond 16,383."""

Fields = dict[str, list[str]]

TITLE, EXTRA, SUMMARY, QUESTIONS, INSIDE = HEADS = range(5)
"""The fields of an entry beside its parts, in the order in which they are stored."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with all that is written of it.

    `inside` and `headings` are not matched, they only help to put what was found into its order; the
    heading of a part is in `parts` as well. `spoken` are its words by their folded form, as people write them; `named` are those of them
    that lead to it: they stand in its title, or are extra, and say something.
    """

    entry: Entry
    fields: Fields
    inside: list[str]
    headings: list[list[str]]
    parts: list[list[str]]
    spoken: dict[str, str]
    named: frozenset[str]

    @property
    def heads(self) -> Postings:
        """Where the stems of everything but the parts stand."""
        return Postings.of([*self.fields.values(), self.inside])

    @property
    def postings(self) -> Postings:
        """Where the stems of the parts stand: the heading of each, and its text."""
        return Postings.of([*chain.from_iterable(zip(self.headings, self.parts, strict=True))])

    @property
    def stems(self) -> str:
        """The stems as JSON, for the release before, which orders by heads alone then."""
        apart = {"inside": self.inside, "headings": [], "parts": []}
        return as_json({**self.fields, **apart})

    @property
    def named_stems(self) -> list[str]:
        """The stems by which it is found while somebody types: of its title and extra words."""
        return [*self.fields["title"], *self.fields["extra"]]

    @property
    def shown(self) -> str:
        return stored(self.entry)

    @property
    def different_stems(self) -> frozenset[str]:
        return frozenset(chain(*self.fields.values(), *self.parts))

    @property
    def body(self) -> list[str]:
        return list(chain.from_iterable(self.parts))


def row_of(entry: Entry) -> Row:
    """Analyse an entry. Blank of any clinic's names: those are filled in when it is shown."""
    language = entry.language
    fields = {
        "title": words(entry.title, language),
        "extra": words("\n".join(entry.extra), language),
        "summary": words(entry.summary, language),
        "questions": words("\n".join(entry.questions), language),
    }
    parts = [
        words(_plain(f"{part.heading}\n{part.text}", language), language) for part in entry.parts
    ]
    room = _Room()
    return Row(
        entry=entry,
        fields={name: room.taken(found) for name, found in fields.items()},
        inside=list(stems(entry.inside, language)),
        headings=[list(stems(_plain(part.heading, language), language)) for part in entry.parts],
        parts=[room.taken(part) for part in parts],
        spoken=_spoken(chain(*fields.values(), *parts)),
        named=named_words(entry),
    )


def _spoken(found: Iterable[Word]) -> dict[str, str]:
    spoken = {word.folded: word.written for word in found}
    return {folded: written for folded, written in spoken.items() if is_lettered(folded)}


def named_words(entry: Entry) -> frozenset[str]:
    """Return the words that lead to an entry, folded."""
    found = words("\n".join((entry.title, *entry.extra)), entry.language)
    return frozenset(word.folded for word in found if word.stem and is_lettered(word.folded))


class _Room:
    """What still has room in the row of an entry."""

    def __init__(self) -> None:
        self._stems, self._bytes = MOST_STEMS, MOST_BYTES

    def taken(self, found: Iterable[Word]) -> list[str]:
        stems = []
        for word in found:
            if not word.stem:
                continue
            self._stems -= 1
            self._bytes -= len(word.stem.encode())
            if min(self._stems, self._bytes) < 0:
                break
            stems.append(word.stem)
        return stems


def _plain(text: str, language: str) -> str:
    """Return a text with plain words for its {…} names, which hold for every clinic."""
    if "{" not in text:
        return text
    return filled(text, names=ClinicNames(), labels=labels_in(language))


@cache
def labels_in(language: str) -> Labels:
    """Return the words for what stands in braces, in a language; kept, as they never change."""
    with override(language):
        return labels_now()
