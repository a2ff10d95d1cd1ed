"""Picture marks, `![alt](image:key)`: which pictures a text shows."""

import re
from collections.abc import Iterable

_MARK = re.compile(r"image:([a-z0-9-]+)")


def pictured_keys(markdown: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the pictures the texts name, each once."""
    return tuple(dict.fromkeys(key for text in markdown for key in _MARK.findall(text)))
