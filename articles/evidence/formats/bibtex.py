"""BibTeX and BibLaTeX, read by bibtexparser; each field to CSL."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from articles.evidence.dates import date_of, read_when
from articles.evidence.faults import MOST_RECORDS, UnreadableFileError
from articles.evidence.found import Csl, Found
from articles.evidence.latex import from_latex, from_verbatim
from articles.evidence.names import literal
from articles.evidence.types_of_work import BIBTEX_TYPES

MOST_FIELDS = 600_000
BLOCK = re.compile(r"@\s*\w+\s*[{(]")
ROLES = {"author": "author", "editor": "editor", "translator": "translator"}
# Where the first field is missing, the next is looked at.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "container-title-short": ("shortjournal",),
    "collection-title": ("series",),
    "title-short": ("shorttitle",),
    "volume": ("volume",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "organization", "school"),
    "publisher-place": ("location", "address"),
    "page": ("pages", "eid", "articleno", "article-number"),
    "ISSN": ("issn",),
    "ISBN": ("isbn",),
    "PMCID": ("pmcid",),
    "PMID": ("pmid",),
    "language": ("langid", "language"),
    "genre": ("type",),
    "event-title": ("eventtitle",),
    "version": ("version",),
    "number-of-pages": ("pagetotal",),
}
VERBATIM: Mapping[str, tuple[str, ...]] = {"DOI": ("doi",), "URL": ("url",)}
NOTES = ("note", "annote", "annotation")
NUMBERED = frozenset({"report", "patent", "standard", "legislation"})
"""Works whose number is their own, not that of a journal's issue."""
# Every entry that cannot be read is reported where the file is; not a second time in the log.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def read(text: str) -> Iterator[Found]:
    """Yield the entries of a BibTeX file, those that cannot be read as well.

    Raises:
        UnreadableFileError: if there are far too many of them.
    """
    if sum(1 for _ in BLOCK.finditer(text)) > 2 * MOST_RECORDS or text.count("=") > MOST_FIELDS:
        raise UnreadableFileError("too_many")
    stack = [*default_parse_stack(allow_inplace_modification=True), NormalizeFieldKeys()]
    try:
        library = parse_string(text, parse_stack=stack)
    except RecursionError as error:
        raise UnreadableFileError("too_deep") from error
    for block in library.blocks:
        if (found := _found(block)) is not None:
            yield found


def _found(block: Block) -> Found | None:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        # Two entries under one key are two entries; keys are settled later.
        block = block.ignore_error_block or block
    if isinstance(block, Entry):
        fields = {field.key: str(field.value) for field in reversed(block.fields)}
        return Found(line, csl_of(block.entry_type, block.key, fields))
    if isinstance(block, ParsingFailedBlock):
        return Found(line, trouble="a brace or a quote is not closed, or a comma is missing.")
    return None


def csl_of(entry_type: str, key: str, fields: Mapping[str, str]) -> Csl:
    """Return what one entry says."""
    kind = BIBTEX_TYPES.get(entry_type.lower(), "document")
    csl: Csl = {"type": kind, "id": key, "title": _title(fields)}
    csl |= {name: from_latex(_first(fields, names)) for name, names in TEXTS.items()}
    csl |= {name: from_verbatim(_first(fields, names)) for name, names in VERBATIM.items()}
    csl |= {role: _people(fields.get(name, "")) for role, name in ROLES.items()}
    number = from_latex(_first(fields, ("number", "issue")))
    csl["number" if kind in NUMBERED else "issue"] = number
    csl["issued"] = read_when(fields.get("date", "")) or date_of(
        from_latex(fields.get("year", "")),
        from_latex(fields.get("month", "")),
        fields.get("day", ""),
    )
    csl["accessed"] = read_when(fields.get("urldate", ""))
    if fields.get("eprinttype", fields.get("archiveprefix", "")).lower() in {"pubmed", "pmid"}:
        csl["PMID"] = csl["PMID"] or fields.get("eprint", "")
    how = from_verbatim(fields.get("howpublished", ""))
    csl["URL"] = csl["URL"] or (how if how.startswith("http") else "")
    lines = [line for name in NOTES for line in fields.get(name, "").splitlines()]
    csl["note"] = "\n".join(from_latex(line) for line in lines)
    return csl


def _title(fields: Mapping[str, str]) -> str:
    title, subtitle = fields.get("title", ""), fields.get("subtitle", "")
    return from_latex(f"{title}: {subtitle}" if subtitle else title)


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def _people(value: str) -> list[dict[str, str]]:
    names = split_multiple_persons_names(" ".join(value.split())) if value.strip() else []
    return [name for text in names if (name := _name(text))]


def _name(text: str) -> dict[str, str]:
    if text.lower() == "others" or _is_braced(text):
        return literal(from_latex(text.strip("{}") if text.lower() == "others" else text))
    parts = parse_single_name_into_parts(text, strict=False)
    name = {
        "family": from_latex(" ".join(parts.last)),
        "non-dropping-particle": from_latex(" ".join(parts.von)),
        "given": from_latex(" ".join(parts.first)),
        "suffix": from_latex(" ".join(parts.jr)),
    }
    return {part: words for part, words in name.items() if words}


def _is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds a whole name, as an organisation's is written."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return place == len(text) - 1
    return False
