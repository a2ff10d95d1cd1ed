"""A reference in print: CSL-JSON to a formatted entry, a short name and links.

citeproc-py does the formatting by a style file; its faults are mended here and nowhere else. The
style never prints addresses or identifiers: `reference_links` gives them, so that a page can link
them and paper can spell them out.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source import (
    BibliographySource,
    LiteralDate,
    Name,
    Reference,
)
from citeproc.string import String

from articles.text.csl import (
    People,
    Person,
    read_date,
    read_pages,
    read_people,
    read_text,
    read_year,
)
from articles.text.reference_links import ReferenceLink, reference_links

__all__ = [
    "ReferenceLink",
    "format_reference",
    "plain_reference",
    "reference_links",
    "short_citation",
]

VANCOUVER = "nlm-citation-sequence"
STYLES = Path(__file__).parent / "styles"
STYLE_NAMES = frozenset({VANCOUVER})
KEY = "reference"
# As printed where an item says nothing at all about itself.
NO_TITLE = "[title unknown]"

TEXT_FIELDS = (
    "title",
    "container-title",
    "container-title-short",
    "collection-title",
    "collection-number",
    "volume",
    "number",
    "edition",
    "genre",
    "publisher",
    "publisher-place",
)
JOURNAL = "article-journal"
# The entry's own number, and series editors: we hand editors who lead an entry over as such.
UNWANTED = (
    "./cs:bibliography/cs:layout/cs:text[@variable='citation-number']"
    " | .//cs:group/cs:names[@variable='collection-editor']"
)
LIMITS = ("et-al-min", "et-al-use-first")
SERIALS = frozenset({JOURNAL, "article-magazine", "article-newspaper", "periodical", "review"})
BOOKS = frozenset({"book", "chapter", "thesis"})

ALLOWED_TAG = r"(?:i|em|b|sup|sub)"
ESCAPED_PAIR = re.compile(
    rf"&lt;(?P<tag>{ALLOWED_TAG})&gt;(?P<text>(?:(?!&lt;/?{ALLOWED_TAG}&gt;).)*)&lt;/(?P=tag)&gt;"
)
TAG = re.compile(rf"</?{ALLOWED_TAG}>")
FIGURES_APART = re.compile(r"(?<=\d)-(?=\d)")
LOOSE_STOP = re.compile(r"(?<=[?!])(?P<tags>(?:</\w+>)*)\.|(?<=[^.]\.)\.(?!\.)|\s+(?=\.(?:\s|$))")
END_OF_ENTRY = re.compile(rf"[.?!…](?:</{ALLOWED_TAG}>)*$")


def format_reference(csl: Mapping[str, object], *, style: str = VANCOUVER) -> str:
    """Return the reference as safe inline HTML: escaped text and <i>, <em>, <b>, <sup>, <sub>.

    An item too poor for the style comes out as what it says of itself.

    Raises:
        ValueError: if there is no such style.
    """
    return _formatted(json.dumps(dict(csl), sort_keys=True), style)


# One entry takes milliseconds, and a page of references needs many of them each time it is shown.
@lru_cache(maxsize=4096)
def _formatted(record: str, style: str) -> str:
    csl = json.loads(record)
    entry = LOOSE_STOP.sub(r"\g<tags>", _style(style).entry(csl))
    if not TAG.sub("", entry).strip(" ."):
        entry = html.escape(read_text(csl, "URL") or read_text(csl, "DOI") or NO_TITLE, quote=False)
    return entry if END_OF_ENTRY.search(entry) else f"{entry}."


def plain_reference(csl: Mapping[str, object], *, style: str = VANCOUVER) -> str:
    """Return the reference as text without markup, for paper and for lists of choices.

    Raises:
        ValueError: if there is no such style.
    """
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


@cache
def _style(name: str) -> _Style:
    if name not in STYLE_NAMES:
        raise ValueError(f"There is no reference style {name!r}.")
    return _Style(STYLES / f"{name}.csl")


class _Style:
    """A style read once, without the entry's number: pages number their references themselves."""

    def __init__(self, path: Path) -> None:
        # The renderer keeps notes in the style while it works: one thread at a time.
        self._lock = Lock()
        self._style = CitationStylesStyle(str(path), validate=False)
        root = self._style.root
        # Pages come shortened already; citeproc-py makes 1–0 of 1–10.
        root.set("page-range-format", "expanded")
        self._limits = root.bibliography
        # As published entries have it, also after a single name.
        self._limits.set("delimiter-precedes-et-al", "always")
        self._usual_limits = tuple(int(self._limits.get(name)) for name in LIMITS)
        for unwanted in root.xpath_search(UNWANTED):
            unwanted.getparent().remove(unwanted)

    def entry(self, csl: Mapping[str, object]) -> str:
        """Return the entry as the style sets it, "" if it finds nothing to say."""
        source = BibliographySource()
        source.add(_citeproc_reference(csl))
        with self._lock:
            self._limit_names(_leading_people(csl))
            bibliography = CitationStylesBibliography(self._style, source, formatter.html)
            bibliography.register(Citation([CitationItem(KEY)]))
            return "".join(str(entry) for entry in bibliography.bibliography())

    def _limit_names(self, people: People) -> None:
        """Cut the list after the known names if the item says there are more."""
        at_least, use_first = self._usual_limits
        if people.are_more and len(people.named) < at_least:
            use_first = min(use_first, len(people.named))
            at_least = len(people.named) + 1
        for name, limit in zip(LIMITS, (at_least, use_first), strict=True):
            self._limits.set(name, str(limit))


