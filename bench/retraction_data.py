"""Writes a data set of retractions as large as asked, in the published form, from a seed.

python -m bench.retraction_data 70000 var/bench/retractions.csv

Words, names and numbers are made by chance: about a paper there is, it says nothing. Its rows are
about as long as the published ones, 900 bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

_HEADING = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,"
)
HEADING = _HEADING.split(",")
NATURES = ["Retraction"] * 18 + ["Expression of concern", "Correction", "Reinstatement"]
ENDINGS = ("al", "ia", "ion", "osis", "ity", "in", "or", "ic")
PARTS = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
SMALL = ("of", "the", "in", "and", "for", "with", "a", "on")
VOCABULARY, FAMILIES = 30_000, 8_000


@dataclass(slots=True)
class Paper:
    """A paper that never was."""

    doi: str
    pmid: str
    title: str
    authors: list[str]
    year: int


class Maker:
    """Makes papers, the same ones from the same seed; common words are common, as in language."""

    def __init__(self, seed: int = 1) -> None:
        language = random.Random(0)  # the same for all: our papers must be like theirs
        self._words = [_word(language) for _ in range(VOCABULARY)]
        self._families = [_word(language).capitalize() for _ in range(FAMILIES)]
        self.chance = random.Random(seed)
        self._weights = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))
        self._name_weights = list(accumulate(1 / (rank + 5) for rank in range(FAMILIES)))

    def paper(self, number: int) -> Paper:
        """Return one paper more."""
        chance = self.chance
        words = chance.choices(self._words, cum_weights=self._weights, k=chance.randint(6, 14))
        for place in range(2, len(words), 3):
            words[place] = chance.choice(SMALL)
        names = chance.choices(self._families, cum_weights=self._name_weights, k=5)
        return Paper(
            doi=f"10.{chance.randint(1000, 9999)}/made.{number}",
            pmid=str(10_000_000 + number) if number % 2 else "0",
            title=" ".join(words).capitalize(),
            authors=names,
            year=chance.randint(1990, 2025),
        )

    def rows(self, count: int) -> Iterator[list[str]]:
        """Yield rows of the data set, about papers of its own."""
        for number in range(1, count + 1):
            yield self.row(number, self.paper(number))

    def row(self, number: int, paper: Paper) -> list[str]:
        """Return the row that says what became of a paper."""
        chance = self.chance
        filler = " ".join(chance.choices(self._words, k=18))
        return [
            str(number),
            paper.title,
            "(B/T) Technology;(HSC) Medicine - General;",
            f"Department of {filler}, Somewhere;" * 2,
            f"Journal of {paper.title[:30]}",
            "A Publisher",
            "Somewhere",
            ";".join(f"{chance.choice(self._families)[:2]} {name}" for name in paper.authors),
            f"https://example.org/{number}/{filler.replace(' ', '-')}",
            "Research Article;",
            f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{min(2026, paper.year + 2)} 0:00",
            f"{paper.doi}.notice",
            "0",
            f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{paper.year} 0:00",
            paper.doi if number % 20 else "unavailable",
            paper.pmid,
            chance.choice(NATURES),
            "+Concerns/Issues About Data;+Investigation by Journal/Publisher;+Unreliable Results;",
            "No",
            f'See also: "{filler}",\n{filler}' if number % 10 == 0 else "",
            "",
        ]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(PARTS, k=chance.randint(1, 4))) + chance.choice(ENDINGS)


def write(path: Path, count: int, *, seed: int = 1) -> None:
    """Write a data set of so many entries."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(Maker(seed).rows(count))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
