"""A starter article as a file: YAML front matter, then the body in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from .manuscript import QuestionText

_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class StarterArticle:
    """One article of the starter library, before it is a draft."""

    slug: str
    language: str
    title: str
    summary: str
    body: str
    kind: str
    topics: tuple[str, ...]
    review_interval_months: int
    change_note: str
    questions: tuple[QuestionText, ...]


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
        fields: Mapping[str, Any] = yaml.safe_load(head)
        return StarterArticle(
            slug=slug,
            language=fields["language"],
            title=fields["title"],
            summary=fields["summary"],
            body=body.strip() + "\n",
            kind=fields["kind"],
            topics=tuple(fields["topics"]),
            review_interval_months=fields["review_interval_months"],
            change_note=fields["change_note"],
            questions=tuple(
                QuestionText(part["question"], part["answer"].strip())
                for part in fields.get("questions", ())
            ),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{slug}: the front matter cannot be read: {error}") from error
