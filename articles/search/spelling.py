"""The words of the index, as people write them: for corrections and for suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection

from articles.text.searching.words import stems, with_one_left_out

from .reading import among
from .rows import Row
from .storing import batches


@dataclass(slots=True)
class Spellings:
    """Words of one language, folded: how they are written, and what is to be counted of them.

    `named` is in how many titles and extra words they stand, or by how many that has changed;
    `stems` in how many entries each stem stands.
    """

    written: dict[str, str] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    stems: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count the words of an entry."""
        for folded, written in row.spoken.items():
            self.written.setdefault(folded, written)
        self.stems.update(row.different_stems)
        self.named.update(row.named)

    def counted(self, language: str) -> Iterator[tuple[str, tuple[str, int, int]]]:
        """Yield each word with how it is written, `df` and `weight`, where these are all there are."""
        for folded, written in sorted(self.written.items()):
            df = max(1, self.stems[stem_of(written, language)])
            yield folded, (written, df, self.named[folded])

    def subtract_named(self, folded: Iterable[str]) -> None:
        """Count the words that led to an entry as gone."""
        self.named.subtract(iter(folded))


def stem_of(written: str, language: str) -> str:
    """Return the stem of a word of the index; "" for one that is left out."""
    return "".join(stems(written, language)[:1])


def change(language: str, spellings: Spellings, *, suffix: str = "") -> None:
    """Bring the words of a language up to date.

    New words are known at once. In how many entries old ones stand is counted anew by night: that
    is for their rarity, which no single entry changes.
    """
    new = sorted(spellings.written.keys() - _known(language, spellings.written, suffix))
    if new:
        insert(language, {one: (spellings.written[one], 1, 0) for one in new}, suffix=suffix)
    changed = [(by, language, one) for one, by in sorted(spellings.named.items()) if by]
    if changed:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE search_word{suffix} SET weight = weight + %s"
                " WHERE language = %s AND folded = %s",
                changed,
            )


def insert(language: str, words: Mapping[str, tuple[str, int, int]], *, suffix: str = "") -> None:
    """Add words that are not there yet: folded, with how they are written, `df` and `weight`."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO search_word{suffix} (language, folded, word, df, weight)"
            " VALUES (%s, %s, %s, %s, %s)",
            [(language, folded, *rest) for folded, rest in words.items()],
        )
        for some in batches(words):
            cursor.execute(
                f"SELECT id, folded FROM search_word{suffix}"
                f" WHERE language = %s AND folded {among(some)}",
                [language, *some],
            )
            cursor.executemany(
                f"INSERT INTO search_deletion{suffix} (language, key, word_id) VALUES (%s, %s, %s)",
                [
                    (language, key, word_id)
                    for word_id, folded in cursor.fetchall()
                    for key in with_one_left_out(folded)
                ],
            )


def _known(language: str, folded: Iterable[str], suffix: str) -> set[str]:
    known: set[str] = set()
    with connection.cursor() as cursor:
        for some in batches(sorted(folded)):
            cursor.execute(
                f"SELECT folded FROM search_word{suffix}"
                f" WHERE language = %s AND folded {among(some)}",
                [language, *some],
            )
            known.update(one for (one,) in cursor.fetchall())
    return known
