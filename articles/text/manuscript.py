"""The manuscript: everything a reader sees of one article in one language, as one plain value."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMAT, FORMAT_WITH_TEACH_BACK = 1, 2
"""A text that asks nothing back is stored as ever, so that it keeps its fingerprint."""


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One question of the article's FAQ; the answer is Markdown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A cited source, as CSL-JSON, under the key by which the text cites it."""

    key: str
    csl: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TermText:
    """A glossary term the text uses, its other forms, and its plain meaning."""

    term: str
    forms: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class ImageText:
    """A picture the text shows. The digest names the exact bytes; sizes are in pixels.

    `alt` is what the library says of it; a text may say better what it shows there.
    """

    key: str
    digest: str
    name: str
    alt: str
    is_decorative: bool
    credit: str
    width: int
    height: int

    def described(self, alt: str) -> str:
        """Return what stands for the picture where a text describes it so; blank if nothing does.

        What the text says at that place wins, since only there is known what the picture is for.
        """
        return alt or ("" if self.is_decorative else self.alt)


@dataclass(frozen=True, slots=True)
class TeachBackText:
    """A question asked back, to hear whether the text was clear, and what a good answer holds."""

    question: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The complete text of one article in one language."""

    language: str
    title: str
    summary: str
    body: str
    questions: tuple[QuestionText, ...] = ()
    references: tuple[ReferenceText, ...] = ()
    terms: tuple[TermText, ...] = ()
    images: tuple[ImageText, ...] = ()
    teach_back: tuple[TeachBackText, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the manuscript as JSON values, with the number of its format."""
        stored = _as_json(asdict(self))
        if self.teach_back:
            return {"format": FORMAT_WITH_TEACH_BACK, **stored}
        del stored["teach_back"]
        return {"format": FORMAT, **stored}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Manuscript:
        """Read a stored manuscript of any format ever written.

        Raises:
            ValueError: if the format is not known to this version.
        """
        if stored.get("format") not in (FORMAT, FORMAT_WITH_TEACH_BACK):
            raise ValueError(f"Unknown manuscript format: {stored.get('format')!r}")
        return cls(
            language=stored["language"],
            title=stored["title"],
            summary=stored["summary"],
            body=stored["body"],
            questions=tuple(QuestionText(**part) for part in stored["questions"]),
            references=tuple(ReferenceText(**part) for part in stored["references"]),
            terms=tuple(
                TermText(part["term"], tuple(part["forms"]), part["meaning"])
                for part in stored["terms"]
            ),
            images=tuple(ImageText(**part) for part in stored["images"]),
            teach_back=tuple(
                TeachBackText(part["question"], tuple(part["points"]))
                for part in stored.get("teach_back", ())
            ),
        )

    def fingerprint(self) -> str:
        """Return the SHA-256 of the text: equal for equal texts, whoever stored them."""
        canonical = json.dumps(
            self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _as_json(value: Any) -> Any:
    """Turn tuples into lists, so that a value compares equal to itself read back."""
    match value:
        case Mapping():
            return {key: _as_json(part) for key, part in value.items()}
        case list() | tuple():
            return [_as_json(part) for part in value]
        case _:
            return value
