"""Words that lead nowhere, taken for the words that were likely meant.

Only a word that stands nowhere in the index is corrected. A medicine is never taken for another:
see `articles.text.searching.medicines`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from articles.text.searching.likeness import most_edits
from articles.text.searching.medicines import is_medicine
from articles.text.searching.words import Token, is_lettered, is_light, stems, tokens

from .ageing import by_group
from .asking import counting
from .guessing import MOST_MEANT, is_one_slip, is_sure, likely_words
from .parting import parted_words
from .relating import related
from .vocabulary import Vocabulary, known_words, words_beginning, words_one_letter_away

_MOST_BEGUN = 50
"""Words that begin with a bare stem, of which one may be how people write it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is searched for in place of what was typed, and what else could have been meant.

    `words` are those of `searched` without the ones that lead nowhere.
    """

    searched: str
    words: tuple[Token, ...] = ()
    meant: tuple[str, ...] = ()
    other_medicines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Guess:
    """Words that could stand in the place of a stretch of what was typed, the likeliest first.

    `is_sure` tells whether the first is taken without asking.
    """

    start: int
    end: int
    words: tuple[str, ...]
    is_sure: bool

    def holds(self, word: Token) -> bool:
        return self.start <= word.start < self.end


def as_typed(typed: str, vocabulary: Vocabulary) -> Spelling:
    """Return what was typed and nothing else."""
    words = counting(typed, vocabulary.language)
    lost = _lost(words, vocabulary)
    there = tuple(word for word in words if word not in lost)
    return Spelling(typed, there, other_medicines=_other_medicines(typed, lost))


def corrected(typed: str, vocabulary: Vocabulary) -> Spelling:
    """Return what was typed with the words corrected that lead nowhere, if others are near."""
    words = counting(typed, vocabulary.language)
    lost = _lost(words, vocabulary)
    if not lost:
        return Spelling(typed, by_group(words, vocabulary))
    joined = tuple(_joined(typed, lost, vocabulary.language))
    alone = [word for word in lost if not any(guess.holds(word) for guess in joined)]
    misspelt = [word for word in alone if _is_corrected(word, vocabulary.language)]
    guesses = (*joined, *_guesses(misspelt, vocabulary))
    sure = [guess for guess in guesses if guess.is_sure]
    if sure:
        guesses = (*guesses, *_written_out(words, lost, sure, language=vocabulary.language))
        sure = [guess for guess in guesses if guess.is_sure]
    return replace(
        _with_relatives(_replaced(typed, sure), vocabulary),
        meant=tuple(islice(_meant(typed, guesses), MOST_MEANT)),
        other_medicines=_other_medicines(typed, alone),
    )


def _with_relatives(searched: str, vocabulary: Vocabulary) -> Spelling:
    words = by_group(counting(searched, vocabulary.language), vocabulary)
    lost = _lost(words, vocabulary)
    relatives = {word.start: word for word in related(lost, vocabulary)}
    leading = (relatives.get(word.start) or (None if word in lost else word) for word in words)
    return Spelling(searched, tuple(word for word in leading if word))


def _lost(words: Sequence[Token], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return the words that lead nowhere: neither they nor other forms of them are there."""
    counts = vocabulary.entries_with({word.stem for word in words if word.stem})
    return tuple(word for word in words if word.stem and not counts[word.stem])


def _other_medicines(typed: str, lost: Iterable[Token]) -> tuple[str, ...]:
    names = {word.folded: typed[word.start : word.end] for word in lost if is_medicine(word.folded)}
    return tuple(names.values())


def _is_corrected(word: Token, language: str) -> bool:
    return (
        most_edits(word.folded) > 0
        and is_lettered(word.folded)
        and not is_medicine(word.folded)
        and not is_light(word.stem, language)
    )


def _joined(typed: str, lost: Sequence[Token], language: str) -> Iterator[_Guess]:
    """Yield known words that were written as two, one of which is none: "keta mine"."""
    pairs = [
        pair for pair in pairwise(tokens(typed, language)) if any(map(lost.__contains__, pair))
    ]
    known = known_words((one.folded + other.folded for one, other in pairs), language)
    end = 0
    for one, other in pairs:
        whole = known.get(one.folded + other.folded)
        if whole and one.start >= end:
            end = other.end
            yield _Guess(one.start, end, (whole.word,), is_sure=True)


def _guesses(lost: Sequence[Token], vocabulary: Vocabulary) -> Iterator[_Guess]:
    """Yield what is likely meant by each word that leads nowhere; nothing for most."""
    near = words_one_letter_away((word.folded for word in lost), vocabulary.language)
    candidates = [(word, likely_words(word, near, vocabulary)) for word in lost]
    far = [word.folded for word, some in candidates if not is_one_slip(word, some)]
    parted = parted_words(far, vocabulary.language)
    for word, some in candidates:
        if word.folded in parted:
            yield _Guess(word.start, word.end, (parted[word.folded],), is_sure=True)
        elif some:
            words = tuple(one.word for one in some)
            yield _Guess(word.start, word.end, words, is_sure(word.folded, some))


def _written_out(
    words: Iterable[Token], lost: Sequence[Token], sure: Sequence[_Guess], *, language: str
) -> Iterator[_Guess]:
    """Yield words as people write them for bare stems that nobody writes: "ketamine" for "ketamin".

    They lead to the same entries, so it is said only where something else is corrected as well.
    A letter is put at the end and none taken away, and no "s": the plural is no correction.
    """
    bare = [
        word
        for word in words
        if word.stem == f"{language}_{word.folded}"
        and word not in lost
        and not any(guess.holds(word) for guess in sure)
    ]
    written = words_beginning([word.folded for word in bare], language, most=_MOST_BEGUN)
    there = known_words([word.folded for word in bare], language)
    for word in bare:
        longer = (
            one.word
            for one in written
            if one.folded[:-1] == word.folded
            and not one.folded.endswith("s")
            and word.stem in stems(one.folded, language)
        )
        whole = next(longer, "")
        if whole and word.folded not in there:
            yield _Guess(word.start, word.end, (whole,), is_sure=True)


def _replaced(typed: str, guesses: Iterable[_Guess]) -> str:
    for guess in sorted(guesses, key=lambda guess: -guess.start):
        typed = typed[: guess.start] + guess.words[0] + typed[guess.end :]
    return typed


def _meant(typed: str, guesses: Sequence[_Guess]) -> Iterator[str]:
    """Yield other ways to read what was typed: one word at a time is read in another way."""
    sure = [guess for guess in guesses if guess.is_sure]
    given = {typed, _replaced(typed, sure)}
    for guess in guesses:
        others = [one for one in sure if one is not guess]
        for word in guess.words[1 if guess.is_sure else 0 :]:
            other = _Guess(guess.start, guess.end, (word,), is_sure=True)
            reading = _replaced(typed, [*others, other])
            if reading not in given:
                given.add(reading)
                yield reading
