"""A starter article as a file: YAML front matter, then the body in Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from .manuscript import QuestionText, TeachBackText

_FENCE = "---\n"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class StarterArticle:
    """One article of the starter library, before it is a draft.

    `renewal_note` says what changed since an edition that came with an earlier portal; it is blank
    where the file has no other words for that than its change note. `search_words` are words by
    which readers look for it, without standing in it.
    """

    slug: str
    language: str
    title: str
    summary: str
    body: str
    kind: str
    topics: tuple[str, ...]
    review_interval_months: int
    change_note: str
    renewal_note: str
    questions: tuple[QuestionText, ...]
    teach_back: tuple[TeachBackText, ...]
    search_words: tuple[str, ...] = ()


def read_starter_article(slug: str, text: str) -> StarterArticle:
    """Read the text of a starter file.

    Raises:
        ValueError: if the front matter is missing, unreadable or lacks a field.
    """
    before, _, rest = text.partition(_FENCE)
    head, closing, body = rest.partition("\n" + _FENCE)
    if before.strip() or not closing:
        raise ValueError(f"{slug}: the file does not begin with front matter between --- lines.")
    try:
        fields = _Fields(yaml.safe_load(head))
        return StarterArticle(
            slug=slug,
            language=fields.words("language"),
            title=fields.words("title"),
            summary=fields.words("summary"),
            body=body.strip(),
            kind=fields.words("kind"),
            topics=tuple(fields.listed("topics", str)),
            review_interval_months=fields.one("review_interval_months", int),
            change_note=fields.words("change_note"),
            renewal_note=fields.optional("renewal_note"),
            questions=tuple(_question(part) for part in fields.listed("questions", dict)),
            teach_back=tuple(_asked_back(part) for part in fields.listed("teach_back", dict)),
            search_words=tuple(fields.listed("search_words", str)),
        )
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"{slug}: the front matter cannot be read: {error}") from error


def read_starter_list(name: str, text: str, *, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """Read the text of a file that lists things, JSON or YAML by its name.

    Raises:
        ValueError: if it is no list, or an entry lacks one of the fields.
    """
    try:
        rows = json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
        listed = _Fields({"it": rows}).listed("it", dict)
        for row in listed:
            for field in fields:
                _Fields(row).words(field)
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"{name} cannot be read: {error}") from error
    return listed


def _question(part: Mapping[str, Any]) -> QuestionText:
    fields = _Fields(part)
    return QuestionText(fields.words("question"), fields.words("answer"))


def _asked_back(part: Mapping[str, Any]) -> TeachBackText:
    fields = _Fields(part)
    return TeachBackText(fields.words("question"), tuple(fields.listed("points", str)))


class _Fields:
    """Fields of a file, each handed out only if it is what it should be."""

    def __init__(self, fields: object) -> None:
        if not isinstance(fields, Mapping):
            raise ValueError("there are no fields.")  # noqa: TRY004 - a fault of the file
        self._fields = fields

    def one(self, name: str, kind: type[_Kind]) -> _Kind:
        value = self._fields.get(name)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ValueError(f"{name} is missing or not what it should be.")  # noqa: TRY004
        return value

    def words(self, name: str) -> str:
        """Return a text that is not blank."""
        words = self.one(name, str).strip()
        if not words:
            raise ValueError(f"{name} is blank.")
        return words

    def optional(self, name: str) -> str:
        """Return a text that may be left out; blank where it is."""
        return self.words(name) if name in self._fields else ""

    def listed(self, name: str, kind: type[_Kind]) -> list[_Kind]:
        """Return a list of one kind; an empty one where there is none."""
        values = self._fields.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, kind) for value in values):
            raise ValueError(f"{name} is not the list it should be.")
        return values
