"""Files of tagged lines, “TY  - JOUR”: cut into records, and their tags read by rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

import rispy

MOST_LINES = 20_000
"""How many lines one record may have; the longest author lists of physics have 5,000 names."""
TOO_LONG = "it has more than 20,000 lines."

Tags = dict[str, str | list[str]]


@dataclass(slots=True)
class Lines:
    """One record as lines of tags; `line` is where it begins, from 1."""

    line: int
    tagged: list[str] = field(default_factory=list)
    is_too_long: bool = False


@dataclass(frozen=True)
class Dialect:
    """How a tagged format is laid out: its line, how a record begins and what closes it.

    Where `end` is "", a blank line closes a record.
    """

    pattern: re.Pattern[str]
    start: str
    end: str
    by_line: frozenset[str] = frozenset()
    """Tags whose continued lines are lines of their own; others are put together with a space."""
    left_out: frozenset[str] = frozenset()
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Tags that are read as another, with something put after their values."""


class TagParser(rispy.RisParser):  # type: ignore[misc]  # rispy carries no types
    """rispy with the tags themselves as names, each a text or a list of texts."""

    DEFAULT_DELIMITER_MAPPING: dict[str, str] = {}

    def __init__(self, *, start: str) -> None:
        self.START_TAG = start
        super().__init__(mapping=_Itself(), enforce_list_tags=False, list_tags=[])

    def parse_line(self, line: str) -> tuple[str, str]:
        tag, _dash, value = line.partition("  - ")
        return tag, value


class _Itself(dict[str, str]):
    """Names every tag by itself."""

    def __missing__(self, tag: str) -> str:
        return tag


def read_tags(text: str, dialect: Dialect) -> Iterator[tuple[int, Tags | None]]:
    """Yield for each record its line and its tags; None if it is too long."""
    parser = TagParser(start=dialect.start)
    for record in _records(text, dialect):
        if record.is_too_long:
            yield record.line, None
            continue
        for tags in parser.parse_lines(iter([*record.tagged, "ER  - "])):
            yield record.line, tags


def values(tags: Tags, *names: str) -> list[str]:
    """Return the values of these tags, those of the first that has any."""
    for name in names:
        found = tags.get(name, "")
        texts = [text for text in (found if isinstance(found, list) else [found]) if text]
        if texts:
            return texts
    return []


def value(tags: Tags, *names: str) -> str:
    """Return the first value of the first of these tags that has one, "" if none has."""
    found = values(tags, *names)
    return found[0] if found else ""


def _records(text: str, dialect: Dialect) -> Iterator[Lines]:
    record: Lines | None = None
    for number, tag, parts in _tagged(text, dialect):
        is_end = tag == dialect.end
        if record and (is_end or tag == dialect.start):
            yield record
            record = None
        if tag == dialect.start:
            record = Lines(number)
        if record and tag not in dialect.left_out:
            _add(record, tag, parts, dialect)
    if record:
        yield record


def _tagged(text: str, dialect: Dialect) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each tag with its line and its value with the lines that continue it.

    Where blank lines close records, each is a tag without a name.
    """
    number, tag, parts = 0, "", [""]
    for at, line in enumerate(StringIO(text), start=1):
        found = dialect.pattern.match(line)
        if found is None and (line.strip() or dialect.end):
            parts += [line.strip()] if line.strip() else []
            continue
        if number:
            yield number, tag, parts
        number = at
        tag, parts = (found["tag"], [line[found.end() :].strip()]) if found else ("", [""])
    if number:
        yield number, tag, parts


def _add(record: Lines, tag: str, parts: list[str], dialect: Dialect) -> None:
    if len(record.tagged) + len(parts) > MOST_LINES:
        record.is_too_long = True
        return
    whole = parts if tag in dialect.by_line else [" ".join(parts)]
    name, after = dialect.renamed.get(tag, (tag, ""))
    record.tagged += [f"{name}  - {part}{after}" for part in whole]
