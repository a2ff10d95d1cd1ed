"""What a worker keeps of the words that lead to something, for as long as they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from articles.models import SearchState
from articles.text.searching.likeness import alike, most_edits, sound
from articles.text.searching.words import stems, with_one_left_out

from .matching import entries_with
from .reading import among, rows
from .synonyms import Synonyms, synonyms_of


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the index as readers see it.

    `df` is in how many entries it stands; `weight` in how many titles and extra words, so that
    one without weight is said only in passing.
    """

    folded: str
    word: str
    df: int
    weight: int


class TitledWords:
    """The words of one language that stand in titles or among extra words, by all that leads to them."""

    def __init__(self, language: str, words: Sequence[Known]) -> None:
        self.words = words
        self._language = language
        self._by_folded = {one.folded: one for one in words}

    def get(self, folded: str) -> Known | None:
        """Return a word, if it is one of them."""
        return self._by_folded.get(folded)

    def alike(self, typed: str, *, most: int) -> set[Known]:
        """Return the words at most so many slips away."""
        return {self._by_folded[folded] for folded in alike(typed, self._folded, most=most)}

    def how_many(self, stem: str) -> int:
        """Return in how many titles and extra words a stem stands, at most: each of its words counts."""
        return sum(one.weight for one in self._by_stem.get(stem, ()))

    def sounding(self, typed: str) -> set[Known]:
        """Return the words that sound the same."""
        return set(self._by_sound.get(sound(typed), ()))

    def with_stem_like(self, stem: str) -> set[Known]:
        """Return the words whose stem is one slip away: "addicted", for "adictive"."""
        most = most_edits(stem.partition("_")[2])
        return {
            one
            for other in alike(stem, tuple(self._by_stem), most=min(most, 1))
            for one in self._by_stem[other]
        }

    # Made when first asked for: most searches have no word that leads nowhere.
    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(self._by_folded)

    @cached_property
    def _by_sound(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for one in self.words:
            if heard := sound(one.folded):
                found.setdefault(heard, []).append(one)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for one in self.words:
            for stem in stems(one.folded, self._language):
                found.setdefault(stem, []).append(one)
        return found


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language as they are at one moment, and what is said in more ways than one."""

    language: str
    changes: int
    entries: int
    titled: TitledWords
    synonyms: Synonyms
    _counted: dict[str, int] = field(default_factory=dict)

    def entries_with(self, stems: Collection[str]) -> dict[str, int]:
        """Return in how many entries each of some stems stands: 0 for one that leads nowhere."""
        missing = [stem for stem in stems if stem not in self._counted]
        found = entries_with(missing)
        # What stands nowhere is not kept: the next text may use it.
        self._counted.update({stem: count for stem, count in found.items() if count})
        return {stem: found.get(stem) or self._counted.get(stem, 0) for stem in stems}


_newest: dict[str, Vocabulary] = {}
"""What this worker keeps, by the languages of the site."""


def vocabulary_of(language: str) -> Vocabulary:
    """Return the words of a language as they are now: what is kept, unless words have changed."""
    # In SQL, as each search asks: Django would take longer to write the query than it takes.
    state = rows("SELECT vocabulary FROM articles_searchstate WHERE id = 1", [])
    changes = state[0][0] if state else 0
    kept = _newest.get(language)
    if kept is None or kept.changes != changes:
        # Two readers may read the same, but neither waits.
        kept = _newest[language] = _read(language, changes, before=kept)
    return kept


def _read(language: str, changes: int, *, before: Vocabulary | None) -> Vocabulary:
    sizes = SearchState.objects.filter(pk=1).values_list("entries", flat=True).first() or {}
    words = _known("language = %s AND weight > 0 ORDER BY folded", [language])
    # Most publications bring no word to a title. What was made of the words then holds on.
    is_as_before = before is not None and before.titled.words == words
    titled = before.titled if before and is_as_before else TitledWords(language, words)
    return Vocabulary(language, changes, sizes.get(language, 0), titled, synonyms_of(language))


def known_words(words: Iterable[str], language: str) -> dict[str, Known]:
    """Return those of some folded words that stand anywhere in the index."""
    asked = sorted(set(words))
    if not asked:
        return {}
    found = _known(f"language = %s AND folded {among(asked)}", [language, *asked])
    return {one.folded: one for one in found}


def words_beginning(beginnings: Iterable[str], language: str, *, most: int) -> list[Known]:
    """Return the words of the index that begin in one of some ways, those of most titles first."""
    asked = sorted(set(beginnings))
    if not asked:
        return []
    ranges = " OR ".join(["(folded >= %s AND folded < %s)"] * len(asked))
    bounds = (bound for one in asked for bound in (one, one + _AFTER_ALL))
    return _known(
        f"language = %s AND ({ranges}) ORDER BY weight DESC, df DESC, folded LIMIT %s",
        [language, *bounds, most],
    )


def words_one_letter_away(words: Iterable[str], language: str) -> list[Known]:
    """Return the words that share a form with one letter left out: those one slip away, and more."""
    keys = sorted({key for word in words for key in with_one_left_out(word)})
    if not keys:
        return []
    near = "SELECT word_id FROM search_deletion WHERE language = %s AND key"
    return _known(f"id IN ({near} {among(keys)}) ORDER BY folded", [language, *keys])


def _known(where: str, given: Sequence[str | int]) -> list[Known]:
    sql = f"SELECT folded, word, df, weight FROM search_word WHERE {where}"
    return [Known(*row) for row in rows(sql, given)]


_AFTER_ALL = "\U0010ffff"
