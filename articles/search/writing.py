"""What goes into the index, and out of it, in the transaction that publishes or withdraws.

One writes at a time: whoever writes holds the row of `SearchState` until the transaction ends.
Articles and packs are locked before it, and nothing after it; so nobody waits in a circle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection, transaction
from django.db.models import F

from articles.models import Article, Edition, GlossaryTerm, SearchState, SearchWords
from articles.pages.words import words_by_id

from .entries import entries_of, entries_of_words
from .rows import Row, named_words, row_of
from .shown import as_stored
from .spelling import Spellings, change
from .storing import remove, store
from .values import Entry


@transaction.atomic(savepoint=False)
def index_article(article: Article) -> None:
    """Write what readers now have of an article in place of what was there; nothing, if nothing."""
    state = lock_index()
    changed = rewrite_article(article.pk)
    # Whether or not a word is new: what an extra word stands for may be.
    _tell_workers(state, changed)


@transaction.atomic(savepoint=False)
def index_glossary(language: str) -> None:
    """Write those words of a language that came, went or changed, or have another place now.

    All are looked at: the place of one on its page depends on the others.
    """
    state = lock_index()
    changed = rewrite_glossary(language)
    _tell_workers(state, changed)


def rewrite_article(article_id: int, *, suffix: str = "") -> Counter[str]:
    """Write an article for whoever holds the lock; in another set of tables, too.

    It returns by how many there are more entries of each language, or less; so does the next one.
    """
    current = Edition.objects.current().filter(article=article_id).select_related("article")
    rows = [row_of(entry) for edition in current for entry in entries_of_editions([edition])]
    return replace_entries(_stored("article_id = %s", article_id, suffix), rows, suffix=suffix)


def rewrite_glossary(language: str, *, suffix: str = "") -> Counter[str]:
    """Write the words of a language for whoever holds the lock; in another set of tables, too."""
    terms = GlossaryTerm.objects.filter(language=language)
    wanted = {entry.term_id: entry for entry in entries_of_words(words_by_id(terms, language))}
    there = _stored("term_id IS NOT NULL AND language = %s", language, suffix)
    stale = {key: entry for key, entry in there.items() if wanted.get(entry.term_id) != entry}
    kept = {entry.term_id for key, entry in there.items() if key not in stale}
    rows = [row_of(entry) for key, entry in wanted.items() if key not in kept]
    return replace_entries(stale, rows, suffix=suffix)


def lock_index() -> SearchState:
    """Wait until nobody else writes; return the state of the index."""
    state, _is_new = SearchState.objects.select_for_update().get_or_create(pk=1)
    return state


def replace_entries(
    old: dict[int, Entry], rows: Sequence[Row], *, suffix: str = ""
) -> Counter[str]:
    """Put entries in the place of others, and bring the words up to date with them.

    It returns by how many there are more entries of each language, or less.
    """
    remove(old, suffix=suffix)
    store(rows, suffix=suffix)
    by_language: defaultdict[str, Spellings] = defaultdict(Spellings)
    for row in rows:
        by_language[row.entry.language].add(row)
    for entry in old.values():
        by_language[entry.language].subtract_named(named_words(entry))
    for language, words in sorted(by_language.items()):
        change(language, words, suffix=suffix)
    changed = Counter(row.entry.language for row in rows)
    changed.subtract(entry.language for entry in old.values())
    return changed


def _tell_workers(state: SearchState, changed: Counter[str]) -> None:
    """Tell how many entries there are now, and that the words which workers keep no longer hold."""
    counts = Counter(state.entries)
    counts.update(changed)
    state.entries = dict(counts)
    state.vocabulary += 1
    state.save(update_fields=["entries", "vocabulary"])


def count_anew() -> None:
    """Count the entries of the index in use, for whoever holds the lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT language, count(*) FROM search_entry GROUP BY language")
        SearchState.objects.filter(pk=1).update(entries=dict(cursor.fetchall()))


def entries_of_editions(editions: Sequence[Edition]) -> Iterator[Entry]:
    """Yield the entries of editions, with the words that staff added to their articles."""
    added = SearchWords.objects.filter(article__in=[one.article_id for one in editions])
    extra = {words.article_id: words.typed() for words in added}
    for edition in editions:
        yield from entries_of(edition, extra=extra.get(edition.article_id, ()))


def _stored(condition: str, value: int | str, suffix: str) -> dict[int, Entry]:
    """Return entries that the index holds, by their ids."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, shown FROM search_entry{suffix} WHERE {condition}", [value])
        return {key: as_stored(shown) for key, shown in cursor.fetchall()}


def words_changed() -> None:
    """Tell every worker that the words it keeps no longer hold."""
    SearchState.objects.filter(pk=1).update(vocabulary=F("vocabulary") + 1)
