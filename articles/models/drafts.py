"""Drafts to manuscripts: gather the references, words and pictures that a text names."""

from dataclasses import replace

from articles.text.characters import without_forbidden
from articles.text.citations import cited_keys
from articles.text.manuscript import (
    ImageText,
    Manuscript,
    QuestionText,
    ReferenceText,
    TermText,
)
from articles.text.pictures import pictured_keys
from articles.text.rendering import read

from .image import Image
from .reference import Reference
from .vocabulary import GlossaryTerm


def written(
    *,
    language: str,
    title: str,
    summary: str,
    body: str,
    questions: tuple[QuestionText, ...] = (),
) -> Manuscript:
    """Return a draft's own words alone, in the form in which an edition keeps them."""
    return Manuscript(
        language=language,
        title=without_forbidden(title).strip(),
        summary=without_forbidden(summary).strip(),
        body=without_forbidden(body),
        questions=tuple(
            QuestionText(without_forbidden(part.question).strip(), without_forbidden(part.answer))
            for part in questions
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
    )


def _references(keys: tuple[str, ...]) -> tuple[ReferenceText, ...]:
    records = dict(Reference.objects.filter(key__in=keys).values_list("key", "csl"))
    return tuple(ReferenceText(key, records[key]) for key in keys if key in records)


def _terms(language: str) -> tuple[TermText, ...]:
    rows = GlossaryTerm.objects.filter(language=language).order_by("term")
    return tuple(TermText(row.term, row.other_forms(), row.meaning) for row in rows)


def _images(keys: tuple[str, ...]) -> tuple[ImageText, ...]:
    rows = {row.key: row for row in Image.objects.filter(key__in=keys)}
    return tuple(
        ImageText(
            key=key,
            digest=rows[key].digest,
            name=str(rows[key].file),
            alt=rows[key].alt,
            is_decorative=rows[key].is_decorative,
            credit=rows[key].credit,
            width=rows[key].width,
            height=rows[key].height,
        )
        for key in keys
        if key in rows
    )
