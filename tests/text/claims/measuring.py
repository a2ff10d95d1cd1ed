"""How well sentences are told apart: precision and recall on what was labelled by hand."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.text.claims.languages import CLAIM_WORDS
from articles.text.claims.statements import statement_of

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Labelled:
    """One sentence and what a person says that it states: F, E, FE or N."""

    language: str
    label: str
    sentence: str

    @property
    def is_held_out(self) -> bool:
        return zlib.crc32(self.sentence.encode()) % 3 == 0

    def agrees(self, kind: str) -> tuple[bool, bool]:
        """Return whether it states that kind, and whether it is said to."""
        found = statement_of(self.sentence, CLAIM_WORDS[self.language]())
        return kind in self.label, found.figure if kind == "F" else found.effect


def labelled(name: str) -> Iterator[Labelled]:
    """Yield the sentences of a file beside this one."""
    for line in (HERE / name).read_text().splitlines():
        if not line.startswith("#"):
            yield Labelled(*line.split("\t"))


def precision_and_recall(sentences: Iterable[Labelled], kind: str) -> tuple[float, float]:
    """Return which share of what was found is right, and which share of what is there was found."""
    pairs = [one.agrees(kind) for one in sentences]
    right = sum(is_so and said for is_so, said in pairs)
    return right / sum(said for _, said in pairs), right / sum(is_so for is_so, _ in pairs)
