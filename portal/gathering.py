"""Every word that readers see, gathered from the code and the templates for whoever translates."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

from portal.po_files import forms

READERS = (
    "articles/handouts",
    "articles/models/reference.py",
    "articles/pages",
    "articles/search",
    "articles/text",
    "articles/web",
    "templates/articles",
    "templates/components",
    "templates/expert",
    "templates",
)
"""What readers see comes from here; the desk speaks English."""

MARKS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def gather(root: Path) -> Catalog:
    """Return a catalogue without translations: each message once, with the files it stands in."""
    found = Catalog(fuzzy=False)
    for path in _files(root):
        place = (path.relative_to(root).as_posix(), 0)
        for _line, words, _notes, context in extract("python", BytesIO(_source(path)), MARKS):
            found.add(words, context=context, locations=[place])
    return found


def _files(root: Path) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in READERS:
        start = root / place
        if start.is_file():
            paths = [start]
        elif place == "templates":
            paths = sorted(start.glob("*.html"))
        else:
            paths = sorted([*start.rglob("*.py"), *start.rglob("*.html")])
        yield from (path for path in paths if path not in seen)
        seen.update(paths)


def _source(path: Path) -> bytes:
    source = path.read_text("utf-8")
    if path.suffix == ".html":
        # What is left of a template is no Python but for its calls; its indents mean nothing.
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines)
    return source.encode()


def untranslated(catalog: Catalog) -> list[str]:
    """Return the messages of which a form has no words yet; for a plural, its singular."""
    return [
        forms(message.id)[0]
        for message in catalog
        if message.id and (message.fuzzy or not all(forms(message.string)))
    ]
