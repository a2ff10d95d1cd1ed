"""The sheet: everything on the paper as one plain value, and that value as Typst source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, get_args

from articles.text.manuscript import Manuscript
from articles.text.rendering import read

from .blocks import set_lead
from .drawings import Photograph, photograph
from .facts import Facts
from .inlines import Setting, unbroken
from .parts import places, set_addresses, set_questions, set_references, set_running_text
from .typst_text import (
    LONGEST_WORD,
    NOT_COVERED,
    array,
    boolean,
    dictionary,
    is_seen,
    literal,
    pair,
    quoted,
)

Paper = Literal["a4", "letter"]
Size = Literal["standard", "large"]
Ink = Literal["black", "colour"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
SIZES: tuple[Size, ...] = get_args(Size)
INKS: tuple[Ink, ...] = get_args(Ink)

TEMPLATE = Path(__file__).parent / "template" / "handout.typ"
"""The looks; nothing else is in its folder, which is all that Typst may read."""

FOOT_LINE: dict[Size, int] = {"standard": 40, "large": 32}
"""How many characters a line of the clinic's name or of the title holds in the foot."""

LONGEST_WORD_IN_RAIL = 16
_PAPER_NAMES: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?:[A-Z][a-z]{3}-)?(?P<region>[A-Z]{2}))?\b.*")


@dataclass(frozen=True, slots=True)
class Format:
    """How a sheet comes out of the printer."""

    paper: Paper
    size: Size
    ink: Ink = "black"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One edition on paper: nothing goes into the PDF but this and the format.

    `pictures` holds the files that the text shows, by name. `has_lines` leaves room for what is
    written by hand; nothing can be printed there.
    """

    facts: Facts
    manuscript: Manuscript
    logo: Photograph | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    has_lines: bool = False


def typst_source(sheet: Sheet, *, format: Format) -> str:
    """Return the whole Typst source of a sheet: facts, template, and the text as calls of it."""
    text = read(sheet.manuscript)
    setting = Setting(
        names=sheet.facts.names,
        labels=sheet.facts.labels,
        addresses=sheet.facts.addresses,
        origin=sheet.facts.origin,
        images=text.images,
        pictures=sheet.pictures,
        places=frozenset(places(sheet.manuscript, text)),
        longest_word_in_head=LONGEST_WORD_IN_RAIL if format.size == "standard" else LONGEST_WORD,
    )
    return "\n\n".join(
        (
            f"#let sheet = {dictionary(_facts(sheet, format))}",
            TEMPLATE.read_text("utf-8"),
            "#opening()",
            set_lead(text.lead, setting),
            "#notices()",
            set_running_text(text.body, setting),
            set_questions(sheet.manuscript, text, setting),
            # Only now have all links been met.
            set_addresses(setting.away),
            set_references(sheet.manuscript, text),
            "#about()",
        )
    )


def _facts(sheet: Sheet, format: Format) -> dict[str, str]:
    """Return what the template knows of the sheet, each value as Typst source."""
    facts, manuscript = sheet.facts, sheet.manuscript
    language, region = _language(facts.language)
    return {
        "paper": quoted(_PAPER_NAMES[format.paper]),
        "size": quoted(format.size),
        "ink": quoted(format.ink),
        "has_lines": boolean(sheet.has_lines),
        "lang": quoted(language),
        "region": quoted(region) if region else "none",
        "direction": quoted(facts.direction),
        "title": literal(manuscript.title if is_seen(manuscript.title) else NOT_COVERED),
        "summary": literal(manuscript.summary),
        "logo": quoted(photograph(sheet.logo)) if sheet.logo else "none",
        "clinic": literal(facts.names.clinic_name),
        "phone": literal(unbroken(facts.names.clinic_phone)),
        "hours": literal(facts.opening_hours),
        "address": literal(", ".join(line.strip(" ,") for line in facts.postal_address)),
        "emergency": array(pair(part.title, part.words) for part in facts.emergency),
        "notices": array(pair(part.title, part.words) for part in facts.notices),
        "about": array(pair(fact.name, fact.words) for fact in facts.about),
        "foot": array(map(literal, facts.foot)),
        "flag": literal(facts.flag),
        "foot_lines": str(_foot_lines(sheet, room=FOOT_LINE[format.size])),
        "words": dictionary(
            {
                name: literal(said, longest_word=LONGEST_WORD_IN_RAIL)
                for name, said in asdict(facts.words).items()
            }
        ),
    }


def _foot_lines(sheet: Sheet, *, room: int) -> int:
    """Return how many lines the foot takes: the clinic and the title beside the dates."""
    clinic = f"{sheet.facts.names.clinic_name}, {sheet.facts.names.clinic_phone}"
    beside = sum(-(-len(words) // room) for words in (clinic, sheet.manuscript.title))
    return max(len(sheet.facts.foot) + bool(sheet.facts.flag), beside)


def _language(tag: str) -> tuple[str, str]:
    """Return a language tag as Typst takes it: the language, and the region or ""."""
    found = _LANGUAGE.fullmatch(tag)
    return (found["language"], (found["region"] or "").lower()) if found else ("und", "")
