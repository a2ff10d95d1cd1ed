"""Our references found in the data set of retractions: by DOI, by PubMed number, by like titles.

The references are held in memory, by what they are looked up by; the entries stream past. A title
that is alike and not the same counts only beside a common author. If two titles share n of their
words, one of them is among the rarest of either title, all but n - 1 of its words, in one order of
rarity for all (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006). So only these are looked
up, and no alike title is lost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from articles.models import MatchedBy

from .retraction_comparison import Comparison, Match, Sought
from .retraction_source import Source
from .retraction_watch import (
    Columns,
    DataSet,
    day_of,
    entry_of,
    normal_doi,
    normal_pmid,
)
from .titles import (
    FEWEST_TELLING_WORDS,
    are_alike,
    folded,
    folded_title,
    least_needed,
    share_words,
    telling_words,
)

K = TypeVar("K")

PROGRESS_EVERY = 10_000
CLOSE_YEARS = 1
"""A paper may be out online in one year and in print in the next."""


def compare(
    source: Source,
    sought: Mapping[int, Sought],
    *,
    name: str,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Comparison:
    """Return what the data set says of the references, reading it once from beginning to end.

    `progress` is told every so often how many entries are read.

    Raises:
        DataSetError: if it cannot be read to its end.
    """
    data = DataSet(source.lines)
    index = _Index(sought)
    matches: list[Match] = []
    unknown: list[str] = []
    for row in data:
        found = index.find(row, data.columns)
        if found:
            _note(row, data.columns, found, matches, unknown)
        if data.rows % PROGRESS_EVERY == 0:
            progress(data.rows)
    return Comparison(
        source=name,
        rows=data.rows,
        compared=sought,
        matches=tuple(matches),
        is_broken_off=source.is_broken_off,
        unreadable=tuple(data.unreadable),
        unknown=tuple(unknown),
    )


def _note(
    row: list[str],
    at: Columns,
    found: Mapping[int, MatchedBy],
    matches: list[Match],
    unknown: list[str],
) -> None:
    entry = entry_of(row, at)
    if entry.nature is None or not entry.record:
        unknown.append(entry.record or entry.title)
        return
    matches.extend(
        Match(
            reference=pk,
            nature=entry.nature,
            record=entry.record,
            matched_by=matched_by,
            noticed_on=entry.noticed_on,
            notice_doi=entry.notice_doi,
            title=entry.title,
            reasons=entry.reasons,
        )
        for pk, matched_by in found.items()
    )


class _Index:
    """The references by everything that an entry can be found by."""

    def __init__(self, sought: Mapping[int, Sought]) -> None:
        self._sought = sought
        self._titles = {pk: folded_title(one.title) for pk, one in sought.items()}
        self._telling = {
            pk: words
            for pk, title in self._titles.items()
            if len(words := telling_words(title)) >= FEWEST_TELLING_WORDS
        }
        self._by_doi = _by((normal_doi(one.doi), pk) for pk, one in sought.items())
        self._by_pmid = _by((normal_pmid(one.pmid), pk) for pk, one in sought.items())
        self._by_title = _by((self._titles[pk], pk) for pk in self._telling)
        self._families = {family for pk in self._telling for family in sought[pk].families}
        often = Counter(word for words in self._telling.values() for word in words)
        rarest_first = sorted(often, key=lambda word: (often[word], word))
        self._rank = {word: place for place, word in enumerate(rarest_first)}
        self._by_rare_word = self._index_rare_words()

    def find(self, row: list[str], at: Columns) -> dict[int, MatchedBy]:
        """Return the references that an entry is or may be about, and how each was found."""
        found = dict.fromkeys(self._by_pmid.get(normal_pmid(row[at.pmid]), ()), MatchedBy.PMID)
        for pk in self._by_doi.get(normal_doi(row[at.doi]), ()):
            found[pk] = MatchedBy.DOI
        for pk in self._by_like_title(row, at):
            found.setdefault(pk, MatchedBy.TITLE)
        return found

    def _by_like_title(self, row: list[str], at: Columns) -> Iterator[int]:
        title = folded_title(row[at.title])
        for pk in self._by_title.get(title, ()):
            if _may_be_same(self._sought[pk], row, at):
                yield pk
        words = telling_words(title)
        rank = self._rank
        known = [rank[word] for word in words if word in rank]
        # Words that no reference has are the rarest of all, and lead to none.
        looked_up = len(known) - least_needed(len(words)) + 1
        if looked_up < 1 or len(words) < FEWEST_TELLING_WORDS:
            return
        families = self._families.intersection(folded(row[at.authors]).split())
        if not families:
            return
        for pk in self._near(sorted(known)[:looked_up], families):
            if share_words(self._telling[pk], words) and self._is_near(pk, title, row, at):
                yield pk

    def _near(self, ranks: list[int], families: set[str]) -> set[int]:
        """Return the references with one of these words among their rarest, and one of these authors."""
        near: set[int] = set()
        for place in ranks:
            by_family = self._by_rare_word.get(place, {})
            for family in by_family.keys() & families:
                near.update(by_family[family])
        return near

    def _is_near(self, pk: int, title: str, row: list[str], at: Columns) -> bool:
        return (
            _years_agree(self._sought[pk], row, at) is not False
            and not _identifiers_differ(self._sought[pk], row, at)
            and are_alike(self._titles[pk], title)
        )

    def _index_rare_words(self) -> dict[int, dict[str, list[int]]]:
        """Return the references by the rank of each of their rarest words, then by author."""
        found: dict[int, dict[str, list[int]]] = {}
        for pk, words in self._telling.items():
            looked_up = len(words) - least_needed(len(words)) + 1
            for place in sorted(self._rank[word] for word in words)[:looked_up]:
                by_family = found.setdefault(place, {})
                for family in self._sought[pk].families:
                    by_family.setdefault(family, []).append(pk)
        return found


def _may_be_same(sought: Sought, row: list[str], at: Columns) -> bool:
    """Tell whether an entry under the very same title may be about a reference.

    A title comes twice: a review and its update, a preprint and its paper, two teams on one
    question. Other identifiers ask for the same year; another year asks for a common author.
    """
    years_agree = _years_agree(sought, row, at)
    if _identifiers_differ(sought, row, at):
        return years_agree is True
    if years_agree is not False:
        return True
    authors = folded(row[at.authors]).split()
    return not authors or not sought.families or not sought.families.isdisjoint(authors)


def _years_agree(sought: Sought, row: list[str], at: Columns) -> bool | None:
    """Tell whether both came out at about one time; None if one of the years is unknown."""
    day = day_of(row[at.published_on])
    if day is None or sought.year is None:
        return None
    return abs(day.year - sought.year) <= CLOSE_YEARS


def _identifiers_differ(sought: Sought, row: list[str], at: Columns) -> bool:
    pairs = (
        (normal_doi(sought.doi), normal_doi(row[at.doi])),
        (normal_pmid(sought.pmid), normal_pmid(row[at.pmid])),
    )
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)


def _by(pairs: Iterable[tuple[K, int]]) -> dict[K, list[int]]:
    found: defaultdict[K, list[int]] = defaultdict(list)
    for key, pk in pairs:
        if key:
            found[key].append(pk)
    return dict(found)
