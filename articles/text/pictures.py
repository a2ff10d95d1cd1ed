"""Picture marks, `![alt](image:key)`: which pictures a text shows, and what it says of them."""

import re
from collections.abc import Iterable, Iterator

from .headings import plain_words
from .parsing import inline_tokens, parse

_MARK = re.compile(r"image:([a-z0-9-]+)")


def pictured_keys(markdown: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the pictures the texts name, each once."""
    return tuple(dict.fromkeys(key for text in markdown for key in _MARK.findall(text)))


def descriptions_of(key: str, markdown: Iterable[str]) -> tuple[str, ...]:
    """Return what the texts themselves say of a picture, use by use; blank where they say nothing."""
    return tuple(words for text in markdown for words in _descriptions(key, text))


def _descriptions(key: str, text: str) -> Iterator[str]:
    tokens, _problems = parse(text)
    for token, _line in inline_tokens(tokens):
        if token.type == "image" and token.attrs["src"] == f"image:{key}":
            yield plain_words(token)
