"""EndNote XML, as EndNote itself exports it; what has no field stands in the research notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from articles.evidence.dates import write_day
from articles.evidence.extra import extra_lines
from articles.evidence.names import write_name
from articles.evidence.tidying import tidied
from articles.evidence.types_of_work import ENDNOTE_TYPES

from .endnote import ARTICLES, FACES, PEOPLE, TEXTS, csl_of

MARK = re.compile(r"(</?(?:i|b|sup|sub)>)")
FACE_OF = {mark: face for face, mark in FACES.items()}


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """Return tidy items as EndNote XML."""
    root = etree.Element("xml")
    records = etree.SubElement(root, "records")
    for number, item in enumerate(items, start=1):
        _write(etree.SubElement(records, "record"), item, number)
    text = etree.tostring(root, encoding="unicode", pretty_print=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.replace("<record>", "\n<record>")


def _write(record: etree._Element, item: Mapping[str, Any], number: int) -> None:
    kind = str(item.get("type"))
    code, name = ENDNOTE_TYPES.get(kind, ENDNOTE_TYPES["document"])
    etree.SubElement(record, "rec-number").text = str(number)
    etree.SubElement(record, "ref-type", name=name).text = str(code)
    for role, path in PEOPLE.items():
        for person in item.get(role, ()):
            _put(record, path, write_name(person))
    _put(record, "titles/title", str(item.get("title", "")))
    _put_texts(record, item, kind)
    notes = extra_lines(item, said=tidied(csl_of(record)))
    _put(record, "notes", str(item.get("note", "")))
    _put(record, "research-notes", "\n".join(notes))


def _put_texts(record: etree._Element, item: Mapping[str, Any], kind: str) -> None:
    year, day = write_day(item.get("issued") or {})
    container, short = item.get("container-title", ""), item.get("container-title-short", "")
    texts = {
        "titles/secondary-title": container,
        "periodical/full-title": container if kind in ARTICLES else "",
        "periodical/abbr-1": short if container else "",
        **{path: item.get(field, "") for field, path in TEXTS.items()},
        "dates/year": year,
        "dates/pub-dates/date": day,
        "isbn": item.get("ISSN" if kind in ARTICLES else "ISBN", ""),
        "accession-num": item.get("PMID", ""),
        "remote-database-name": "PubMed" if "PMID" in item else "",
        "custom2": item.get("PMCID", ""),
        "access-date": write_day(item.get("accessed") or {})[1],
        "work-type": "" if kind == "article-journal" else item.get("genre", ""),
    }
    for path, text in texts.items():
        _put(record, path, str(text))


def _put(record: etree._Element, path: str, text: str) -> None:
    """Put a text at the end of a path, whose last part may be there already; nothing for ""."""
    if not text:
        return
    *groups, last = path.split("/")
    place = record
    for group in groups:
        found = place.find(group)
        place = etree.SubElement(place, group) if found is None else found
    element = etree.SubElement(place, last)
    faces: list[str] = []
    for part in MARK.split(text):
        if MARK.fullmatch(part):
            mark = part.strip("</>")
            faces = [*faces, mark] if "/" not in part else [one for one in faces if one != mark]
        elif part:
            style = etree.SubElement(
                element, "style", face=_face(faces), font="default", size="100%"
            )
            style.text = part


def _face(marks: Sequence[str]) -> str:
    return " ".join(FACE_OF[mark] for mark in reversed(marks)) or "normal"
