"""A CSL-JSON record as a style reads it: escaped text, people, dates, and what was asked for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from citeproc.source import Name, Reference
from citeproc.string import String

from articles.text.csl import People, Person, When, read_people, read_text, read_when
from articles.text.reference_links import reference_links

KEY = "reference"
JOURNAL = "article-journal"
SERIALS = frozenset({JOURNAL, "article-magazine", "article-newspaper", "periodical", "review"})
TEXTS = (
    "title",
    "container-title",
    "container-title-short",
    "collection-title",
    "collection-number",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "genre",
    "medium",
    "publisher",
    "publisher-place",
)
ROLES = ("author", "editor", "translator")
DATES = ("issued", "accessed")

UNPRINTED = frozenset(
    {"citation-label", "citation-number", "DOI", "PMCID", "PMID", "URL", "year-suffix"}
)
"""What no entry says itself: lists number their entries, and links stand after them."""

HAS_ADDRESS = String("address")
"""In place of an address: styles ask whether there is one, to say when it was read."""

ALLOWED_TAG = r"(?:i|em|b|sup|sub)"
ESCAPED_PAIR = re.compile(
    rf"&lt;(?P<tag>{ALLOWED_TAG})&gt;(?P<text>(?:(?!&lt;/?{ALLOWED_TAG}&gt;).)*)&lt;/(?P=tag)&gt;"
)


MOST_STEPS = 20_000
"""Texts that a style may ask for in one entry; the largest known styles ask for some hundreds."""


class EndlessStyleError(Exception):
    """Macros that call each other so often that an entry would take minutes."""


class Names(list[Name]):
    """People in one role; with `are_more`, the last of them stands for all who are not named."""

    def __init__(self, people: People) -> None:
        super().__init__(map(_name, people.named))
        self.are_more = people.are_more
        if people.are_more:
            self.append(Name(literal="et al."))


def are_more(people: object) -> bool:
    """Tell whether there are people beyond those named."""
    return isinstance(people, Names) and people.are_more


class Record(Reference):
    """What a style may ask of a record; `asked` is what it has asked for and got."""

    def __init__(self, csl: Mapping[str, object]) -> None:
        super().__init__(KEY, kind_of(csl), **_fields(csl))
        # Not an item, as everything else is that is set on a citeproc reference.
        object.__setattr__(self, "asked", set())
        object.__setattr__(self, "steps", 0)

    def __getitem__(self, name: str) -> Any:
        name = name.replace("-", "_")
        value = super().__getitem__(name)
        self.asked.add(name)
        return value

    def take_step(self) -> None:
        """Count one text of the style.

        Raises:
            EndlessStyleError: if there are so many that this must be a trap.
        """
        object.__setattr__(self, "steps", self.steps + 1)
        if self.steps > MOST_STEPS:
            raise EndlessStyleError

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Watch what is asked for meanwhile."""
        before = self.asked
        meanwhile: set[str] = set()
        object.__setattr__(self, "asked", meanwhile)
        try:
            yield meanwhile
        finally:
            object.__setattr__(self, "asked", before | meanwhile)

    def spend(self, names: set[str]) -> None:
        """Forget what stood in for something else, so that it is said only once."""
        for name in names & {part.replace("-", "_") for part in (*TEXTS, *ROLES, *DATES)}:
            self.pop(name, None)


def kind_of(csl: Mapping[str, object]) -> str:
    """Return the type of a record; what stands in a volume of a journal is an article of it."""
    kind = read_text(csl, "type") or "document"
    is_in_volume = read_text(csl, "container-title") and read_text(csl, "volume")
    return JOURNAL if kind == "article" and is_in_volume else kind


def has_address(csl: Mapping[str, object]) -> bool:
    """Tell whether a record is of something read at an address of its own, on a day."""
    is_on_web = any(link.kind == "web" for link in reference_links(csl))
    return is_on_web and kind_of(csl) not in SERIALS


def read_accessed(csl: Mapping[str, object]) -> When | None:
    """Return when an address was read, None if nobody says or there is none."""
    return read_when(csl, "accessed") if has_address(csl) else None


def _fields(csl: Mapping[str, object]) -> dict[str, object]:
    texts = {field: read_text(csl, field) for field in TEXTS}
    people = {role: Names(read_people(csl, role)) for role in ROLES}
    found: dict[str, object] = {
        **{field: String(rich_text(text)) for field, text in texts.items() if text},
        **{role: names for role, names in people.items() if names},
        "issued": read_when(csl, "issued"),
        "accessed": read_accessed(csl),
        "URL": HAS_ADDRESS if has_address(csl) and texts["title"] else None,
        "language": read_text(csl, "language"),
    }
    return {name.replace("-", "_"): value for name, value in found.items() if value}


def _name(person: Person) -> Name:
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return Name(**{part: html.escape(text, quote=False) for part, text in parts.items() if text})


def rich_text(text: str) -> str:
    """Return text escaped, with the few inline marks CSL allows set free where they are paired."""
    text = html.escape(text, quote=False)
    freed = _freed(text)
    while freed != text:
        text, freed = freed, _freed(freed)
    return text


def _freed(text: str) -> str:
    return ESCAPED_PAIR.sub(r"<\g<tag>>\g<text></\g<tag>>", text)
