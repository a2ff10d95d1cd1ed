"""BibTeX, as BibTeX and BibLaTeX both read it; what has no field stands in `annote`, unprinted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field

from articles.evidence.dates import date_fields
from articles.evidence.extra import extra_lines
from articles.evidence.latex import to_latex, to_verbatim
from articles.evidence.tidying import tidied
from articles.evidence.types_of_work import BIBTEX_TYPES, first_words

from .bibtex import NUMBERED, ROLES, TEXTS, VERBATIM, csl_of

ENTRY_TYPES = first_words(BIBTEX_TYPES)
NAMED_OTHERWISE = {"publisher-place": "address", "language": "language"}
CONTAINERS = {"article-journal": "journal", "chapter": "booktitle", "paper-conference": "booktitle"}
PUBLISHERS = {"report": "institution", "thesis": "school"}
BARE = re.compile(r"[A-ZÀ-Þ][^\s,{}\\]*")
KEY = re.compile(r"[^A-Za-z0-9:._/+-]+")


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """Return tidy items as BibTeX."""
    library = Library([_entry(key, item) for key, item in zip(_keys(items), items, strict=True)])
    stack = default_unparse_stack(allow_inplace_modification=True)
    return write_string(library, unparse_stack=stack)


def _keys(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a key for each item that BibTeX can cite, each once."""
    keys: dict[str, None] = {}
    for number, item in enumerate(items, start=1):
        key = KEY.sub("-", str(item.get("id", ""))).strip("-") or f"reference-{number}"
        while key in keys:
            key = f"{key}-{number}"
        keys[key] = None
    return list(keys)


def _entry(key: str, item: Mapping[str, Any]) -> Entry:
    kind = ENTRY_TYPES.get(str(item.get("type")), "misc")
    fields = {name: text for name, text in _fields(item).items() if text}
    said = tidied(csl_of(kind, key, fields))
    lines = [to_latex(line) for line in str(item.get("note", "")).splitlines()]
    fields |= {"note": "\n".join(lines)} if lines else {}
    notes = [to_latex(line) for line in extra_lines(item, said=said)]
    fields |= {"annote": "\n".join(notes)} if notes else {}
    return Entry(kind, key, [Field(name, text) for name, text in fields.items()])


def _fields(item: Mapping[str, Any]) -> dict[str, str]:
    kind = str(item.get("type"))
    names = {name: NAMED_OTHERWISE.get(name, fields[0]) for name, fields in TEXTS.items()}
    names |= {"container-title": CONTAINERS.get(kind, "journaltitle")}
    names |= {"publisher": PUBLISHERS.get(kind, "publisher")}
    # Which of the two it is, the reader tells from the type of the entry.
    read_as = BIBTEX_TYPES[ENTRY_TYPES.get(kind, "misc")]
    names |= {"number" if read_as in NUMBERED else "issue": "number"}
    people = {role: _people(item.get(role, ())) for role in ROLES}
    fields = {
        "author": people["author"],
        "title": to_latex(str(item.get("title", "")), is_title=True),
    }
    fields |= {field: to_latex(str(item.get(name, ""))) for name, field in names.items()}
    fields["pages"] = str(item.get("page", "")).replace("-", "--")
    fields |= date_fields(item.get("issued") or {})
    fields |= {role: written for role, written in people.items() if role != "author"}
    return fields | {
        written[0]: to_verbatim(str(item.get(name, ""))) for name, written in VERBATIM.items()
    }


def _people(names: Sequence[Mapping[str, Any]]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: Mapping[str, Any]) -> str:
    family = str(name.get("family", ""))
    if not family:
        whole = str(name.get("literal") or name.get("given") or "")
        return "others" if whole == "et al." else f"{{{to_latex(whole)}}}"
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    last = " ".join(
        filter(None, (to_latex(str(name.get("non-dropping-particle", ""))), _part(family)))
    )
    suffix = _braced(str(name["suffix"])) if name.get("suffix") else ""
    # Without a comma, words in braces are an organisation and “de Silva” has a given name.
    is_one_word = BARE.fullmatch(last) and not suffix
    return ", ".join(filter(None, (last, suffix, _braced(given) or ("" if is_one_word else "{}"))))


def _part(family: str) -> str:
    """Return a family name, braced where BibTeX would take part of it for a particle."""
    return to_latex(family) if BARE.fullmatch(family) else f"{{{to_latex(family)}}}"


def _braced(text: str) -> str:
    return f"{{{to_latex(text)}}}" if "," in text or " and " in f" {text} " else to_latex(text)
