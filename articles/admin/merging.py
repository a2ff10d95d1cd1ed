"""Two people at one draft: what each changed since it was one, and both put together in the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.models import Article, Question, TeachBackQuestion
from articles.text.changed_words import Passage, text_difference, word_difference
from articles.text.manuscript import Manuscript
from articles.text.merged_drafts import Draft, Merge, Row, Section, merge
from articles.text.merging import Choice, Choices, Part
from articles.text.teach_back import points_in

from .article_form import LOOK, opened_marks
from .article_history import rows_of, words_of
from .posted_draft import ASKED, ASKED_BACK, PostedDraft, RowFields, read_posted, stored

MERGE = "_merge"
CHOICE = "merge-"
PLAIN_FIELDS = ("slug", "kind", "review_interval_months", "owner")


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One place that somebody changed, word by word against what both began with."""

    field: str
    taken: str
    mine: tuple[Passage, ...]
    theirs: tuple[Passage, ...]
    offers: tuple[Choice, ...]
    choice: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """One part of an article in which somebody changed something."""

    heading: str
    parts: tuple[ShownPart, ...]


@dataclass(frozen=True, slots=True)
class BothTexts:
    """Two drafts side by side, as the desk shows them."""

    sections: tuple[ShownSection, ...]
    saved: Manuscript
    is_base_known: bool

    @property
    def asked(self) -> int:
        """How many places both changed."""
        return self._count("asked")

    @property
    def mine(self) -> int:
        return self._count("mine")

    @property
    def theirs(self) -> int:
        return self._count("theirs")

    def _count(self, taken: str) -> int:
        return sum(part.taken == taken for section in self.sections for part in section.parts)


def both_texts(article: Article, post: Mapping[str, str]) -> BothTexts:
    """Return what sets a posted form apart from the draft as it is saved."""
    base, merged = _merge(article, post)
    choices = choices_in(post)
    sections = tuple(_shown(merged.sections, choices))
    return BothTexts(sections, article.written(), is_base_known=base is not None)


def put_together(article: Article, post: QueryDict) -> QueryDict:
    """Return a posted form with both texts in it, or as it was if something is undecided.

    In either case it says that it is to be looked at, so that it is not saved.
    """
    _base, merged = _merge(article, post)
    choices = choices_in(post)
    data = post.copy()
    if merged.unanswered(choices):
        data[LOOK] = "undecided"
        return data
    for name in [name for name in data if name.startswith(CHOICE)]:
        del data[name]
    _write(data, merged.settled(choices))
    _take_theirs_around(data, article)
    marks = opened_marks(article) | {"lock_version": str(article.lock_version), LOOK: "merged"}
    _put(data, marks)
    return data


def choices_in(post: Mapping[str, str]) -> Choices:
    """Return what was decided for each place, by the name of its part."""
    return {
        name.removeprefix(CHOICE): cast(Choice, value)
        for name, value in post.items()
        if name.startswith(CHOICE) and value in ("mine", "theirs", "both")
    }


def _merge(article: Article, post: Mapping[str, str]) -> tuple[Draft | None, Merge]:
    base = _base(article, post.get("opened_at", ""))
    return base, merge(base, _draft(read_posted(post)), _draft(stored(article)))


def _base(article: Article, opened_at: str) -> Draft | None:
    """Return the draft that a form was opened with, if the history has it."""
    row = _opened_row(article, opened_at)
    if row is None:
        return None
    keys = {
        rows.part: tuple(part.pk for part in rows_of(model, article, row))
        for rows, model in ((ASKED, Question), (ASKED_BACK, TeachBackQuestion))
    }
    return _draft(PostedDraft(words_of(article, row), keys=keys))


def _opened_row(article: Article, opened_at: str) -> Any:
    # The number of a save is not in the history; its moment is, and no two saves share one.
    try:
        moment = datetime.fromisoformat(opened_at)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return article.history.filter(updated_at=moment).order_by("history_id").first()


