"""What differs between two texts, as the desk shows it: the changed places, with their section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.text.changed_words import Passage
from articles.text.differences import Difference, difference
from articles.text.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """One part of an article with its changed passages; None stands for passages left out."""

    heading: str
    passages: tuple[Passage | None, ...]


def changes(before: Manuscript, after: Manuscript) -> tuple[ChangedSection, ...]:
    """Return what differs, section by section; nothing where the two texts are the same."""
    return tuple(_sections(difference(before, after)))


def _sections(found: Difference) -> Iterator[ChangedSection]:
    parts: list[tuple[str, Sequence[Passage]]] = [
        (_("Title"), [found.title]),
        (_("Who it is for"), [found.summary]),
        (_("Text"), found.body),
        *(
            (_("Question %(number)s") % {"number": number}, [part.question, *part.answer])
            for number, part in enumerate(found.questions, start=1)
        ),
        *(
            (_("Asked back, %(number)s") % {"number": number}, [part.question, *part.answer])
            for number, part in enumerate(found.teach_back, start=1)
        ),
        (_("References"), [part.passage for part in found.references]),
        (_("Words explained"), [part.passage for part in found.terms]),
        (_("Pictures"), [part.passage for part in found.images]),
    ]
    for heading, passages in parts:
        shown = _changed_places(passages)
        if shown:
            yield ChangedSection(heading, shown)
    yield from _moved_and_replaced(found)


def _moved_and_replaced(found: Difference) -> Iterator[ChangedSection]:
    """Yield what shows no other word, but stands elsewhere or is another file."""
    asked, asked_back = found.questions, found.teach_back
    parts = (
        (_("Questions moved"), [part.question for part in asked if part.step.is_moved]),
        (_("Asked back, moved"), [part.question for part in asked_back if part.step.is_moved]),
        (_("References moved"), [part.passage for part in found.references if part.step.is_moved]),
        (_("Pictures replaced"), [part.passage for part in found.images if part.is_replaced]),
    )
    for heading, passages in parts:
        if passages:
            yield ChangedSection(heading, tuple(passages))


def _changed_places(passages: Sequence[Passage]) -> tuple[Passage | None, ...]:
    """Return the changed passages, each with the one before it and after it."""
    changed = [place for place, passage in enumerate(passages) if passage.kind != "kept"]
    near = sorted({place + step for place in changed for step in (-1, 0, 1)})
    shown: list[Passage | None] = []
    last = -1
    for place in near:
        if 0 <= place < len(passages):
            shown += [None] if place > last + 1 else []
            shown.append(passages[place])
            last = place
    if shown and last < len(passages) - 1:
        shown.append(None)
    return tuple(shown)
