"""The starter library as its files have it: no database."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from articles.text.headings import plain_words
from articles.text.manuscript import Manuscript
from articles.text.rendering import ReadText, read
from articles.text.starter_file import StarterArticle
from articles.workflow.starter_folder import StarterFolder, read_starter_folder

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "articles" / "library"
SLUGS = tuple(sorted(path.stem for path in LIBRARY.glob("articles/*.md")))


@cache
def library() -> StarterFolder:
    """Return the starter library, read once."""
    return read_starter_folder(LIBRARY)


def starter(slug: str) -> StarterArticle:
    """Return a starter article as its file has it."""
    return next(one for one in library().articles if one.slug == slug)


@cache
def manuscript(slug: str) -> Manuscript:
    """Return a starter article as the value every page and sheet is made from."""
    return library().manuscript_of(starter(slug))


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
