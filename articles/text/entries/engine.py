"""A style read once, and the entries it has set: bounded, one thread at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.model import CitationStylesElement
from citeproc.source import BibliographySource
from lxml import etree

from . import formatting
from .casing import cased
from .dates import date_text
from .elements import ELEMENTS
from .records import KEY, Record, read_accessed
from .styles import Style
from .tidying import tidied

CSL = "http://purl.org/net/xbiblio/csl"
MOST_STYLES = 8
"""Styles that one process keeps read: some megabytes each with the words of their languages."""

MOST_ENTRIES = 4_096
"""Entries kept of each style: one takes milliseconds, and a page of references needs many."""


class StyleXML(CitationStylesStyle):
    """A style as citeproc-py reads it, with our elements, and without what a file may smuggle in."""

    def __init__(self, style: Style) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        namespace = lookup.get_namespace(CSL)
        namespace[None] = CitationStylesElement
        theirs = CitationStylesElement.__subclasses__()
        namespace.update({kind.__name__.replace("_", "-").lower(): kind for kind in theirs})
        namespace.update(ELEMENTS)
        # Our text is UTF-8 whatever its first line says.
        self.parser = etree.XMLParser(
            encoding="utf-8",
            remove_comments=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        self.parser.set_element_class_lookup(lookup)
        self.root = etree.fromstring(style.csl.encode(), self.parser)
        self.root.formatter = formatting
        self.root.found = {}
        self.root.set_locale_list(self.root.get("default-locale", style.locale), validate=False)
        self._prepare()

    def _prepare(self) -> None:
        """Say in the style what the library would put there, or leave hanging, while it works."""
        for names in self.root.xpath_search(
            ".//cs:names[not(cs:name)][not(parent::cs:substitute)]"
        ):
            names.insert(0, names.makeelement(f"{{{CSL}}}name"))
        for address in self.root.xpath_search(".//cs:text[@variable='URL' or @variable='DOI']"):
            self._drop_lead_in(address)
        # “Retrieved on a day, from”: only an address can follow.
        for word in self.root.xpath_search(".//cs:text[@term='from']"):
            word.getparent().remove(word)

    @staticmethod
    def _drop_lead_in(address: Any) -> None:
        """Remove words such as “Available at” right before an address, which is not printed."""
        before = address.getprevious()
        while before is not None and ("term" in before.attrib or "value" in before.attrib):
            lead_in, before = before, before.getprevious()
            lead_in.getparent().remove(lead_in)


class ParsedStyle:
    """A style ready for work. It keeps what it has set, under the record's own text."""

    def __init__(self, style: Style) -> None:
        self._xml = StyleXML(style)
        # The renderer keeps notes in the style while it works: one thread at a time.
        self._lock = Lock()
        self._kept = lru_cache(maxsize=MOST_ENTRIES)(self._made)
        accessed = self._xml.root.makeelement(f"{{{CSL}}}date", form="text")
        self._xml.root.append(accessed)
        self._accessed = accessed

    def entry(self, csl: Mapping[str, object]) -> str:
        """Return the entry as the style sets it, as inline HTML; "" if it finds nothing to say."""
        return self._kept(json.dumps(dict(csl), sort_keys=True))

    def _made(self, text: str) -> str:
        csl = json.loads(text)
        record = Record(csl)
        with self._lock:
            entry = self._set(record)
            if entry and "accessed" not in record.asked:
                entry = " ".join(filter(None, (entry, self._read_on(csl))))
        return entry

    def _set(self, record: Record) -> str:
        source = BibliographySource()
        source.add(record)
        bibliography = CitationStylesBibliography(self._xml, source, formatting)
        bibliography.register(Citation([CitationItem(KEY)]))
        said = "".join(map(str, bibliography.bibliography()))
        root = self._xml.root
        return tidied(said, into_quotes=root.get_locale_option("punctuation-in-quote") == "true")

    def _read_on(self, csl: Mapping[str, object]) -> str:
        """Return when an address was read, in the style's language, where the style leaves it out."""
        when = read_accessed(csl)
        if when is None:
            return ""
        word = cased(str(self._xml.root.get_single_term(name="accessed")), "capitalize-first")
        return f"{word} {date_text(self._accessed, when)}."


@lru_cache(maxsize=MOST_STYLES)
def parsed(style: Style) -> ParsedStyle:
    """Return a style ready for work, read if need be.

    Raises:
        lxml.etree.XMLSyntaxError, ValueError: for what is no style; see `trying`.
    """
    return ParsedStyle(style)