def _draft(draft: PostedDraft) -> Draft:
    words = draft.words
    asked = [(part.question, part.answer) for part in words.questions]
    asked_back = [(part.question, "\n\n".join(part.points)) for part in words.teach_back]
    return Draft(
        title=words.title,
        summary=words.summary,
        body=words.body,
        questions=_rows(draft.keys[ASKED.part], asked),
        teach_back=_rows(draft.keys[ASKED_BACK.part], asked_back),
    )


def _rows(keys: Sequence[int], rows: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    return tuple(Row(key, *words) for key, words in zip(keys, rows, strict=True))


def _shown(sections: Iterator[Section], choices: Choices) -> Iterator[ShownSection]:
    for section in sections:
        parts = tuple(_shown_part(part, choices) for part in section.parts if part.taken != "same")
        if parts:
            yield ShownSection(_heading(section), parts)


def _heading(section: Section) -> str:
    headings = {
        "title": _("Title"),
        "summary": _("Who it is for"),
        "body": _("Text"),
        "question": _("Question %(number)s"),
        "teach-back": _("Asked back, %(number)s"),
    }
    return headings[section.name] % {"number": section.number}


def _shown_part(part: Part, choices: Choices) -> ShownPart:
    return ShownPart(
        field=f"{CHOICE}{part.name}",
        taken=part.taken,
        mine=_passages(part.base, part.mine, other=part.theirs),
        theirs=_passages(part.base, part.theirs, other=part.mine),
        offers=part.offers,
        choice=choices.get(part.name, ""),
    )


def _passages(base: str | None, text: str, *, other: str) -> tuple[Passage, ...]:
    """Return a text word by word against the base; against itself where that is not known."""
    before = text if base is None else base
    if "\n" in before + text + other:
        return text_difference(before, text)
    return (word_difference(before, text),)


def _write(data: QueryDict, draft: Draft) -> None:
    """Put the words of a draft into a form's data."""
    _put(data, {"title": draft.title, "summary": draft.summary, "body": draft.body})
    _write_rows(data, ASKED, [(row, row.answer) for row in draft.questions])
    asked_back = [(row, "\n".join(points_in(row.answer))) for row in draft.teach_back]
    _write_rows(data, ASKED_BACK, asked_back)


def _write_rows(data: QueryDict, fields: RowFields, rows: list[tuple[Row, str]]) -> None:
    for name in [name for name in data if name.startswith(f"{fields.prefix}-")]:
        if not name.endswith("_NUM_FORMS"):
            del data[name]
    # Django takes the first rows for those that are stored; their places are told apart.
    placed = sorted(enumerate(rows, start=1), key=lambda one: one[1][0].key == 0)
    for number, (place, (row, answer)) in enumerate(placed):
        beginning = f"{fields.prefix}-{number}-"
        told = {"id": str(row.key or ""), "order": str(place), "question": row.question}
        _put(data, {beginning + name: value for name, value in told.items()})
        data[beginning + fields.answer] = answer
    data[f"{fields.prefix}-TOTAL_FORMS"] = str(len(rows))
    data[f"{fields.prefix}-INITIAL_FORMS"] = str(sum(row.key != 0 for row, _answer in rows))


def _put(data: QueryDict, values: Mapping[str, str]) -> None:
    # Neither update() nor |= will do: the one adds a second value, the other stores no list.
    for name, value in values.items():
        data[name] = value


def _take_theirs_around(data: QueryDict, article: Article) -> None:
    """Take over what the other changed around the text, where this form left it as it was."""
    row = _opened_row(article, data.get("opened_at", ""))
    for name in PLAIN_FIELDS if row else ():
        attribute = "owner_id" if name == "owner" else name
        if data.get(name, "") == _as_posted(getattr(row, attribute)):
            data[name] = _as_posted(getattr(article, attribute))
    began = set(data.get("opened_topics", "").split())
    mine = set(data.getlist("topics"))
    theirs = {str(pk) for pk in article.topics.values_list("pk", flat=True)}
    data.setlist("topics", sorted((mine | (theirs - began)) - (began - theirs)))


def _as_posted(value: Any) -> str:
    return "" if value is None else str(value)
