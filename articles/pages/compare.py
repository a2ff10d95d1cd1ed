"""ComparePage: two editions of an article side by side, in the words a reader reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.text.differences import (
    Passage,
    PassageKind,
    SpanKind,
    difference,
    pairs_of,
    word_difference,
)
from articles.text.manuscript import Manuscript
from articles.text.reading_lines import Line, Role, reading_lines

from .labels import labels_now
from .site import Site
from .texts import asked_back


@dataclass(frozen=True, slots=True)
class ComparedSpan:
    """Some words; the space after them is kept apart, so that no mark covers it."""

    kind: SpanKind
    words: str
    has_space_after: bool


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line, old and new interleaved."""

    role: Role
    kind: PassageKind
    spans: tuple[ComparedSpan, ...]

    @classmethod
    def of(cls, role: Role, passage: Passage) -> ComparedLine:
        return cls(
            role=role,
            kind=passage.kind,
            spans=tuple(
                ComparedSpan(span.kind, span.text.rstrip(), span.text != span.text.rstrip())
                for span in passage.spans
            ),
        )


@dataclass(frozen=True, slots=True)
class ComparedStretch:
    """Lines that belong together: all of them as they were, or some of them different."""

    is_kept: bool
    lines: tuple[ComparedLine, ...]


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """A part of the page with its heading: the text, the sources, the words explained."""

    title: str
    stretches: tuple[ComparedStretch, ...]


@dataclass(frozen=True, slots=True)
class ComparedEdition:
    """One of the two editions."""

    number: int
    published_on: date
    change_note: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What changed from one edition to a later one."""

    slug: str
    title: str
    before: ComparedEdition
    after: ComparedEdition
    parts: tuple[ComparedPart, ...]

    @property
    def both(self) -> tuple[ComparedEdition, ComparedEdition]:
        """The two editions, earlier first."""
        return self.before, self.after

    @classmethod
    def of(cls, before: Edition, after: Edition, *, site: Site) -> ComparePage:
        """Take the earlier and the later edition, with their article at hand."""
        return cls(
            slug=after.article.slug,
            title=after.title,
            before=_edition(before),
            after=_edition(after),
            parts=_parts(before.manuscript(), after.manuscript(), site),
        )


def _edition(edition: Edition) -> ComparedEdition:
    return ComparedEdition(
        edition.number, timezone.localdate(edition.published_at), edition.change_note
    )


def _parts(old: Manuscript, new: Manuscript, site: Site) -> tuple[ComparedPart, ...]:
    """Return the parts in which something changed."""
    found = difference(old, new)
    texts = tuple(_compared(_text_lines(old, site), _text_lines(new, site)))
    questions = tuple(_compared(_question_lines(old, site), _question_lines(new, site)))
    asked = tuple(_compared(_asked_back_lines(old, site), _asked_back_lines(new, site)))
    parts = [
        ComparedPart(_("The text"), tuple(_stretches(texts))),
        ComparedPart(_("Questions people ask"), tuple(_stretches(questions))),
        ComparedPart(_("In your own words"), tuple(_stretches(asked))),
        ComparedPart(_("References"), tuple(_stretches(_listed(found.references)))),
        ComparedPart(_("Words explained"), tuple(_stretches(_listed(found.terms)))),
        ComparedPart(_("Pictures"), tuple(_stretches(_listed(found.images)))),
    ]
    return tuple(part for part in parts if any(not stretch.is_kept for stretch in part.stretches))


def _text_lines(text: Manuscript, site: Site) -> list[Line]:
    return [
        Line("heading", text.title),
        Line("text", text.summary),
        *reading_lines(text.body, names=site.names, labels=labels_now()),
    ]


def _question_lines(text: Manuscript, site: Site) -> list[Line]:
    lines = []
    for part in text.questions:
        answer = reading_lines(part.answer, names=site.names, labels=labels_now())
        lines += [Line("subheading", part.question), *answer]
    return lines


def _asked_back_lines(text: Manuscript, site: Site) -> list[Line]:
    lines = []
    for part in asked_back(text, site):
        points = (Line("item", point) for point in part.points)
        lines += [Line("subheading", part.question), *points]
    return lines


def _compared(old: Sequence[Line], new: Sequence[Line]) -> Iterator[ComparedLine]:
    for was, now in pairs_of([line.text for line in old], [line.text for line in new]):
        before = None if was is None else old[was]
        after = None if now is None else new[now]
        shown = after or before
        if shown and shown.text:
            yield ComparedLine.of(
                shown.role,
                word_difference(before.text if before else "", after.text if after else ""),
            )


def _listed(passages: Iterable[Passage]) -> tuple[ComparedLine, ...]:
    return tuple(ComparedLine.of("item", passage) for passage in passages)


def _stretches(lines: Iterable[ComparedLine]) -> Iterator[ComparedStretch]:
    """Group lines by whether they changed; a heading goes with the change right under it."""
    kept: list[ComparedLine] = []
    for is_kept, group in groupby(lines, key=lambda line: line.kind == "kept"):
        if is_kept:
            kept = list(group)
            continue
        heading = [kept.pop()] if kept and kept[-1].role in ("heading", "subheading") else []
        if kept:
            yield ComparedStretch(is_kept=True, lines=tuple(kept))
        yield ComparedStretch(is_kept=False, lines=(*heading, *group))
        kept = []
    if kept:
        yield ComparedStretch(is_kept=True, lines=tuple(kept))
