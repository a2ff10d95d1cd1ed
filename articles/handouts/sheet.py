"""The sheet: everything on the paper as one plain value, and that value as Typst source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import Literal, get_args

from articles.text.check_codes import printed_code
from articles.text.manuscript import Manuscript
from articles.text.rendering import read

from .blocks import set_lead
from .colours import RED, Colours
from .drawings import Photograph, photograph, sign, square
from .facts import Facts
from .inlines import Setting, unbroken
from .parts import (
    places,
    set_addresses,
    set_explained,
    set_questions,
    set_references,
    set_running_text,
)
from .teach_back import set_teach_back
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
"""The looks; Typst may read nothing but its folder."""

CALLS = (
    "about",
    "addresses",
    "anchor",
    "asked-back",
    "asking-back",
    "at",
    "away",
    "callout",
    "chance",
    "cited",
    "code-block",
    "columned",
    "explained",
    "lead-callout",
    "lead-in",
    "notices",
    "opening",
    "picture",
    "picture-in-line",
    "references",
    "rule",
    "section",
    "steps",
    "term",
    "within",
)
"""What the template offers to texts."""

MOST_CHARACTERS = 300_000
"""Half as much again as a draft's text may have: some eighty sides, and seconds to set."""

LONGEST_WORD_IN_RAIL = 16
LONGEST_WORD_IN_FOOT = 24
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?:[A-Z][a-z]{3}-)?(?P<region>[A-Z]{2}))?\b.*")


class SheetTooLongError(Exception):
    """Refused: a text so long that setting it would keep a processor busy for minutes."""


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


def typst_source(sheet: Sheet, *, in_format: Format) -> str:
    """Return the whole Typst source of a sheet: its frame, and the text as calls of the template."""
    return f"{document(sheet)}\n\n{part_source(sheet, in_format=in_format)}"


def document(sheet: Sheet) -> str:
    """Return what a file says of itself as a whole."""
    language, _region = _language(sheet.facts.language)
    return (
        f"#set document(title: {literal(title_of(sheet))}, date: none)\n"
        f"#set text(lang: {quoted(language)})\n"
        f'#import "/{TEMPLATE.name}": template'
    )


def part_source(sheet: Sheet, *, in_format: Format, part: str = "", pack: str | None = None) -> str:
    """Return a sheet as Typst; in a pack it is one `part`, and `pack` the code on its foot.

    Raises:
        SheetTooLongError: if nobody would read it on paper, and setting it takes too long.
    """
    if _length(sheet.manuscript) > MOST_CHARACTERS:
        raise SheetTooLongError
    text = read(sheet.manuscript)
    setting = _setting(sheet, in_format)
    setting.images = text.images
    setting.places = frozenset(places(sheet.manuscript, text))
    return "\n\n".join(
        (
            frame(sheet, in_format=in_format, part=part, pack=pack),
            "#opening()",
            set_lead(text.lead, setting),
            "#notices()",
            set_running_text(text.body, setting),
            set_questions(sheet.manuscript, text, setting),
            set_explained(sheet.manuscript, text),
            set_teach_back(sheet.manuscript, setting),
            # Only now have all links been met.
            set_addresses(setting.away),
            set_references(sheet.manuscript, text, sheet.facts),
            "#about()",
        )
    )


def frame(sheet: Sheet, *, in_format: Format, part: str = "", pack: str | None = None) -> str:
    """Return what stands before a sheet's text: what the template knows of it, and the template."""
    known = _facts(sheet, in_format) | {
        "part": quoted(part),
        "pack": "none" if pack is None else quoted(pack),
    }
    return (
        f"#let sheet = {dictionary(known)}\n\n#let made = template(sheet)\n"
        f"#let ({', '.join(CALLS)}) = made\n#show: made.look"
    )


def colours_of(facts: Facts, in_format: Format) -> Colours:
    """Return the colours that a format gives a sheet."""
    if in_format.ink == "black":
        return Colours()
    return Colours(accent=facts.accent, urgent=RED, is_grey=False)


def _setting(sheet: Sheet, in_format: Format) -> Setting:
    return Setting(
        names=sheet.facts.names,
        labels=sheet.facts.labels,
        addresses=sheet.facts.addresses,
        origin=sheet.facts.origin,
        images={},
        pictures=sheet.pictures,
        places=frozenset(),
        colours=colours_of(sheet.facts, in_format),
        longest_word_in_head=LONGEST_WORD_IN_RAIL if in_format.size == "standard" else LONGEST_WORD,
    )


def _facts(sheet: Sheet, in_format: Format) -> dict[str, str]:
    """Return what the template knows of the sheet, each value as Typst source."""
    facts, colours = sheet.facts, colours_of(sheet.facts, in_format)
    language, region = _language(facts.language)
    logo = quoted(photograph(sheet.logo, colours)) if sheet.logo else "none"
    return _foot(facts) | {
        "paper": quoted(in_format.paper),
        "size": quoted(in_format.size),
        "accent": quoted(colours.accent),
        "urgent": quoted(colours.urgent),
        "has_lines": boolean(sheet.has_lines),
        "lang": quoted(language),
        "region": quoted(region) if region else "none",
        "direction": quoted(facts.direction),
        "title": literal(title_of(sheet)),
        "summary": literal(sheet.manuscript.summary),
        "logo": logo,
        "clinic": literal(facts.names.clinic_name),
        "phone": literal(unbroken(facts.names.clinic_phone)),
        "hours": literal(facts.opening_hours),
        "address": literal(", ".join(line.strip(" ,") for line in facts.postal_address)),
        "emergency": array(pair(part.title, part.words) for part in facts.emergency),
        "notices": array(pair(part.title, part.words) for part in facts.notices),
        "doubt_sign": quoted(sign("warning", colours)),
        "about": array(pair(fact.name, fact.words) for fact in facts.about),
    }


def _foot(facts: Facts) -> dict[str, str]:
    """Return what the template knows of the foot: what dates the sheet, and how it is checked."""
    drawn, modules = square(facts.check_address)
    words = {
        name: literal(said, longest_word=LONGEST_WORD_IN_RAIL)
        for name, said in asdict(facts.words).items()
    }
    ask = facts.words.check.format(place=facts.check_place)
    return {
        "code": quoted(printed_code(facts.check_code) if facts.check_code else ""),
        "square": f"(svg: {quoted(drawn)}, modules: {modules})",
        "foot": array(map(literal, facts.foot)),
        "flag": literal(facts.flag),
        "words": dictionary(words | {"check": literal(ask, longest_word=LONGEST_WORD_IN_FOOT)}),
    }


def _length(manuscript: Manuscript) -> int:
    """Return how many characters a reader meets, references apart."""
    asked = (part for question in manuscript.questions for part in astuple(question))
    meant = (term.meaning for term in manuscript.terms)
    return sum(map(len, (manuscript.summary, manuscript.body, *asked, *meant)))


def title_of(sheet: Sheet) -> str:
    """Return the title; a sheet without one says that something is missing."""
    return sheet.manuscript.title if is_seen(sheet.manuscript.title) else NOT_COVERED


def _language(tag: str) -> tuple[str, str]:
    """Return a language tag as Typst takes it: the language, and the region or ""."""
    found = _LANGUAGE.fullmatch(tag)
    return (found["language"], (found["region"] or "").lower()) if found else ("und", "")
