"""Bare words of which half lead nowhere: "hay fever", where texts know of no hay.

Two or three words without any small one between them are the name of one thing. Where half of it
stands nowhere, the other half is another thing; an extra word for that would lead anywhere. It is
better to say that nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.searching.words import Token, is_lettered, is_light

from .matching import Candidate
from .postings import bits_of
from .rows import EXTRA, TITLE
from .values import EntryKind
from .wanted import Asked, Wanted


def is_half_unknown(typed: Sequence[Token], known: Sequence[Token], *, language: str) -> bool:
    """Tell whether these are bare words, at least as many of them lost as known.

    Args:
        typed: All words, those that are left out among them.
        known: Those that lead somewhere.
        language: Its words that only shade a question do not count.
    """
    starts = {word.start for word in known}
    counted = [word for word in typed if not is_light(word.stem, language)]
    lost = [word for word in counted if word.start not in starts and is_lettered(word.folded)]
    is_bare = all(word.stem for word in typed)
    return is_bare and bool(lost) and 2 * len(lost) >= len(counted)


def own(candidates: Iterable[Candidate], asked: Asked) -> tuple[Candidate, ...]:
    """Return the entries that say one of the known words in their own words.

    A word that can be said otherwise has to be what a title is about, in one way or another: "kms"
    leads to suicidal thoughts, whatever stands beside it, and "job" no more to where a text tells
    what the job of a cell is.
    """
    return tuple(one for one in candidates if _is_own(one, asked))


def _is_own(candidate: Candidate, asked: Asked) -> bool:
    heads = {field: bits_of(hits) for field, hits in candidate.heads.hits(asked.lines).items()}
    title, forms = heads.pop(TITLE, 0), heads.pop(EXTRA, 0)
    if candidate.kind == EntryKind.WORD:
        # Other forms of an explained word are that word.
        title |= forms
    said = title
    for bits in (*heads.values(), *map(bits_of, candidate.parts.hits(asked.lines).values())):
        said |= bits
    return any(_is_said(one, title if len(one.ways) > 1 else said, asked) for one in asked.needed)


def _is_said(wanted: Wanted, there: int, asked: Asked) -> bool:
    return any(all(asked.bits[stem] & there for stem in way) for way in wanted.ways)
