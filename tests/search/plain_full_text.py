"""The peer: SQLite's own full text search on the same library, its English stems and its order.

Every section, question and word is a row of its own; any of the words typed may match.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from html import unescape

from articles.models import ClinicProfile
from articles.search.values import EntryKind, Found
from articles.text.headings import slug
from articles.text.manuscript import Manuscript
from articles.text.rendering import render
from tests.library.starter import SLUGS, library, manuscript
from tests.search.answering import Reply
from tests.search.labelled import Asked

RESULTS = 10
_SECTION = re.compile(r'<h2 id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
Row = tuple[str, str, str, str]


def plain_replies(questions: Iterable[Asked]) -> list[Reply]:
    """Return what a plain full text search answers to each question."""
    with sqlite3.connect(":memory:") as database:
        database.execute(
            "CREATE VIRTUAL TABLE entry USING fts5"
            "(kind UNINDEXED, address UNINDEXED, title, text, tokenize='porter unicode61')"
        )
        database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", _rows())
        return [_reply(database, one.words) for one in questions]


def _rows() -> Iterator[Row]:
    for article in SLUGS:
        yield from _rows_of(article, manuscript(article))
    for row in library().glossary:
        names = " ".join([row["term"], *row["forms"]])
        yield EntryKind.WORD, f"/words/#word-{slug(row['term'])}", names, row["meaning"]


def _rows_of(article: str, text: Manuscript) -> Iterator[Row]:
    page = f"/articles/{article}/"
    shown = render(text, names=ClinicProfile().names())
    head, *sections = _SECTION.split(shown.body)
    yield EntryKind.ARTICLE, page, text.title, _plain(f"{text.summary} {shown.lead} {head}")
    for anchor, section in zip(sections[::2], sections[1::2], strict=True):
        yield EntryKind.ARTICLE, f"{page}#{anchor}", text.title, _plain(section)
    for part in shown.questions:
        yield EntryKind.QUESTION, f"{page}#{part.id}", part.question, _plain(part.answer)


def _reply(database: sqlite3.Connection, words: str) -> Reply:
    query = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", words))
    rows = database.execute(
        "SELECT kind, address, title FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?",
        (query, RESULTS),
    )
    found = tuple(
        Found(kind=EntryKind(kind), address=address, title=title, passage="")
        for kind, address, title in rows
    )
    return Reply(found, searched=words, is_corrected=False)


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
