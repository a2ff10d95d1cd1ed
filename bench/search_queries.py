"""What readers of made articles ask: words, sentences, Spanish, slips of the finger, common words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from articles.text.made.english import ENGLISH
from articles.text.made.spanish import SPANISH
from articles.text.made.wording import Wording

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SENTENCES = (
    "what are the side effects of {a}",
    "can i take {a} with {b}",
    "how long does it take until {a} helps with {b}",
    "is it safe to drive after {a}",
    "what should i do if i miss my {a}",
)
COMMON = (
    "ketamine",
    "ketamine depression",
    "ketamine esketamine",
    "depression anxiety pain",
    "esketamine ketamine depression anxiety",
    "people",
    "time",
    "first people",
    "many people like",
    "long time",
    "day",
    "good day",
    "way",
    "people know time",
    "ketamine people",
    "ketamine time day",
    "work day",
    "great help",
    "water oil",
    "ketamine long time people",
)
"""Words that stand in a large share of all texts, as the clinic's own medicine does."""


@dataclass(frozen=True, slots=True)
class Query:
    """One search: its kind, what is typed, and in which language."""

    kind: str
    text: str
    language: str = "en"


def queries() -> list[Query]:
    """Return 200 searches and 20 of common words; always the same."""
    chance = Random(7)

    def some(kind: str, count: int, make: Callable[[], str], language: str = "en") -> list[Query]:
        return [Query(kind, make(), language) for _ in range(count)]

    def medical(wording: Wording = ENGLISH) -> str:
        return chance.choice(wording.medical)

    def plain(wording: Wording = ENGLISH) -> str:
        return chance.choice([word for word in wording.plain if len(word) > 4])

    def one_or_two(wording: Wording = ENGLISH) -> str:
        return chance.choice(
            (
                medical(wording),
                f"{medical(wording)} {plain(wording)}",
                f"{medical(wording)} {medical(wording)}",
            )
        )

    def misspelt() -> str:
        word = _slip(chance.choice([word for word in ENGLISH.medical if len(word) > 5]), chance)
        return chance.choice((word, f"{word} {medical()}"))

    return [
        *some("one or two words", 80, one_or_two),
        *some("three words", 30, lambda: f"{medical()} {plain()} {medical()}"),
        *some("a sentence", 20, lambda: chance.choice(SENTENCES).format(a=medical(), b=medical())),
        *some("Spanish", 30, lambda: one_or_two(SPANISH), "es"),
        *some("misspelt", 40, misspelt),
        *(Query("common words", text) for text in COMMON),
    ]


def typings() -> list[Query]:
    """Return what stands in the field after each key, from the second on, for thirty searches."""
    whole = [query for query in queries() if query.kind in ("one or two words", "common words")]
    chosen = Random(8).sample(whole, 30)
    return [
        Query("typing", query.text[:length])
        for query in chosen
        for length in range(2, len(query.text) + 1)
    ]


def _slip(word: str, chance: Random) -> str:
    """Return a word with one letter missing, doubled, swapped with the next, or another."""
    at = chance.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    return before + chance.choice(
        (after, here + here + after, after[0] + here + after[1:], chance.choice(LETTERS) + after)
    )
