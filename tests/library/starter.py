"""The starter library as its files have it: no database."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from articles.text.headings import plain_words
from articles.text.manuscript import Manuscript, ReferenceText
from articles.text.rendering import ReadText, read
from articles.text.starter_file import read_starter_article

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "articles" / "library"
SLUGS = tuple(sorted(path.stem for path in LIBRARY.glob("articles/*.md")))


@cache
def manuscript(slug: str) -> Manuscript:
    """Return a starter article as the value every page and sheet is made from."""
    file = LIBRARY / "articles" / f"{slug}.md"
    starter = read_starter_article(slug, file.read_text("utf-8"))
    return Manuscript(
        language=starter.language,
        title=starter.title,
        summary=starter.summary,
        body=starter.body,
        questions=starter.questions,
        references=references(),
        teach_back=starter.teach_back,
    )


@cache
def references() -> tuple[ReferenceText, ...]:
    """Return every reference of the library."""
    records = json.loads((LIBRARY / "references.json").read_text("utf-8"))
    return tuple(ReferenceText(record["id"], record) for record in records)


@cache
def text_of(slug: str) -> ReadText:
    """Return a starter article as settled tokens, with what is amiss in it."""
    return read(manuscript(slug))


def paragraphs(slug: str) -> list[str]:
    """Return what a reader reads of an article, in plain words: no question titles, no figures."""
    text = text_of(slug)
    tokens = (*text.lead, *text.body, *(token for answer in text.answers for token in answer))
    words = (plain_words(token) for token in tokens if token.type == "inline")
    return [manuscript(slug).summary, *filter(None, words)]
