"""What made texts of one language are put together from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Words and sentence frames of one language.

    `plain` are common words, the commonest first; `medical` are what texts are about. Frames have
    places for words: `{a}` and `{b}` are medical, `{x}` and `{y}` are plain.
    """

    language: str
    plain: tuple[str, ...]
    medical: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    summaries: tuple[str, ...]
    headings: tuple[str, ...]
    questions: tuple[str, ...]
    about: tuple[str, ...]
    urgent: str
    topics: tuple[tuple[str, str], ...]
    onsets: tuple[str, ...]
    vowels: tuple[str, ...]
    endings: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a word that is plain and medical at once: its frequency would be neither's."""
        twice = set(self.plain) & set(self.medical)
        if twice:
            raise ValueError(f"Both plain and medical: {', '.join(sorted(twice))}")


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a text, each once, in their order."""
    return tuple(dict.fromkeys(words.split()))
