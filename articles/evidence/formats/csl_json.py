"""CSL-JSON: the form in which the library itself keeps references."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles.evidence.faults import UnreadableFileError
from articles.evidence.found import Found

MOST_PARTS = 3_000_000
"""How many values a file may hold: some 300 MB while it is read, however they are arranged."""
DIVIDERS = "[{,"
SPACE = " \t\n\r"


def read(text: str) -> Iterator[Found]:
    """Yield the items of a list, of Zotero's `{"items": […]}`, or the one item there is.

    Raises:
        UnreadableFileError: if it is no JSON.
    """
    if sum(text.count(divider) for divider in DIVIDERS) > MOST_PARTS:
        raise UnreadableFileError("too_many")
    decoder = json.JSONDecoder(parse_constant=_refuse_number, parse_float=_finite)
    start = _skip(text, 0)
    if text[start] == "[":
        yield from _items(text, start + 1, decoder)
        return
    whole, end = _value(text, start, decoder)
    if _skip(text, end) < len(text):
        raise _damaged(text, end, "there is something after its end.")
    items = whole.get("items") if isinstance(whole, dict) else None
    for item in items if isinstance(items, list) else [whole]:
        yield _found(1, item)


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """Return items as a CSL-JSON list, one field a line."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _items(text: str, at: int, decoder: json.JSONDecoder) -> Iterator[Found]:
    """Yield one item after the other, so that a long list is never all in memory twice."""
    line, counted = 1 + text.count("\n", 0, at), at
    at = _skip(text, at)
    while at < len(text) and text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        item, at = _value(text, at, decoder)
        yield _found(line, item)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise _damaged(text, at, "a comma or the end of the list is missing.")
    if at >= len(text):
        raise _damaged(text, at, "the end of the list is missing.")


def _value(text: str, at: int, decoder: json.JSONDecoder) -> tuple[Any, int]:
    try:
        return decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise _damaged(text, error.pos, f"{error.msg}.") from error
    except RecursionError as error:
        raise UnreadableFileError("too_deep") from error
    except ValueError as error:  # a number of thousands of figures, infinite, or none
        raise _damaged(text, at, "a number cannot be read.") from error


def _found(line: int, item: Any) -> Found:
    if isinstance(item, dict):
        return Found(line, item)
    return Found(line, trouble="it is no record between { and }.")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in SPACE:
        at += 1
    return at


def _damaged(text: str, at: int, what: str) -> UnreadableFileError:
    return UnreadableFileError("damaged", f"line {1 + text.count(chr(10), 0, at)}: {what}")


def _refuse_number(name: str) -> float:
    raise ValueError(name)


def _finite(figures: str) -> float:
    number = float(figures)
    if not math.isfinite(number):
        raise ValueError(figures)
    return number
