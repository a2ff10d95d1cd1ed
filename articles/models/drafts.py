"""Drafts to manuscripts: gather the references, words and pictures that a text names."""

from dataclasses import replace

from articles.text.characters import without_forbidden
from articles.text.citations import cited_keys
from articles.text.manuscript import (
    ImageText,
    Manuscript,
    QuestionText,
    ReferenceText,
    TeachBackText,
    TermText,
)
from articles.text.pictures import pictured_keys
from articles.text.rendering import read
from articles.text.teach_back import points_in

from .image import Image
from .reference import Reference
from .vocabulary import GlossaryTerm

NOT_SHOWN = frozenset({"custom", "id"})
"""Fields of a record that no reader sees: notes on it, and the key another library gave it."""


def written(words: Manuscript) -> Manuscript:
    """Return a draft's own words alone, in the form in which an edition keeps them.

    Blank beginnings and ends are no part of a text, since a form takes them away: so a draft
    that is opened and saved unchanged stays the same text.
    """
    return Manuscript(
        language=words.language,
        title=_kept(words.title),
        summary=_kept(words.summary),
        body=_kept(words.body),
        questions=tuple(
            QuestionText(_kept(part.question), _kept(part.answer)) for part in words.questions
        ),
        teach_back=tuple(
            TeachBackText(_kept(part.question), points_in("\n".join(map(_kept, part.points))))
            for part in words.teach_back
        ),
    )


def compose(words: Manuscript) -> Manuscript:
    """Return a draft's words with what they cite, use and show, and nothing else.

    Three queries, however long the text is. What is not found stays out and is reported when
    the manuscript is read.
    """
    texts = (words.body, *(part.answer for part in words.questions))
    gathered = replace(
        words,
        references=_references(cited_keys(texts)),
        terms=_terms(words.language),
        images=_images(pictured_keys(texts)),
    )
    found = read(gathered)
    return replace(
        gathered,
        references=tuple(part for part in gathered.references if part.key in found.uses),
        terms=found.terms,
        images=tuple(part for part in gathered.images if part.key in found.images),
    )


def _kept(words: str) -> str:
    return without_forbidden(words).strip()


def _references(keys: tuple[str, ...]) -> tuple[ReferenceText, ...]:
    """Return the records cited; what the clinic notes of them for itself is not for readers."""
    records = dict(Reference.objects.filter(key__in=keys).values_list("key", "csl"))
    return tuple(
        ReferenceText(
            key, {field: value for field, value in records[key].items() if field not in NOT_SHOWN}
        )
        for key in keys
        if key in records
    )


def _terms(language: str) -> tuple[TermText, ...]:
    rows = GlossaryTerm.objects.filter(language=language)
    return tuple(
        TermText(_kept(row.term), tuple(map(_kept, row.other_forms())), _kept(row.meaning))
        for row in rows
    )


def _images(keys: tuple[str, ...]) -> tuple[ImageText, ...]:
    rows = {row.key: row for row in Image.objects.filter(key__in=keys)}
    return tuple(
        ImageText(
            key=key,
            digest=rows[key].digest,
            name=str(rows[key].file),
            alt=_kept(rows[key].alt),
            is_decorative=rows[key].is_decorative,
            credit=_kept(rows[key].credit),
            width=rows[key].width,
            height=rows[key].height,
        )
        for key in keys
        if key in rows
    )
