"""Punctuation where the parts of an entry meet: each mark once, and in its place."""

from __future__ import annotations

import re

_CLOSED = r"(?P<tags>(?:</\w+>)*)"
_DOUBLED = re.compile(
    rf"(?<=[?!]){_CLOSED}[.,]|(?<=[^.]\.){_CLOSED.replace('tags', 'more')}\.(?!\.)"
)
_LOOSE = re.compile(r"\s+(?=[.,](?:\s|$|\)))")
_WEAKER = re.compile(
    rf"(?P<entity>&\w+;)|[,;:]{_CLOSED}\s*(?=[.;](?:\s|$))|(?P<mark>[,;:])(?=(?P=mark))"
)
_SPACES = re.compile(r"\s{2,}")
_AFTER_QUOTE = re.compile(rf"(?P<quote>[”’]){_CLOSED}(?P<mark>[.,])")
_STOPPED_QUOTE = re.compile(r"(?<=[.?!,])(?P<quote>[”’])(?P<tags>(?:</\w+>)*)[.,]")


def tidied(entry: str, *, into_quotes: bool = False) -> str:
    """Return an entry without doubled or loose marks; `into_quotes`: as American lists have them."""
    entry = _LOOSE.sub("", entry)
    entry = _WEAKER.sub(lambda found: found["entity"] or found["tags"] or "", entry)
    entry = _DOUBLED.sub(lambda found: found["tags"] or found["more"] or "", entry)
    if into_quotes:
        entry = _STOPPED_QUOTE.sub(r"\g<quote>\g<tags>", entry)
        entry = _AFTER_QUOTE.sub(r"\g<mark>\g<quote>\g<tags>", entry)
    return _SPACES.sub(" ", entry).strip()
