"""The claims of a text: each sentence that states a figure or an effect, with its support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.chances import Chance
from articles.text.manuscript import Manuscript
from articles.text.read_passages import Passage, read_passages
from articles.text.rendering import ReadText, question_ids, read

from .languages import CLAIM_WORDS
from .statements import NOTHING, Statement, statement_of
from .support import Sentence, supported_sentences
from .vocabulary import ClaimWords


@dataclass(frozen=True, slots=True)
class Section:
    """The heading or question under which a sentence stands; blank before the first heading."""

    id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, row of a table or chance that states something, and what stands behind it.

    `line` counts from 1 in the body or the answer. `keys` name references in the order in which
    the text does; none if the claim has no source.
    """

    where: str
    line: int
    words: str
    statement: Statement
    keys: tuple[str, ...]
    section: Section = Section()
    chance: Chance | None = None


def can_tell(language: str) -> bool:
    """Tell whether sentences of a language, `en` or `pt-BR`, can be told apart."""
    return _base(language) in CLAIM_WORDS


def claims_of(manuscript: Manuscript, text: ReadText | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text and its answers, in reading order.

    Where the language is not known, these are the sentences that name a source, and none of them
    is said to state anything. Whoever has read the manuscript already hands over its `text`.
    The title, the summary, headings, questions and what is asked back make no claims: they cite
    nothing, and say what the text says.
    """
    text = text or read(manuscript)
    passages = [one for one in read_passages(manuscript, text) if one.where != "summary"]
    sections = _sections(manuscript, text, passages)
    known = CLAIM_WORDS.get(_base(manuscript.language))
    words = known() if known else None
    return tuple(
        Claim(
            where=sentence.passage.where,
            line=sentence.passage.line,
            words=sentence.words,
            statement=stated,
            keys=sentence.support,
            section=sections[id(sentence.passage)],
            chance=sentence.chance,
        )
        for sentence in supported_sentences(passages)
        if (stated := _stated(sentence, words)) or (words is None and sentence.keys)
    )


def _base(language: str) -> str:
    return language.partition("-")[0]


def _stated(sentence: Sentence, words: ClaimWords | None) -> Statement:
    if sentence.chance:
        # What compares groups says what made the difference.
        return Statement(figure=True, effect=len(sentence.chance.groups) > 1)
    if words is None:
        return NOTHING
    found = [statement_of(part, words) for part in sentence.cells or (sentence.words,)]
    return Statement(any(one.figure for one in found), any(one.effect for one in found))


def _sections(
    manuscript: Manuscript, text: ReadText, passages: Sequence[Passage]
) -> dict[int, Section]:
    """Return the section of each passage, by the identity of the passage."""
    return dict(_walk(manuscript, text, passages))


def _walk(
    manuscript: Manuscript, text: ReadText, passages: Sequence[Passage]
) -> Iterator[tuple[int, Section]]:
    headings = list(text.headings)
    ids = question_ids(part.question for part in manuscript.questions)
    questions = {
        f"question {number}": Section(question_id, part.question)
        for number, (question_id, part) in enumerate(
            zip(ids, manuscript.questions, strict=True), start=1
        )
    }
    here = Section()
    for passage in passages:
        if passage.role == "heading" and headings and passage.words == headings[0].text:
            heading = headings.pop(0)
            here = Section(heading.id, heading.text)
        yield id(passage), questions.get(passage.where, here)
