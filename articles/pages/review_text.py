"""The text of a draft as a reviewer reads it: as its page will be, with room for comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from articles.models import ClinicProfile
from articles.text.manuscript import Manuscript
from articles.text.passages import Passage, passages_of, pieces

from .site import make_site
from .texts import ShownReference, ShownText, shown

Place = tuple[str, int]
"""The part and the line of a passage."""

LONGEST_COMMENT = 4_000
"""Characters that may be said of one passage: there is room for some lines."""

MOST_PLACES = 400
"""Passages beyond these have no field of their own: a form with thousands of them is refused."""

WORDS_OF_A_NAME = 60

_NAME = re.compile(r"said:([a-z-]+(?: [1-9]\d{0,3})?):(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Room:
    """Where something may be said of a passage, and what is."""

    id: str
    name: str
    about: str
    said: str = ""
    has_moved: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the text, and room for what is said of it; none if nothing may be."""

    shown: SafeString | str
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what follows it: its answer, or the points of a good one."""

    question: Part
    answer: tuple[Part, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class ReviewText:
    """Everything that readers would get, part by part."""

    title: Part
    summary: Part
    lead: tuple[Part, ...]
    body: tuple[Part, ...]
    questions: tuple[Asked, ...]
    teach_back: tuple[Asked, ...]
    references: tuple[ShownReference, ...]
    direction: str
    words: int


def review_text(
    manuscript: Manuscript,
    said: Mapping[Place, str],
    *,
    moved: Collection[Place] = (),
    may_comment: bool = True,
) -> ReviewText:
    """Return a text with what somebody has said of its passages so far.

    `moved` are the places whose words have changed since the comment on them was written.
    """
    with translation.override(manuscript.language):
        site = make_site(ClinicProfile.current(), language=manuscript.language, path="")
        text = shown(manuscript, site, marks_passages=True)
    rooms = _rooms(passages_of(manuscript), said, moved) if may_comment else {}
    return ReviewText(
        title=Part(manuscript.title, rooms.get(("title", 0))),
        summary=Part(manuscript.summary, rooms.get(("summary", 0))),
        lead=tuple(_parts(text.lead, rooms)),
        body=tuple(_parts(text.body, rooms)),
        questions=tuple(_questions(text, rooms)),
        teach_back=tuple(_teach_back(text, rooms)),
        references=text.references,
        direction=site.direction,
        words=text.words,
    )


def id_of_place(place: Place) -> str:
    """Return the id of the room for what is said of a passage."""
    part, line = place
    return f"at-{part.replace(' ', '-')}-{line}"


def said_in(post: Mapping[str, str]) -> dict[Place, str]:
    """Return what a form says of passages, whatever it says."""
    return {
        (found[1], int(found[2])): words
        for name, value in post.items()
        if (found := _NAME.fullmatch(name)) and (words := typed_lines(value))
    }


def typed_lines(text: str) -> str:
    """Return what was typed, with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def name_of_place(place: Place) -> str:
    """Return the name of the field with what is said of a passage."""
    return f"said:{place[0]}:{place[1]}"


def _rooms(
    passages: tuple[Passage, ...], said: Mapping[Place, str], moved: Collection[Place]
) -> Mapping[Place, Room]:
    found = {}
    for passage in passages[:MOST_PLACES]:
        place = (passage.part, passage.line)
        about = Truncator(" ".join(passage.text.split())).chars(WORDS_OF_A_NAME)
        found[place] = Room(
            id=id_of_place(place),
            name=name_of_place(place),
            about=about,
            said=said.get(place, ""),
            has_moved=place in moved,
        )
    return found


def _parts(html: str, rooms: Mapping[Place, Room]) -> Iterator[Part]:
    for piece in pieces(html):
        # The sanitiser has passed the whole, and nothing is added by taking it apart.
        safe = mark_safe(piece.html)  # noqa: S308
        yield Part(safe, rooms.get((piece.part, piece.line)))


def _questions(text: ShownText, rooms: Mapping[Place, Room]) -> Iterator[Asked]:
    for number, asked in enumerate(text.questions, start=1):
        question = Part(asked.question, rooms.get((f"question {number}", 0)))
        yield Asked(question, tuple(_parts(asked.answer, rooms)), asked.id)


def _teach_back(text: ShownText, rooms: Mapping[Place, Room]) -> Iterator[Asked]:
    for number, asked in enumerate(text.teach_back, start=1):
        part = f"teach-back {number}"
        points = (
            Part(point, rooms.get((part, line))) for line, point in enumerate(asked.points, start=1)
        )
        yield Asked(Part(asked.question, rooms.get((part, 0))), tuple(points))
