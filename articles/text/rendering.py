"""A manuscript as a reader sees it: HTML, contents, numbered references, and what is amiss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape

from markdown_it.token import Token

from .bibliography import VANCOUVER, ReferenceLink, Style, format_reference, reference_links
from .citations import Numbering, Use, number_citations
from .collation import sorting_key
from .headings import Heading, Ids, settle_headings
from .html import THIS_SITE, Addresses, Surroundings, to_html
from .labels import ENGLISH, Labels
from .manuscript import ImageText, Manuscript, TermText
from .mentions import Mention, linked_articles, linked_places, shown_pictures
from .names import ClinicNames, filled
from .parsing import inline_tokens, line_of, parse
from .passages import mark_passages
from .problems import Problem, in_reading_order
from .sanitising import sanitise
from .terms import Glossary, MarkedTerm, explained, mark_terms

RENDERING = 3
"""The version of the markup; part of the key under which a rendered text may be kept."""

ANSWER_LEVEL = 4
"""Headings inside an answer stand below the list of questions and the question itself."""

_UNREAD = re.compile(
    r"""<svg.*?</svg>|<sup class="cite.*?</sup>|<(?:[^<>"]|"[^"]*")+>""", re.DOTALL
)
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    """One question; the answer is sanitised HTML."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class RenderedReference:
    """One numbered reference; the text is sanitised inline HTML."""

    number: int
    key: str
    text: str
    links: tuple[ReferenceLink, ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class RenderedText:
    """Everything of a manuscript as a page shows it. All HTML is sanitised.

    `lead` holds the boxes at the head of the text: urgent advice and 'in short'; `explained` the
    words whose meanings it holds, in the order of a dictionary.
    """

    lead: str
    body: str
    headings: tuple[Heading, ...]
    questions: tuple[RenderedQuestion, ...]
    explained: tuple[TermText, ...]
    references: tuple[RenderedReference, ...]
    problems: tuple[Problem, ...]
    words: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """A manuscript as settled tokens: what the page and the sheet are both made from."""

    lead: tuple[Token, ...]
    body: tuple[Token, ...]
    answers: tuple[tuple[Token, ...], ...]
    headings: tuple[Heading, ...]
    uses: Mapping[str, tuple[Use, ...]]
    terms: tuple[TermText, ...]
    images: Mapping[str, ImageText]
    article_links: tuple[Mention, ...]
    problems: tuple[Problem, ...]


def read(manuscript: Manuscript) -> ReadText:
    """Parse a manuscript and settle its headings, citations, terms and pictures.

    Problems stand in the order in which an editor would meet them.
    """
    body, problems = parse(manuscript.body)
    answers = []
    for number, part in enumerate(manuscript.questions, start=1):
        tokens, found = parse(part.answer, where=f"question {number}")
        answers.append(tokens)
        problems += found
    ids = Ids()
    headings, skipped = settle_headings(body, ids)
    for tokens in answers:
        settle_headings(tokens, ids, first_level=ANSWER_LEVEL)
    problems += [Problem("heading_skipped", line=line_of(token)) for token in skipped]
    numbering = Numbering({reference.key for reference in manuscript.references})
    for where, tokens in _parts(body, answers):
        problems += [
            Problem("citation_unresolved", token.content, line=line, where=where)
            for token, line in number_citations(inline_tokens(tokens), numbering)
        ]
    lead, rest = _split_lead(body)
    glossary = Glossary(manuscript.terms)
    rest = mark_terms(rest, glossary)
    answers = [mark_terms(tokens, glossary) for tokens in answers]
    parts = _parts([*lead, *rest], answers)
    images = {image.key: image for image in manuscript.images}
    pictures = shown_pictures(parts)
    problems += [
        *(picture.problem("image_unknown") for picture in pictures if picture.name not in images),
        *(
            place.problem("article_link_broken")
            for place in linked_places(parts)
            if not ids.has(place.part)
        ),
    ]
    return ReadText(
        lead=tuple(lead),
        body=tuple(rest),
        answers=tuple(tuple(tokens) for tokens in answers),
        headings=tuple(headings),
        uses={key: tuple(uses) for key, uses in numbering.uses.items()},
        terms=glossary.met_terms(),
        images={shown.name: images[shown.name] for shown in pictures if shown.name in images},
        article_links=linked_articles(parts),
        problems=in_reading_order(problems),
    )


def render(  # noqa: PLR0913 - what the clinic says, and how it is shown
    manuscript: Manuscript,
    *,
    names: ClinicNames,
    addresses: Addresses = THIS_SITE,
    labels: Labels = ENGLISH,
    style: Style = VANCOUVER,
    marks_passages: bool = False,
) -> RenderedText:
    """Return a manuscript as sanitised HTML, with its contents, references and problems.

    A pure function: the same manuscript, names, addresses, labels and style give the same page. With
    `marks_passages` it is the same HTML in pieces: see `passages.pieces`.
    """
    text = read(manuscript)
    if marks_passages:
        text = _marked(text)
    around = Surroundings(names, addresses, labels, text.images)
    lead, body = sanitise(to_html(text.lead, around)), sanitise(to_html(text.body, around))
    questions = _questions(manuscript, text, around)
    return RenderedText(
        lead=lead,
        body=body,
        headings=tuple(
            replace(heading, text=filled(heading.text, names=names, labels=labels))
            for heading in text.headings
        ),
        questions=questions,
        explained=tuple(marked.term for marked in explained_words(text, manuscript.language)),
        references=render_references(manuscript, text.uses, style=style),
        problems=text.problems,
        words=sum(count_words(html) for html in (lead, body, *(q.answer for q in questions))),
    )


def explained_words(text: ReadText, language: str) -> list[MarkedTerm]:
    """Return the words that a text explains, in the order of a dictionary."""
    met = explained(token for part in (text.body, *text.answers) for token in part)
    return sorted(met, key=lambda marked: sorting_key(marked.term.term, language))


def render_questions(
    manuscript: Manuscript,
    *,
    names: ClinicNames,
    addresses: Addresses,
    labels: Labels = ENGLISH,
    id_prefix: str,
) -> tuple[RenderedQuestion, ...]:
    """Return the questions alone, for a page that gathers those of several articles.

    Citations keep the numbers they have in the article and lead to its list of references, at
    `addresses.whole`. Every id begins with `id_prefix`, the questions' own included.
    """
    text = read(manuscript)
    around = Surroundings(names, addresses, labels, text.images, id_prefix)
    return _questions(manuscript, text, around)


def _questions(
    manuscript: Manuscript, text: ReadText, around: Surroundings
) -> tuple[RenderedQuestion, ...]:
    ids = question_ids(part.question for part in manuscript.questions)
    return tuple(
        RenderedQuestion(
            id=f"{around.id_prefix}{question_id}",
            question=part.question,
            answer=sanitise(to_html(tokens, around)),
        )
        for question_id, part, tokens in zip(ids, manuscript.questions, text.answers, strict=True)
    )


def question_ids(questions: Iterable[str]) -> tuple[str, ...]:
    """Return the id of each question of an article, as its page gives it."""
    ids = Ids()
    return tuple(f"question-{ids.unique(question)}" for question in questions)


def render_references(
    manuscript: Manuscript, uses: Mapping[str, tuple[Use, ...]], *, style: Style = VANCOUVER
) -> tuple[RenderedReference, ...]:
    """Return the cited references in the order of their numbers."""
    records = {reference.key: reference.csl for reference in manuscript.references}
    return tuple(
        RenderedReference(
            number=number,
            key=key,
            text=sanitise(format_reference(records[key], style=style)),
            links=reference_links(records[key]),
            uses=uses[key],
        )
        for number, key in enumerate(uses, start=1)
    )


def plain_text(html: str) -> str:
    """Return the words of sanitised HTML, without markup, drawings and citations."""
    return " ".join(unescape(_UNREAD.sub(" ", html)).split())


def count_words(html: str) -> int:
    """Return how many words of sanitised HTML a reader reads."""
    return len(_WORD.findall(plain_text(html)))


def _marked(text: ReadText) -> ReadText:
    answers = enumerate(text.answers, start=1)
    return replace(
        text,
        lead=tuple(mark_passages(text.lead, "body")),
        body=tuple(mark_passages(text.body, "body")),
        answers=tuple(
            tuple(mark_passages(tokens, f"question {number}")) for number, tokens in answers
        ),
    )


def _parts(body: list[Token], answers: list[list[Token]]) -> list[tuple[str, list[Token]]]:
    named = [(f"question {number}", tokens) for number, tokens in enumerate(answers, start=1)]
    return [("body", body), *named]


def _split_lead(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Part the boxes that stand before anything else from the running text."""
    depth = 0
    for place, token in enumerate(tokens):
        if depth == 0 and token.type != "callout_open":
            return tokens[:place], tokens[place:]
        depth += token.nesting
    return tokens, []
