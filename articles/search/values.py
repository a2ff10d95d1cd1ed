"""What is written into the index, and what a search gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.safestring import SafeString


class EntryKind(StrEnum):
    """What a result is to its reader."""

    ARTICLE = "article"
    QUESTION = "question"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an entry's original text, and the place in its page that shows it.

    `anchor` is the id on the page, "" for its head; `heading` is blank where there is none.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: an article, one of its questions, or an explained word.

    `title` is the article's title, the question or the word; `inside` is the title of the article
    that a question belongs to. `extra` are words that lead here without standing in the text:
    other forms, what staff added. `questions` are those of an article, which are entries as well.
    An article's parts are its sections, a question's its answer, a word's its meaning.
    """

    kind: EntryKind
    language: str
    slug: str
    anchor: str
    title: str
    inside: str = ""
    summary: str = ""
    extra: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    article_id: int | None = None
    edition_id: int | None = None
    term_id: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One result as its reader sees it. Titles and passages are HTML with the words in <mark>.

    `address` opens the very place; `part` is the heading of the section that the passage stands
    in. `topics` are names; `reviewed_on` is the day of the last review, None if there was none.
    """

    kind: EntryKind
    address: str
    title: SafeString
    passage: SafeString
    inside: str = ""
    part: str = ""
    edition: int | None = None
    topics: tuple[str, ...] = ()
    published_on: date | None = None
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave. All words are plain text; whoever shows them escapes them.

    `typed` is what was asked, tidied of blanks; `searched` is what was looked for in its place,
    the same unless words were corrected. `meant` are other spellings that lead somewhere, for
    "did you mean". `other_medicines` are medicines that were asked for by name and are not
    explained here: a name that looks like another is never taken for it. `total` counts all
    results, those of other pages too; `is_cut` says that there may be more than were counted.
    """

    language: str
    typed: str
    searched: str
    found: tuple[Found, ...] = ()
    total: int = 0
    is_cut: bool = False
    page: int = 1
    pages: int = 1
    meant: tuple[str, ...] = ()
    other_medicines: tuple[str, ...] = ()

    @property
    def is_corrected(self) -> bool:
        return self.searched != self.typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line under the search field: words to search for, or a page to go to.

    `address` is the search for these words, or the page itself; `kind` is None for mere words.
    """

    words: str
    address: str
    kind: EntryKind | None = field(default=None)