def _citeproc_reference(csl: Mapping[str, object]) -> Reference:
    kind = _kind(csl)
    texts = {field: read_text(csl, field) for field in TEXT_FIELDS}
    texts["page"] = read_pages(csl)
    texts["issue"] = FIGURES_APART.sub("–", read_text(csl, "issue"))
    has_address = kind not in SERIALS and any(link.kind == "web" for link in reference_links(csl))
    texts["medium"] = "Internet" if has_address and texts["title"] else read_text(csl, "medium")
    fields: dict[str, object] = {
        field.replace("-", "_"): String(_rich_text(text)) for field, text in texts.items() if text
    }
    issued = _issued(csl, kind=kind, has_address=has_address)
    if issued:
        # A text of our own: citeproc-py sets month and day without a space.
        fields["issued"] = LiteralDate(html.escape(issued, quote=False))
    reference = Reference(KEY, kind, **fields)
    reference.update(_roles(csl))
    return reference


def _kind(csl: Mapping[str, object]) -> str:
    kind = read_text(csl, "type") or "document"
    is_in_volume = read_text(csl, "container-title") and read_text(csl, "volume")
    return JOURNAL if kind == "article" and is_in_volume else kind


def _issued(csl: Mapping[str, object], *, kind: str, has_address: bool) -> str:
    issued = read_year(csl, "issued") if kind in BOOKS else ""
    issued = issued or read_date(csl, "issued")
    cited = read_date(csl, "accessed") if has_address else ""
    return " ".join(filter(None, (issued, f"[cited {cited}]" if cited else "")))


def _leading_people(csl: Mapping[str, object]) -> People:
    authors = read_people(csl, "author")
    return authors if authors.named else read_people(csl, "editor")


def _roles(csl: Mapping[str, object]) -> dict[str, list[Name]]:
    authors, editors = read_people(csl, "author"), read_people(csl, "editor")
    if not authors.named:
        # citeproc-py names editors twice where they stand in for authors, except these.
        return {"collection-editor": _names(editors)} if editors.named else {}
    return {"author": _names(authors)} | ({"editor": _names(editors)} if editors.named else {})


def _names(people: People) -> list[Name]:
    names = [_name(person) for person in people.named]
    # One name more makes the style cut the leading list; it is printed only for editors
    # beside authors, whose list the style would not cut.
    return [*names, Name(literal="et al.")] if people.are_more else names


def _name(person: Person) -> Name:
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return Name(**{part: html.escape(text, quote=False) for part, text in parts.items() if text})


def _rich_text(text: str) -> str:
    """Return text escaped, with the few inline marks CSL allows set free where they are paired."""
    text = html.escape(text, quote=False)
    freed = _freed(text)
    while freed != text:
        text, freed = freed, _freed(freed)
    return text


def _freed(text: str) -> str:
    return ESCAPED_PAIR.sub(r"<\g<tag>>\g<text></\g<tag>>", text)
