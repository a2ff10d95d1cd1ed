"""A reference in print: CSL-JSON to a formatted entry, a short name and links.

The package `entries` does the formatting, by any CSL style. An entry never prints addresses or
identifiers: `reference_links` gives them, so that a page can link them and paper can spell them out.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Mapping

from articles.text.csl import People, read_people, read_text, read_year
from articles.text.entries.engine import parsed
from articles.text.entries.records import ALLOWED_TAG
from articles.text.entries.styles import Style, shipped_style
from articles.text.reference_links import ReferenceLink, reference_links

__all__ = [
    "VANCOUVER",
    "ReferenceLink",
    "Style",
    "format_reference",
    "plain_reference",
    "reference_links",
    "short_citation",
]

logger = logging.getLogger(__name__)

VANCOUVER = shipped_style()
# As printed where an item says nothing at all about itself.
NO_TITLE = "[title unknown]"

TAG = re.compile(rf"</?{ALLOWED_TAG}>")
END_OF_ENTRY = re.compile(rf"[.?!…][”’]?(?:</{ALLOWED_TAG}>)*$")


def format_reference(csl: Mapping[str, object], *, style: Style = VANCOUVER) -> str:
    """Return the reference as safe inline HTML: escaped text and <i>, <em>, <b>, <sup>, <sub>.

    An item too poor for the style comes out as what it says of itself; one that the style cannot
    set, as Vancouver sets it.
    """
    entry = _entry(csl, style)
    if not TAG.sub("", entry).strip(" .,;:()[]"):
        entry = html.escape(read_text(csl, "URL") or read_text(csl, "DOI") or NO_TITLE, quote=False)
    return entry if END_OF_ENTRY.search(entry) else f"{entry}."


def _entry(csl: Mapping[str, object], style: Style) -> str:
    try:
        return parsed(style).entry(csl)
    except Exception:
        # A style that a clinic brought: whatever it makes the renderer raise, readers get an entry.
        if style == VANCOUVER:
            raise
        logger.exception("The reference style %s cannot set a record.", style.name)
        return _entry(csl, VANCOUVER)


def plain_reference(csl: Mapping[str, object], *, style: Style = VANCOUVER) -> str:
    """Return the reference as text without markup, for paper and for lists of choices."""
    return html.unescape(TAG.sub("", format_reference(csl, style=style)))


def short_citation(csl: Mapping[str, object]) -> str:
    """Return who and when, as text: “Short et al. 2018”; without anyone, the title's first words."""
    people = _leading_people(csl)
    families = [person.family for person in people.named]
    if people.are_more or len(families) > 2:
        who = f"{families[0]} et al."
    else:
        who = " & ".join(families) or _first_words(read_text(csl, "title")) or NO_TITLE
    return f"{who} {read_year(csl, 'issued')}".strip()


def _first_words(title: str, *, most: int = 6) -> str:
    words = title.split()
    return " ".join(words[:most]) + ("…" if len(words) > most else "")


def _leading_people(csl: Mapping[str, object]) -> People:
    authors = read_people(csl, "author")
    return authors if authors.named else read_people(csl, "editor")
