"""EndNote XML, read by lxml with declarations, entities and network shut off; each field to CSL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree

from articles.evidence.dates import read_when
from articles.evidence.evidence_kinds import TYPES
from articles.evidence.faults import UnreadableFileError
from articles.evidence.found import Csl, Found
from articles.evidence.inline import joined
from articles.evidence.names import read_name
from articles.evidence.types_of_work import ENDNOTE_READ

MOST_TAGS = 1_500_000
"""How many tags a file may hold: some 300 MB while a record is read that holds them all."""
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
FORBIDDEN = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
PEOPLE = {
    "author": "contributors/authors/author",
    "editor": "contributors/secondary-authors/author",
    "collection-editor": "contributors/tertiary-authors/author",
    "translator": "contributors/subsidiary-authors/author",
}
TEXTS = {
    "title-short": "titles/short-title",
    "collection-title": "titles/tertiary-title",
    "page": "pages",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "pub-location",
    "DOI": "electronic-resource-num",
    "URL": "urls/related-urls/url",
    "language": "language",
    "id": "label",
}
ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
PUBMED = re.compile(r"pubmed|medline|nlm", re.IGNORECASE)
NOTES = ("notes", "research-notes")
FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


def read(text: str) -> Iterator[Found]:
    """Yield the records of an EndNote library.

    Raises:
        UnreadableFileError: if it declares anything, is damaged, or is no EndNote XML.
    """
    if FORBIDDEN.search(text):
        raise UnreadableFileError("forbidden_xml")
    if text.count("<") > MOST_TAGS:
        raise UnreadableFileError("too_many")
    source = BytesIO(DECLARATION.sub("", text).encode("utf-8", "replace"))
    records = etree.iterparse(
        source,
        tag="record",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _event, record in records:
            yield Found(int(record.sourceline or 1), csl_of(record))
            # What was read is let go, with the records before it.
            record.clear()
            while record.getprevious() is not None:
                del record.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise UnreadableFileError("damaged", f"line {error.lineno or 1}.") from error


def csl_of(record: etree._Element) -> Csl:
    """Return what one record says."""
    name = record.find("ref-type")
    kind = ENDNOTE_READ.get(
        (name.get("name") or "").lower() if name is not None else "", "document"
    )
    csl: Csl = {"type": kind, "title": marked(record.find("titles/title"))}
    csl |= {field: said(record, path) for field, path in TEXTS.items()}
    csl |= {role: _people(record, path) for role, path in PEOPLE.items()}
    csl |= _container(record)
    csl["issued"] = _issued(record)
    csl["accessed"] = read_when(said(record, "access-date"))
    csl["ISSN" if kind in ARTICLES else "ISBN"] = said(record, "isbn").split("\n")[0]
    csl["PMID"] = _pubmed_number(record)
    pmcid = said(record, "custom2")
    csl["PMCID"] = pmcid if pmcid.startswith("PMC") else ""
    work = said(record, "work-type")
    csl |= {TYPES: [work]} if kind == "article-journal" else {"genre": work}
    csl["note"] = "\n".join(filter(None, (said(record, name) for name in NOTES)))
    return csl


def said(record: etree._Element, path: str) -> str:
    """Return the text at a path, with its marks; "" if there is nothing."""
    return joined(marked(record.find(path))).strip()


def marked(element: etree._Element | None) -> str:
    """Return the text of an element, its faces as <i>, <b>, <sup> and <sub>."""
    if element is None:
        return ""
    text = element.text or ""
    for style in element:
        text += _faced(marked(style), style.get("face") or "") + (style.tail or "")
    return text


def _faced(text: str, faces: str) -> str:
    if not text.strip():
        return text
    for name in faces.split():
        if name in FACES:
            text = f"<{FACES[name]}>{text}</{FACES[name]}>"
    return text


def _people(record: etree._Element, path: str) -> list[dict[str, str]]:
    texts = ("".join(author.itertext()) for author in record.iterfind(path))
    return [name for text in texts if (name := read_name(text))]


def _container(record: etree._Element) -> Mapping[str, str]:
    second = said(record, "titles/secondary-title")
    full, short = said(record, "periodical/full-title"), said(record, "periodical/abbr-1")
    return {"container-title": second or full or short, "container-title-short": short}


def _issued(record: etree._Element) -> dict[str, object]:
    year, day = said(record, "dates/year"), said(record, "dates/pub-dates/date")
    whole = day if year and year in day else f"{year} {day}"
    issued = read_when(whole)
    return issued if "date-parts" in issued else read_when(year) or issued


def _pubmed_number(record: etree._Element) -> str:
    number, names = said(record, "accession-num"), ("name", "provider")
    where = " ".join(said(record, f"remote-database-{name}") for name in names)
    is_pubmed = not where.strip() or PUBMED.search(where)
    return number if is_pubmed and re.fullmatch(r"[1-9]\d{4,8}", number, re.ASCII) else ""
