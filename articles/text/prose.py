"""A text as plain paragraphs: what its reading level is measured on."""

from .headings import plain_words
from .manuscript import Manuscript
from .rendering import ReadText, read


def prose(manuscript: Manuscript, text: ReadText | None = None) -> str:
    """Return what a reader reads: summary, text and answers; no questions, no figures.

    Paragraphs, headings, items and cells stand apart, with an empty line between them. Whoever has
    read the manuscript already hands over its `text`.
    """
    text = text or read(manuscript)
    tokens = (*text.lead, *text.body, *(token for answer in text.answers for token in answer))
    words = (plain_words(token) for token in tokens if token.type == "inline")
    return "\n\n".join(filter(None, (manuscript.summary, *words)))
