"""The parser of the HTML standard, asked about many pages at once."""

from collections.abc import Mapping
from typing import Any

import html5lib


def strict_errors(pages: Mapping[str, str]) -> dict[str, list[Any]]:
    """Return what a strict parser finds wrong in each page that is not sound, by name."""
    wrong = {}
    for name, html in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(html)
        wrong |= {name: parser.errors} if parser.errors else {}
    return wrong
