"""Plain words: how hard the text is to read, sentences, paragraphs and short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.text.problems import Problem
from articles.text.prose import prose
from articles.text.readability import count_words
from articles.text.reading_level import Level, level_of

from .languages import VOCABULARIES
from .passages import Reading

MOST_WORDS = 25
MOST_SENTENCES = 5
FEW_WORDS = 75
"""A paragraph of more sentences that is no longer than this is still quickly read."""

_CAPITALS = r"[A-ZÁÉÍÓÚÑ](?:[0-9]*[A-ZÁÉÍÓÚÑ]){1,6}[0-9]*"
_SHORT_FORM = re.compile(rf"(?<![\w@/.-]){_CAPITALS}(?=s?(?![\w@]))")
_SPELLED_OUT = re.compile(
    rf"(?:\((?:the |an? |el |la |los |las )?|\b(?:called|known as|short for|llamad[oa]) )({_CAPITALS})"
    rf"|\b({_CAPITALS})s? \("
)
_ROMAN = re.compile(r"[IVXLC]+")


def reading_level(reading: Reading) -> Iterator[Problem]:
    """Yield that a text is hard, or too hard, to read, by the measure of its language.

    Sources: as `reading_level.level_of`; Flesch 1948 for not judging fewer than 100 words.
    """
    level = level_of(prose(reading.manuscript, reading.text), reading.language)
    if level and level.is_too_hard:
        yield Problem("reading_too_hard", _compared(level, level.limit))
    elif level and level.is_hard:
        yield Problem("reading_hard", _compared(level, level.aim))


def _compared(level: Level, wanted: float) -> str:
    sign = ">" if level.is_grade else "<"
    return f"{level.scale} {level.value:.1f} {sign} {wanted:g}"


def long_sentences(reading: Reading) -> Iterator[Problem]:
    """Yield sentences of more than 25 words. Source: GOV.UK, Content design."""
    for passage in reading.running:
        for sentence in passage.sentences:
            if count_words(sentence) > MOST_WORDS:
                yield passage.problem("sentence_long", sentence)


def long_paragraphs(reading: Reading) -> Iterator[Problem]:
    """Yield paragraphs of more than five sentences and 75 words.

    Source: GOV.UK, Content design, for the sentences. The words are this portal's own measure, so
    that short sentences are not held against their author.
    """
    for passage in reading.running:
        sentences = len(passage.sentences)
        if sentences > MOST_SENTENCES and count_words(passage.words) > FEW_WORDS:
            yield passage.problem("paragraph_long", str(sentences))


def undefined_abbreviations(reading: Reading) -> Iterator[Problem]:
    """Yield short forms in capitals that are neither spelled out nor in the glossary, each once.

    Spelled out is one that stands in brackets, or has brackets behind it, or is said to be what
    something is called, anywhere in the text.
    Source: WCAG 2.2, success criterion 3.1.4.
    """
    vocabulary = VOCABULARIES.get(reading.language)
    if vocabulary is None:
        return
    words = "\n".join(passage.words for passage in reading.passages)
    met = set(vocabulary.known_short_forms) | _explained(reading)
    met.update(found[1] or found[2] for found in _SPELLED_OUT.finditer(words))
    for passage in reading.passages:
        for found in _SHORT_FORM.findall(passage.words):
            if found in met or _ROMAN.fullmatch(found):
                continue
            met.add(found)
            yield passage.problem("abbreviation_undefined", found)


def _explained(reading: Reading) -> set[str]:
    terms = reading.manuscript.terms
    forms = (form for term in terms for form in (term.term, *term.forms))
    return {found for form in forms for found in _SHORT_FORM.findall(form)}
