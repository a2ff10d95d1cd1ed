"""A folder of starter files, read whole before anything is done with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from articles.text.manuscript import ImageText, Manuscript, ReferenceText, TermText
from articles.text.rendering import read
from articles.text.starter_drawing import StarterDrawing, read_starter_drawing
from articles.text.starter_file import StarterArticle, read_starter_article, read_starter_list

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class StarterFolder:
    """Everything a starter library brings, as its files have it."""

    references: Rows
    glossary: Rows
    topics: Rows
    packs: Rows
    drawings: tuple[StarterDrawing, ...]
    articles: tuple[StarterArticle, ...]

    def manuscript_of(self, starter: StarterArticle) -> Manuscript:
        """Return an article with what it cites, uses and shows, as publishing would gather it."""
        everything = Manuscript(
            language=starter.language,
            title=starter.title,
            summary=starter.summary,
            body=starter.body,
            questions=starter.questions,
            references=tuple(ReferenceText(row["id"], row) for row in self.references),
            terms=tuple(
                TermText(row["term"], tuple(row.get("forms", ())), row["meaning"])
                for row in self.glossary
            ),
            images=tuple(map(_pictured, self.drawings)),
            teach_back=starter.teach_back,
        )
        found = read(everything)
        return replace(
            everything,
            references=tuple(one for one in everything.references if one.key in found.uses),
            terms=found.terms,
            images=tuple(found.images.values()),
        )


def read_starter_folder(folder: Path) -> StarterFolder:
    """Read a folder with articles/, diagrams/ and the lists beside them; drawings may be missing.

    Raises:
        FileNotFoundError: if a list is not there.
        ValueError: if a file cannot be read.
    """
    drawings = sorted((folder / "diagrams").glob("*.svg"))
    articles = sorted((folder / "articles").glob("*.md"))
    return StarterFolder(
        references=_rows(folder, "references.json", fields=("id",)),
        glossary=_rows(folder, "glossary.yaml", fields=("term", "meaning")),
        topics=_rows(folder, "topics.yaml", fields=("slug", "name", "description")),
        packs=_rows(folder, "packs.yaml", fields=("slug", "title", "introduction")),
        drawings=tuple(read_starter_drawing(file.stem, file.read_bytes()) for file in drawings),
        articles=tuple(
            read_starter_article(file.stem, file.read_text("utf-8")) for file in articles
        ),
    )


def _rows(folder: Path, name: str, *, fields: tuple[str, ...]) -> Rows:
    return read_starter_list(name, (folder / name).read_text("utf-8"), fields=fields)


def _pictured(drawing: StarterDrawing) -> ImageText:
    return ImageText(
        key=drawing.key,
        digest=hashlib.sha256(drawing.content).hexdigest(),
        name=f"{drawing.key}.svg",
        alt=drawing.alt,
        is_decorative=False,
        credit="",
        width=drawing.width,
        height=drawing.height,
    )
