"""PubMed's own format (NBIB, MEDLINE). Tags are read by rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles.evidence.dates import read_when, write_day
from articles.evidence.evidence_kinds import TYPES
from articles.evidence.extra import extra_lines
from articles.evidence.found import Csl, Found
from articles.evidence.names import PARTICLES, SUFFIX, read_name, write_name
from articles.evidence.tagged import TOO_LONG, Dialect, Tags, read_tags, value, values
from articles.evidence.tidying import tidied
from articles.text.csl import MONTHS

DIALECT = Dialect(
    pattern=re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)", re.MULTILINE),
    start="PMID",
    end="",
    by_line=frozenset({"GN"}),
    left_out=frozenset({"AB", "AD", "OT", "MH", "RN", "AUID", "CIN", "GR", "COIS", "OAB"}),
    # An organisation among the authors, in its place: see names.read_name for the comma.
    renamed={"CN": ("FAU", ",")},
)
TEXTS = {
    "volume": "VI",
    "issue": "IP",
    "edition": "EN",
    "publisher": "PB",
    "collection-title": "CTI",
    "PMID": "PMID",
    "PMCID": "PMC",
}
IDENTIFIERS = re.compile(r"(?P<value>\S+)\s*\[(?P<kind>doi|pii|bookaccession)\]")
BOOKS = frozenset({"book", "chapter"})
TYPES_OF_WORK = {
    "article-journal": "Journal Article",
    "book": "Book",
    "chapter": "Book Chapter",
    "report": "Technical Report",
}
ENDS = ("?", "!")
SHORTENED = re.compile(r"(?P<letters>[A-Za-z]*)(?P<first>\d+)-(?P=letters)?(?P<last>\d+)")


def read(text: str) -> Iterator[Found]:
    """Yield the records of a PubMed file."""
    for line, tags in read_tags(text, DIALECT):
        yield Found(line, trouble=TOO_LONG) if tags is None else Found(line, csl_of(tags))


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """Return tidy items as PubMed writes them; what has no tag stands in general notes (GN)."""
    return "\n".join("".join(_written(item)) for item in items)


def csl_of(tags: Tags) -> Csl:
    """Return what the tags of one record say."""
    types = values(tags, "PT")
    kind = _kind(tags, types)
    csl: Csl = {"type": kind, TYPES: types, "title": _title(tags, kind)}
    csl |= {field: value(tags, tag) for field, tag in TEXTS.items()}
    csl["author"] = _people(values(tags, "FAU"), values(tags, "AU"))
    csl["editor"] = _people(values(tags, "FED"), values(tags, "ED"))
    csl["issued"] = read_when(value(tags, "DP"))
    csl["page"] = whole_range(value(tags, "PG"))
    csl["ISBN"] = value(tags, "ISBN")
    csl["ISSN"] = value(tags, "IS").partition(" ")[0]
    if kind in BOOKS:
        # Of journals, PubMed says in which country they come out.
        csl["publisher-place"] = value(tags, "PL")
        csl["container-title"] = value(tags, "BTI") if kind == "chapter" else ""
    else:
        csl["container-title"] = value(tags, "JT", "TA")
        csl["container-title-short"] = value(tags, "TA") if value(tags, "JT") else ""
    numbers = (IDENTIFIERS.match(text) for text in values(tags, "AID") + values(tags, "LID"))
    csl["DOI"] = next((one["value"] for one in numbers if one and one["kind"] == "doi"), "")
    csl["note"] = "\n".join(values(tags, "GN"))
    return csl


def whole_range(pages: str) -> str:
    """Return the first range of pages with its last page in full: “1127-31” is 1127-1131."""
    pages = pages.split(";", maxsplit=1)[0].split(",", maxsplit=1)[0].strip()
    found = SHORTENED.fullmatch(pages)
    if not found or len(found["last"]) >= len(found["first"]):
        return pages
    start = found["first"][: -len(found["last"])]
    return f"{found['letters']}{found['first']}-{found['letters']}{start}{found['last']}"


def _kind(tags: Tags, types: Sequence[str]) -> str:
    if value(tags, "BTI"):
        return "chapter" if value(tags, "TI") else "book"
    said = next((kind for kind, name in TYPES_OF_WORK.items() if name in types), "")
    return said or ("article-journal" if value(tags, "JT", "TA") or types else "document")


def _title(tags: Tags, kind: str) -> str:
    title = (value(tags, "BTI", "TI") if kind == "book" else value(tags, "TI")) or value(tags, "TT")
    return title[:-1] if len(title) > 1 and title.endswith(".") else title


def _people(full: Sequence[str], short: Sequence[str]) -> list[dict[str, str]]:
    """Return the authors with their given names in full, where the record has them so."""
    if all(text.endswith(",") for text in full):
        full = [*short, *full]
    return [name for text in full if (name := _name(text))]


def _name(text: str) -> dict[str, str]:
    name = read_name(text)
    given, _space, last = name.get("given", "").rpartition(" ")
    if given and SUFFIX.fullmatch(last):
        name |= {"given": given, "suffix": last}
    return name


def _written(item: Mapping[str, Any]) -> Iterator[str]:
    kind, title = str(item.get("type")), str(item.get("title", ""))
    title = title if title.endswith(ENDS) else f"{title}."
    tags: dict[str, Any] = {tag: item.get(field, "") for field, tag in TEXTS.items()}
    tags["BTI" if kind == "book" else "TI"] = title
    tags["FAU"] = [_full(name) for name in item.get("author", ())]
    tags["FED"] = [_full(name) for name in item.get("editor", ())]
    tags |= _container(item, kind)
    tags |= {"DP": _day(item.get("issued") or {}), "PG": item.get("page", "")}
    tags |= {"IS": item.get("ISSN", ""), "ISBN": item.get("ISBN", "")}
    tags["AID"] = f"{item['DOI']} [doi]" if "DOI" in item else ""
    tags["PT"] = TYPES_OF_WORK.get(kind, "")
    told = {tag: text for tag, text in tags.items() if text}
    lines = extra_lines(item, said=tidied(csl_of(told)))
    told["GN"] = [*str(item.get("note", "")).splitlines(), *lines]
    # The number begins the record, also where there is none.
    yield f"PMID- {told.pop('PMID', '')}\n"
    for tag, found in told.items():
        for text in found if isinstance(found, list) else [found]:
            yield _line(tag, text)


def _line(tag: str, text: str) -> str:
    if tag == "FAU" and text.endswith(","):
        tag, text = "CN", text.removesuffix(",")
    return f"{tag:<4}- {text}\n"


def _full(name: Mapping[str, Any]) -> str:
    """Return a name as `_name` reads it; an organisation with a comma at its end.

    A suffix behind a family name alone would be read as initials: such a name goes out whole.
    """
    if not name.get("family"):
        return f"{name.get('literal') or name.get('given') or ''},"
    if name.get("suffix") and not (name.get("given") or name.get("dropping-particle")):
        parts = (name.get(part) for part in (*PARTICLES, "suffix"))
        return f"{' '.join(filter(None, parts))},"
    without = {part: text for part, text in name.items() if part != "suffix"}
    return " ".join(filter(None, (write_name(without), str(name.get("suffix", "")))))


def _container(item: Mapping[str, Any], kind: str) -> dict[str, Any]:
    full, short = item.get("container-title", ""), item.get("container-title-short", "")
    place = item.get("publisher-place", "")
    if kind in BOOKS:
        return {"BTI": full, "PL": place} if kind == "chapter" else {"PL": place}
    return {"JT": full, "TA": short if full else ""}


def _day(date: Mapping[str, Any]) -> str:
    """Return a date as PubMed writes it: “2000 Feb 15”, “2000 Spring”."""
    year, day = write_day(date)
    if "season" in date:
        return day.replace("///", " ")
    numbers = [int(part) for part in day.split("/")[1:] if part.isdecimal()]
    months = [MONTHS[number - 1] for number in numbers[:1]]
    return " ".join((year, *months, *(str(number) for number in numbers[1:])))
