"""What of an edition, and of a glossary word, can be found: each its own entry with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from markdown_it.token import Token

from articles.models import Edition, GlossaryTerm
from articles.text.headings import Ids, plain_words, settle_headings
from articles.text.manuscript import Manuscript
from articles.text.parsing import parse
from articles.text.rendering import question_ids
from articles.text.terms import Glossary

from .values import Entry, EntryKind, Part


def entries_of(edition: Edition, *, extra: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Return the entry of an article, then one for each of its questions.

    `extra` are the words that staff added. Texts are as they are written, with {…} names: those
    are the clinic's answer, filled in when they are shown.
    """
    text = edition.manuscript()
    article = edition.article
    whole = Entry(
        kind=EntryKind.ARTICLE,
        language=article.language,
        slug=article.slug,
        anchor="",
        title=text.title,
        summary=text.summary,
        extra=tuple(dict.fromkeys((*extra, *_other_names(text)))),
        questions=tuple(part.question for part in text.questions),
        parts=tuple(_sections(text.body)),
        article_id=article.pk,
        edition_id=edition.pk,
    )
    return (whole, *_questions(text, whole))


def entries_of_words(terms: Mapping[str, GlossaryTerm]) -> tuple[Entry, ...]:
    """Return the entries of glossary words, given by their ids on the page of the glossary."""
    return tuple(
        Entry(
            kind=EntryKind.WORD,
            language=term.language,
            slug="",
            anchor=anchor,
            title=term.term,
            extra=term.other_forms(),
            parts=(Part(anchor, "", term.meaning),),
            term_id=term.pk,
        )
        for anchor, term in terms.items()
    )


def _questions(text: Manuscript, whole: Entry) -> Iterator[Entry]:
    anchors = question_ids(part.question for part in text.questions)
    for anchor, part in zip(anchors, text.questions, strict=True):
        tokens, _problems = parse(part.answer)
        yield Entry(
            kind=EntryKind.QUESTION,
            language=whole.language,
            slug=whole.slug,
            anchor=anchor,
            title=part.question,
            inside=whole.title,
            parts=(Part(anchor, "", "\n".join(_passages(tokens))),),
            article_id=whole.article_id,
            edition_id=whole.edition_id,
        )


def _other_names(text: Manuscript) -> Iterator[str]:
    """Yield what else the explained words in a title are called."""
    met = Glossary(text.terms).first_uses(text.title, is_stopped=False)
    for _found, marked in met:
        yield from (marked.term.term, *marked.term.forms)


def _sections(body: str) -> Iterator[Part]:
    """Yield a text from heading to heading, with the ids that its page gives them."""
    tokens, _problems = parse(body)
    # The ids of a body come before those of its answers, and do not depend on them.
    settle_headings(tokens, Ids())
    begins = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    head = tokens[: begins[0]] if begins else tokens
    if any(_passages(head)):
        yield Part("", "", "\n".join(_passages(head)))
    for begin, end in pairwise([*begins, len(tokens)]):
        heading, anchor = plain_words(tokens[begin + 1]), str(tokens[begin].meta["id"])
        yield Part(anchor, heading, "\n".join(_passages(tokens[begin + 3 : end])))


def _passages(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of each paragraph, item, cell and chance."""
    for token in tokens:
        if token.type == "inline":
            words = plain_words(token)
        elif token.type == "chance_open":
            chance = token.meta["chance"]
            words = "\n".join((chance.title, *(group.label for group in chance.groups)))
        else:
            continue
        if words:
            yield words
