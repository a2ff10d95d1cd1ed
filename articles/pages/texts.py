"""An edition's text, rendered once and kept: the same text for the same clinic is never made twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from django.utils.safestring import SafeString, mark_safe

from articles.models import Edition
from articles.text.citations import Use
from articles.text.entries.styles import Style
from articles.text.headings import Heading
from articles.text.html import Addresses
from articles.text.manuscript import Manuscript, TeachBackText, TermText
from articles.text.names import ClinicNames, filled
from articles.text.reference_links import ReferenceLink
from articles.text.rendering import RENDERING, render

from .evidence_marks import EvidenceMark, marks_of
from .kept import Kept
from .labels import labels_now
from .site import Site

MOST_KEPT = 128
"""How many rendered texts one process keeps: some 100 KB each."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question with its answer, ready to be shown."""

    id: str
    question: str
    answer: SafeString


@dataclass(frozen=True, slots=True)
class ShownReference:
    """One numbered reference, where to find it, and where the text uses it.

    `mark` says what the library knows of it now; None for what the library no longer holds.
    """

    number: int
    key: str
    text: SafeString
    links: tuple[ReferenceLink, ...]
    uses: tuple[Use, ...]
    mark: EvidenceMark | None = None


@dataclass(frozen=True, slots=True)
class ShownText:
    """A rendered text whose HTML templates may show as it is: the sanitiser has passed it."""

    lead: SafeString
    body: SafeString
    headings: tuple[Heading, ...]
    questions: tuple[ShownQuestion, ...]
    explained: tuple[TermText, ...]
    references: tuple[ShownReference, ...]
    teach_back: tuple[TeachBackText, ...]
    words: int


Key = tuple[str, int, str, ClinicNames, Addresses, Style]


class KeptTexts:
    """The texts rendered last, by what they depend on."""

    def __init__(self, *, most: int) -> None:
        self._texts: Kept[Key, ShownText] = Kept(most=most)

    def text_of(self, edition: Edition, site: Site) -> ShownText:
        """Return an edition's text as this clinic shows it, its references without their marks."""
        key = (
            edition.fingerprint,
            RENDERING,
            site.language,
            site.names,
            site.addresses,
            site.style,
        )
        return self._texts.of(key, lambda: _shown(edition.manuscript(), site))


texts = KeptTexts(most=MOST_KEPT)


def shown(manuscript: Manuscript, site: Site, *, marks_passages: bool = False) -> ShownText:
    """Return a text as this clinic shows it, made anew: a draft changes with every word."""
    return marked(_shown(manuscript, site, marks_passages=marks_passages))


def marked(text: ShownText) -> ShownText:
    """Return a text with what the library knows of its references now. One query."""
    marks = marks_of(part.key for part in text.references)
    return replace(
        text,
        references=tuple(replace(part, mark=marks.get(part.key)) for part in text.references),
    )


def _shown(manuscript: Manuscript, site: Site, *, marks_passages: bool = False) -> ShownText:
    text = render(
        manuscript,
        names=site.names,
        addresses=site.addresses,
        labels=labels_now(),
        style=site.style,
        marks_passages=marks_passages,
    )
    return ShownText(
        lead=_safe(text.lead),
        body=_safe(text.body),
        headings=text.headings,
        questions=tuple(
            ShownQuestion(part.id, part.question, _safe(part.answer)) for part in text.questions
        ),
        explained=text.explained,
        references=tuple(
            ShownReference(part.number, part.key, _safe(part.text), part.links, part.uses)
            for part in text.references
        ),
        teach_back=asked_back(manuscript, site),
        words=text.words,
    )


def asked_back(manuscript: Manuscript, site: Site) -> tuple[TeachBackText, ...]:
    """Return what a text asks back, as plain words with the clinic's own names in them."""
    fill = partial(filled, names=site.names, labels=labels_now())
    return tuple(
        TeachBackText(fill(part.question), tuple(map(fill, part.points)))
        for part in manuscript.teach_back
    )


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  # text.sanitising has cleaned it
