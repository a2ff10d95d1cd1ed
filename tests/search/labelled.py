"""Questions as patients type them, each with the places where it is truly answered.

questions.tsv has a line for each: its language, its set, what kind of words it is, what is typed,
and every right answer. A right answer is an article's address in short, and what stands in it:

    side-effects-and-risks             the article, at whatever section it opens
    side-effects-and-risks#            the article at its head
    side-effects-and-risks#long-term   one section, by how its id begins
    side-effects-and-risks?addicted    one of its questions, by words that only it has
    word:placebo                       an explained word

(nothing) stands where nothing here is right and nothing may come; (no swap) where things may come,
but not for other words than were typed: another medicine above all.

All were written and labelled before whoever wrote them had seen how search works, then split half
and half within each kind (random.Random(7)). Ranking and extra words were made better by what went
wrong in the development set, and the held-out set was for counting only, until that was opened too:
by now what goes wrong in either is mended, and the names of the sets say how it once was.

fresh_questions.tsv was written from the articles and explained words as readers see them, by someone
who had seen neither the questions above nor how search works. Nobody who made search better had
seen it until all that was over. It is for counting only, and what goes wrong in it is not mended.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from articles.search.values import EntryKind, Found
from articles.text.headings import slug

FOLDER = Path(__file__).parent
SPANISH_LIBRARY = FOLDER / "spanish_library"
DEVELOPMENT, HELD_OUT = "development", "held-out"
NOTHING, NO_SWAP = "(nothing)", "(no swap)"
_PLACE = re.compile(r"([\w-]+)([#?:]?)(\S*)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question is answered. `part` is what follows the sign; without a sign it is blank."""

    article: str
    sign: str
    part: str

    def is_opened_by(self, found: Found) -> bool:
        """Tell whether a result is this place."""
        address = urlsplit(str(found.address))
        fragment = unquote(address.fragment)
        if self.sign == ":":
            return found.kind == EntryKind.WORD and fragment == f"word-{self.part}"
        if address.path.strip("/").rpartition("/")[2] != self.article:
            return False
        if self.sign == "?":
            return found.kind == EntryKind.QUESTION and has_words(_plain(found.title), self.part)
        return found.kind == EntryKind.ARTICLE and self.is_section(fragment)

    def is_section(self, anchor: str) -> bool:
        """Tell whether a section of its article, by its id, is this place; "" is the head."""
        if self.sign == "#":
            return anchor.startswith(self.part) if self.part else anchor == ""
        return self.sign == ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing typed, and what is right for it: places, or what to expect where none is."""

    language: str
    set: str
    kind: str
    words: str
    places: tuple[Place, ...]
    expected: str

    def rank(self, found: tuple[Found, ...]) -> int:
        """Return at which place the first right answer stands, from 1; 0 where none does."""
        ranks = (rank for rank, one in enumerate(found, start=1) if self.is_right(one))
        return next(ranks, 0)

    def is_right(self, found: Found) -> bool:
        return any(place.is_opened_by(found) for place in self.places)


def has_words(question: str, part: str) -> bool:
    """Tell whether a question has words, written with hyphens: "stop-my"."""
    return f"-{part}-" in f"-{slug(question)}-"


def asked() -> tuple[Asked, ...]:
    """Return every question of the development and held-out sets."""
    return _read("questions.tsv")


def asked_afresh() -> tuple[Asked, ...]:
    """Return every question that no tuning has seen."""
    return _read("fresh_questions.tsv")


@cache
def _read(name: str) -> tuple[Asked, ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(_asked(row) for row in csv.DictReader(file, delimiter="\t"))


def _asked(row: dict[str, str]) -> Asked:
    right = row["right"]
    is_place = not right.startswith("(")
    return Asked(
        language=row["language"],
        set=row["set"],
        kind=row["kind"],
        words=row["asked"],
        places=tuple(_places(right)) if is_place else (),
        expected="" if is_place else right,
    )


def _places(right: str) -> Iterator[Place]:
    for place in right.split(" "):
        article, sign, part = _PLACE.fullmatch(place).groups(default="")
        yield Place(article, sign, part)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))
