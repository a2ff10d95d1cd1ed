"""What titles say after a word: "side effects", for whoever has typed "side"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.text.searching.words import tokens

from .matching import Candidate
from .postings import Postings
from .reading import among, rows
from .vocabulary import Vocabulary

_TITLES_KEPT = 1000
"""Titles that are not read anew with every letter that somebody types."""

_MOST_READ = 15
"""Entries whose titles and texts are looked through."""

_LEAST_SAID = 3
"""Times that texts have to say it: two words that stand beside each other once mean little."""

_WRITTEN = "SELECT id, title, heads, parts FROM search_entry WHERE id {among}"


def phrases_after(
    beginning: str, entries: Sequence[Candidate], vocabulary: Vocabulary
) -> list[str]:
    """Return two words of titles of which the first begins so, what is said most often first.

    Args:
        beginning: A folded word, or the beginning of one.
        entries: Those with the word in their titles, the best first.
        vocabulary: The words of titles, as people write them.
    """
    texts = _texts(entries[:_MOST_READ])
    pairs = dict.fromkeys(
        pair
        for text in texts
        for pair in _pairs_in(text.title, vocabulary.language)
        if pair[0][0].startswith(beginning)
    )
    said = {stems: sum(text.times_said(*stems) for text in texts) for _words, stems in pairs}
    often = {words: said[stems] for words, stems in pairs if said[stems] >= _LEAST_SAID}
    return [
        " ".join(_written(folded, vocabulary) for folded in words)
        for words in sorted(often, key=lambda words: -often[words])
    ]


_Pair = tuple[str, str]


class _Text(NamedTuple):
    """A title as people write it, and where the stems of its entry stand."""

    title: str
    heads: str
    parts: str

    def times_said(self, first: str, second: str) -> int:
        """Return how often one stem follows another, in the title or in the text."""
        in_title = Postings(self.heads).times_together(first, second, in_first_field=True)
        return in_title + Postings(self.parts).times_together(first, second)


def _texts(entries: Sequence[Candidate]) -> list[_Text]:
    ids = [entry.id for entry in entries]
    if not ids:
        return []
    found = {id_: _Text(*text) for id_, *text in rows(_WRITTEN.format(among=among(ids)), ids)}
    return [found[id_] for id_ in ids if id_ in found]


@lru_cache(maxsize=_TITLES_KEPT)
def _pairs_in(title: str, language: str) -> tuple[tuple[_Pair, _Pair], ...]:
    """Return words of a title that nothing but a blank parts, each pair with its stems."""
    return tuple(
        ((one.folded, other.folded), (one.stem, other.stem))
        for one, other in pairwise(tokens(title, language))
        if one.stem and other.stem and title[one.end : other.start].isspace()
    )


def _written(folded: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.titled.get(folded)
    return known.word if known else folded
