"""Values as Typst writes them; text only ever inside a string literal, in characters we can print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from articles.text.characters import without_forbidden

from .fonts import coverage

NOT_COVERED = "\N{REPLACEMENT CHARACTER}"
"""Printed for a character that no typeface of ours has: a reader sees that something is missing."""

LONGEST_WORD = 30
"""Longer words may break anywhere: they would run off the paper."""

_ORDINARY = re.compile("[\n -~\xa0-\xac\xae-\xff–—’…]*")
_BREAK_HERE = "\N{ZERO WIDTH SPACE}"
_ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})
_MARKS = ("Mn", "Me", "Mc")
_SPACES = frozenset("\n\xa0\u202f")
_JOINING = frozenset("\xad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069")


def boolean(value: bool) -> str:  # noqa: FBT001 - a value to be written down
    """Return a truth as Typst writes it."""
    return "true" if value else "false"


def array(items: Iterable[str]) -> str:
    """Return values, each written as Typst, as one array."""
    return f"({''.join(f'{item},' for item in items)})"


def dictionary(items: Mapping[str, str]) -> str:
    """Return named values, each written as Typst, as one dictionary."""
    return f"({' '.join(f'{name}: {value},' for name, value in items.items())})"


def pair(first: str, second: str) -> str:
    """Return two texts as an array."""
    return array((literal(first), literal(second)))


def label(name: str) -> str:
    """Return the mark of a place to which links within the sheet lead; it stands after the place."""
    return f"#at({quoted(name)})"


def quoted(text: str) -> str:
    """Return a text that is not printed, such as an address, as a Typst string literal."""
    return _in_quotes(without_forbidden(text))


def literal(text: str, *, longest_word: int = LONGEST_WORD) -> str:
    """Return any text as a Typst string literal that can be printed as it stands."""
    return _in_quotes(breakable(printable(text), longest_word=longest_word))


def _in_quotes(text: str) -> str:
    return f'"{text.translate(_ESCAPED)}"'


def heading(level: int, text: str) -> str:
    """Return the call of a heading in plain words; one must not be empty for those who hear it."""
    return f"heading(level: {level}, {literal(text if is_seen(text) else NOT_COVERED)})"


def is_seen(text: str) -> bool:
    """Tell whether anything of a text is to be seen on paper."""
    return any(not _is_unseen(cluster) for cluster in _clusters(printable(text)))


def printable(text: str) -> str:
    """Return a text with what no typeface of ours has replaced by a sign that says so."""
    text = without_forbidden(text)
    if _ORDINARY.fullmatch(text):
        return text
    return "".join(_printed(cluster) for cluster in _clusters(unicodedata.normalize("NFC", text)))


def uncovered(text: str) -> tuple[str, ...]:
    """Return what of a text cannot be printed, each character once, with the marks it carries."""
    composed = unicodedata.normalize("NFC", without_forbidden(text))
    return tuple(
        cluster
        for cluster in dict.fromkeys(_clusters(composed))
        if not (_is_unseen(cluster) or any(map(_is_covered, _forms(cluster))))
    )


def breakable(text: str, *, longest_word: int) -> str:
    """Return a text in which overlong words may break; an address breaks at its own signs."""
    overlong = re.compile(rf"[^\s/?&=._-]{{{longest_word + 1},}}")
    return overlong.sub(lambda found: _in_pieces(found[0], longest_word), text)


def _in_pieces(word: str, size: int) -> str:
    clusters = list(_clusters(word))
    starts = range(0, len(clusters), size)
    return _BREAK_HERE.join("".join(clusters[start : start + size]) for start in starts)


def _clusters(text: str) -> Iterator[str]:
    """Yield each character together with the marks that stand on it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or unicodedata.category(text[place]) not in _MARKS:
            yield text[start:place]
            start = place


@lru_cache(maxsize=4096)
def _printed(cluster: str) -> str:
    """Return a character and its marks as far as one typeface has them all."""
    if _is_unseen(cluster):
        return _unseen(cluster)
    whole = next(filter(_is_covered, _forms(cluster)), "")
    if whole or len(cluster) == 1:
        return whole or NOT_COVERED
    return _printed(cluster[0])


def _forms(cluster: str) -> tuple[str, str]:
    """Return a cluster as written, and in the plainer form that means the same."""
    return cluster, unicodedata.normalize("NFKC", cluster)


def _is_unseen(cluster: str) -> bool:
    """Tell whether there is nothing to print: a space, a sign of order, marks without a letter."""
    return cluster[0].isspace() or unicodedata.category(cluster[0]) in ("Cf", *_MARKS)


def _unseen(cluster: str) -> str:
    """Return a space, or a sign that joins, parts or orders letters; others say nothing."""
    if cluster[0].isspace():
        return cluster[0] if cluster[0] in _SPACES else " "
    return cluster[0] if cluster[0] in _JOINING else ""


def _is_covered(form: str) -> bool:
    """Tell whether one family can set all of a form: Typst changes family between characters only."""
    return any(all(ord(character) in family for character in form) for family in coverage())
