"""A folder of starter files that a test can write anew: two articles that link to each other."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import yaml

from articles.models import (
    Article,
    Edition,
    FormerAddress,
    GlossaryTerm,
    Pack,
    PackEdition,
    PackEditionPart,
    PackPart,
    Question,
    Reference,
    TeachBackQuestion,
    Topic,
)
from articles.workflow.starter_library import LoadReport, load_library
from tests.builders import NOON

RECORD = {
    "id": "popova-2019",
    "type": "article-journal",
    "title": "On sprays",
    "DOI": "10.1000/x",
    "PMID": "123",
    "issued": {"date-parts": [[2019]]},
    "custom": {"evidence_kind": "randomised_trial"},
}
FRONT = {
    "title": "Rest",
    "summary": "For all.",
    "language": "en",
    "kind": "condition",
    "topics": ["staying-safe"],
    "review_interval_months": 12,
    "change_note": "First edition.",
    "questions": [{"question": "Why?", "answer": "Because.[@popova-2019]"}],
}


class Library:
    """Starter files; each is written as a test needs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "articles").mkdir()
        self.write("references.json", json.dumps([RECORD]))
        self.write(
            "glossary.yaml",
            yaml.safe_dump([{"term": "Drip", "forms": ["drips"], "meaning": "A medicine."}]),
        )
        self.write(
            "topics.yaml",
            yaml.safe_dump([{"slug": "staying-safe", "name": "Staying safe", "description": "x"}]),
        )
        pack = {"slug": "at-night", "title": "At night", "introduction": "x"}
        self.write("packs.yaml", yaml.safe_dump([{**pack, "articles": ["sleep", "rest"]}]))
        self.article("rest", "Rest for a day. Read [on](article:sleep).[@popova-2019]")
        self.article("sleep", "Sleep with a drip. Back to [rest](article:rest).")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")

    def article(self, slug: str, body: str, **changes: object) -> None:
        front = yaml.safe_dump({**FRONT, "title": slug.capitalize(), **changes}, allow_unicode=True)
        self.write(f"articles/{slug}.md", f"---\n{front}---\n\n{body}\n")

    def load(self, at: datetime = NOON) -> LoadReport:
        return load_library(self.folder, at=at)


def everything() -> dict[type, list[dict[str, object]]]:
    """Return all rows that loading may touch, as they are stored."""
    tables = (
        Article, Edition, Question, TeachBackQuestion, Topic, GlossaryTerm, Reference,
        FormerAddress, Article.history.model, Question.history.model,
        TeachBackQuestion.history.model, GlossaryTerm.history.model,
        Pack, PackPart, PackEdition, PackEditionPart, Pack.history.model,
    )  # fmt: skip
    return {table: list(table.objects.order_by("pk").values()) for table in tables}
