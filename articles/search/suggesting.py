"""What is offered while somebody types: words to search for, and pages to go to at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from articles.text.searching.medicines import is_medicine
from articles.text.searching.words import Token, stems, tokens

from .asking import MOST_CHARACTERS, MOST_WORDS, tidied
from .correcting import corrected
from .matching import Candidate, title_candidates
from .phrases import phrases_after
from .postings import bits_of, lines_of
from .ranking import ranked
from .rows import TITLE
from .showing import address_of, entries_by_id
from .values import Suggestion
from .vocabulary import Known, Vocabulary, vocabulary_of, words_beginning
from .wanted import Asked, Stems, Wanted

FEWEST_LETTERS = 2
MOST_WORDS_OFFERED = 4
MOST_PAGES_OFFERED = 5

_COMPLETIONS = 20
"""Words that the last one may become, of which any may stand in a title."""


def suggest(text: str, *, language: str) -> tuple[Suggestion, ...]:
    """Return what may be meant by what is typed so far; nothing for one letter alone."""
    typed = tidied(text)
    words = tokens(typed, language)[: 2 * MOST_WORDS]
    if not words or (len(words) == 1 and len(words[0].folded) < FEWEST_LETTERS):
        return ()
    last = words[-1]
    vocabulary = vocabulary_of(language)
    found = words_beginning([last.folded], language, most=_COMPLETIONS)
    completions = [one for one in found if stems(one.folded, language)]
    before = typed[: last.start]
    is_begun = len(last.folded) < FEWEST_LETTERS
    if not completions and not is_begun and not is_medicine(last.folded):
        return _corrected(before, typed[last.start :], vocabulary)
    best = _best(words, completions, vocabulary)
    if len(words) > 1:
        # Behind other words, one that titles say with them comes before any that begins so.
        together = _said_with(best, completions, language)
        completions = together if together or is_begun else completions
    going_on = [one.word for one in completions if one.folded != last.folded][:MOST_WORDS_OFFERED]
    if len(going_on) < MOST_WORDS_OFFERED:
        going_on += phrases_after(last.folded, best, vocabulary)
    lines = (before + more for more in going_on)
    offered = [_search(line, language) for line in lines if len(line) <= MOST_CHARACTERS]
    return (*offered[:MOST_WORDS_OFFERED], *_pages(best))


def _said_with(best: Sequence[Candidate], found: Sequence[Known], language: str) -> list[Known]:
    """Return those of some words that stand in the titles of entries."""
    wanted = {one: stems(one.folded, language) for one in found}
    bits = {stem: 1 << place for place, stem in enumerate({*chain(*wanted.values())})}
    lines, said = lines_of(bits), 0
    for entry in best:
        said |= bits_of(entry.heads.hits(lines).get(TITLE, ()))
    return [one for one, some in wanted.items() if any(bits[stem] & said for stem in some)]


def _corrected(before: str, last: str, vocabulary: Vocabulary) -> tuple[Suggestion, ...]:
    """Return what is offered where no word goes on like the last one: other spellings of it."""
    language = vocabulary.language
    spelling = corrected(last, vocabulary)
    readings = (reading for reading in (spelling.searched, *spelling.meant) if reading != last)
    offered = tuple(_search(before + reading, language) for reading in readings)
    words = tokens(before + spelling.searched, language)[: 2 * MOST_WORDS]
    return (*offered[:MOST_WORDS_OFFERED], *_pages(_best(words, (), vocabulary)))


def _search(words: str, language: str) -> Suggestion:
    with override(language):
        address = reverse("search")
    return Suggestion(words, f"{address}?{urlencode({'q': words})}")


def _best(
    words: Sequence[Token], completions: Sequence[Known], vocabulary: Vocabulary
) -> list[Candidate]:
    """Return the entries with all words in their titles, the last of which may go on."""
    asked = _asked(words, completions, vocabulary)
    if not asked.wanted:
        return []
    found = {one.id: one for one in title_candidates(asked, vocabulary.titled.how_many)}
    best = ranked(found.values(), asked, most_places=1)
    return [found[one.id] for one in best]


def _pages(best: Sequence[Candidate]) -> tuple[Suggestion, ...]:
    """Return the pages of the first of some entries."""
    first = [one.id for one in best[:MOST_PAGES_OFFERED]]
    entries = entries_by_id(first)
    return tuple(
        Suggestion(entry.title, address_of(entry, entry.anchor), entry.kind)
        for id_ in first
        if (entry := entries.get(id_))
    )


def _asked(words: Sequence[Token], completions: Sequence[Known], vocabulary: Vocabulary) -> Asked:
    language = vocabulary.language
    *earlier, last = words
    groups: list[tuple[Stems, ...]] = [((word.stem,),) for word in earlier if word.stem]
    ends = dict.fromkeys(
        token.stem
        for folded in (last.folded, *(one.folded for one in completions))
        for token in tokens(folded, language)
        if token.stem
    )
    if ends:
        groups.append(tuple((stem,) for stem in ends))
    groups = groups[-MOST_WORDS:]
    return Asked(language, tuple(Wanted(ways, 1 / len(groups), is_light=False) for ways in groups))
