"""ComparePage: two editions of an article side by side, in the words a reader reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Edition
from articles.text.changed_words import (
    Passage,
    PassageKind,
    SpanKind,
    pairs_of,
    word_difference,
)
from articles.text.differences import ListedDifference, QuestionDifference, difference
from articles.text.manuscript import Manuscript
from articles.text.moves import Step
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
    """One line, old and new interleaved.

    `was` and `now` are its numbers, from 1, if it stands elsewhere than before; else 0.
    `is_replaced`: a picture whose file is another one now.
    """

    role: Role
    kind: PassageKind
    spans: tuple[ComparedSpan, ...]
    was: int = 0
    now: int = 0
    is_replaced: bool = False

    @property
    def is_moved(self) -> bool:
        return bool(self.was)

    @property
    def is_kept(self) -> bool:
        return self.kind == "kept" and not (self.is_moved or self.is_replaced)

    @classmethod
    def of(
        cls, role: Role, passage: Passage, *, step: Step | None = None, is_replaced: bool = False
    ) -> ComparedLine:
        moved = step is not None and step.is_moved
        return cls(
            role=role,
            kind=passage.kind,
            spans=tuple(
                ComparedSpan(span.kind, span.text.rstrip(), span.text != span.text.rstrip())
                for span in passage.spans
            ),
            was=step.was + 1 if step and moved and step.was is not None else 0,
            now=step.now + 1 if step and moved and step.now is not None else 0,
            is_replaced=is_replaced,
        )


@dataclass(frozen=True, slots=True)
class ComparedStretch:
    """Lines that belong together: all of them as they were, or some of them different."""

    is_kept: bool
    lines: tuple[ComparedLine, ...]


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """A part of the page with its heading: the text, the sources, the words explained."""

    title: str | Promise
    stretches: tuple[ComparedStretch, ...]


@dataclass(frozen=True, slots=True)
class ComparedEdition:
    """One of the two editions."""

    number: int
    published_on: date
    change_note: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What changed from one edition to a later one, and which others there are, newest first."""

    slug: str
    title: str
    before: ComparedEdition
    after: ComparedEdition
    parts: tuple[ComparedPart, ...]
    editions: tuple[ComparedEdition, ...]

    @property
    def both(self) -> tuple[ComparedEdition, ComparedEdition]:
        """The two editions, earlier first."""
        return self.before, self.after

    @classmethod
    def of(
        cls, before: Edition, after: Edition, *, site: Site, editions: Iterable[Edition]
    ) -> ComparePage:
        """Take the earlier and the later edition, with their article at hand, and all there are."""
        return cls(
            slug=after.article.slug,
            title=after.title,
            before=_edition(before),
            after=_edition(after),
            parts=compared_parts(before.manuscript(), after.manuscript(), site),
            editions=tuple(map(_edition, editions)),
        )


def _edition(edition: Edition) -> ComparedEdition:
    return ComparedEdition(
        edition.number, timezone.localdate(edition.published_at), edition.change_note
    )


def compared_parts(old: Manuscript, new: Manuscript, site: Site) -> tuple[ComparedPart, ...]:
    """Return the parts in which something changed between two texts, in the language active now."""
    found = difference(old, new, style=site.style)
    parts: list[tuple[Promise, Iterator[ComparedLine]]] = [
        (_("The text"), _compared(_text_lines(old, site), _text_lines(new, site))),
        (
            _("Questions people ask"),
            _asked(found.questions, _questions(old, site), _questions(new, site)),
        ),
        (
            _("In your own words"),
            _asked(found.teach_back, _asked_back(old, site), _asked_back(new, site)),
        ),
        (_("References"), _listed(found.references)),
        (_("Words explained"), _listed(found.terms)),
        (_("Pictures"), _listed(found.images)),
    ]
    made = (ComparedPart(title, tuple(_stretches(lines))) for title, lines in parts)
    return tuple(part for part in made if any(not stretch.is_kept for stretch in part.stretches))


def _text_lines(text: Manuscript, site: Site) -> list[Line]:
    return [
        Line("heading", text.title),
        Line("text", text.summary),
        *reading_lines(text.body, names=site.names, labels=labels_now()),
    ]


Asked = tuple[str, Sequence[Line]]
"""A question and the lines of its answer, in the reader's words."""


def _questions(text: Manuscript, site: Site) -> list[Asked]:
    names, labels = site.names, labels_now()
    return [
        (part.question, reading_lines(part.answer, names=names, labels=labels))
        for part in text.questions
    ]


def _asked_back(text: Manuscript, site: Site) -> list[Asked]:
    return [
        (part.question, [Line("item", point) for point in part.points])
        for part in asked_back(text, site)
    ]


def _asked(
    found: Iterable[QuestionDifference], old: Sequence[Asked], new: Sequence[Asked]
) -> Iterator[ComparedLine]:
    for part in found:
        was = ("", ()) if part.step.was is None else old[part.step.was]
        now = ("", ()) if part.step.now is None else new[part.step.now]
        yield ComparedLine.of("subheading", word_difference(was[0], now[0]), step=part.step)
        yield from _compared(was[1], now[1])


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


def _listed(found: Iterable[ListedDifference]) -> Iterator[ComparedLine]:
    for part in found:
        yield ComparedLine.of("item", part.passage, step=part.step, is_replaced=part.is_replaced)


def _stretches(lines: Iterable[ComparedLine]) -> Iterator[ComparedStretch]:
    """Group lines by whether they changed; a heading goes with the change right under it."""
    kept: list[ComparedLine] = []
    for is_kept, group in groupby(lines, key=lambda line: line.is_kept):
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
