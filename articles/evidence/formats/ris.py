"""RIS: what nearly every reference manager and journal exports. Tags are read by rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import rispy

from articles.evidence.dates import read_when, write_day
from articles.evidence.evidence_kinds import TYPES
from articles.evidence.extra import extra_lines
from articles.evidence.found import Csl, Found
from articles.evidence.names import read_name, write_name
from articles.evidence.tagged import TOO_LONG, Dialect, Tags, read_tags, value, values
from articles.evidence.tidying import tidied
from articles.evidence.types_of_work import RIS_TYPES, first_words

DIALECT = Dialect(
    pattern=re.compile(r"\s*(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?= |$)", re.MULTILINE),
    start="TY",
    end="ER",
    by_line=frozenset({"N1", "RN"}),
    left_out=frozenset({"AB", "N2", "KW", "AD", "L1", "L3", "L4", "CR"}),
)
PEOPLE = {
    "author": ("AU", "A1"),
    "editor": ("A2", "ED"),
    "collection-editor": ("A3",),
    "translator": ("A4",),
}
# Where the first tag is missing, the next is looked at; the first is the one that is written.
TEXTS = {
    "title": ("TI", "T1", "CT"),
    "title-short": ("ST",),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "edition": ("ET",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "DOI": ("DO", "DI"),
    "URL": ("UR",),
    "language": ("LA",),
    "id": ("ID",),
}
ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
PUBMED = re.compile(r"pubmed|medline|^nlm$", re.IGNORECASE)
NOISE = re.compile(r".*\bExport Date:.*|Cited By:? .*", re.IGNORECASE)
FROM_TO = re.compile(r"(?P<first>[^-\s,;]+)-(?P<last>[^-\s,;]+)")
KINDS = first_words(RIS_TYPES)


class TagWriter(rispy.RisWriter):  # type: ignore[misc]  # rispy carries no types
    """rispy without a number before each record."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - rispy's signature
        return ""


def read(text: str) -> Iterator[Found]:
    """Yield the records of a RIS file; one that is not closed ends where the next begins."""
    for line, tags in read_tags(text, DIALECT):
        yield Found(line, trouble=TOO_LONG) if tags is None else Found(line, csl_of(tags))


def write(items: Sequence[Mapping[str, Any]]) -> str:
    """Return tidy items as RIS, each value on one line; what has no tag stands in notes (N1)."""
    writer = TagWriter(enforce_list_tags=False, list_tags=[], delimiter_tags_mapping={})
    return str(writer.formats([_written(item) for item in items]))


def csl_of(tags: Tags) -> Csl:
    """Return what the tags of one record say."""
    kind = RIS_TYPES.get(value(tags, "TY").upper(), "document")
    csl: Csl = {"type": kind}
    csl |= {field: value(tags, *names) for field, names in TEXTS.items()}
    csl |= {role: _people(tags, names) for role, names in PEOPLE.items()}
    csl |= _container(tags, kind)
    csl["issued"], csl["accessed"] = _issued(tags), read_when(value(tags, "Y2"))
    csl["page"] = _pages(tags)
    csl["ISSN" if kind in ARTICLES else "ISBN"] = value(tags, "SN")
    csl["PMCID"] = next((text for text in values(tags, "C2") if text.startswith("PMC")), "")
    if PUBMED.search(value(tags, "DB")) or PUBMED.search(value(tags, "DP")):
        csl["PMID"] = value(tags, "AN")
    if kind == "article-journal":
        csl[TYPES] = values(tags, "M3")
    else:
        csl["genre"] = value(tags, "M3")
    notes = (line for line in values(tags, "N1") + values(tags, "RN") if not NOISE.match(line))
    csl["note"] = "\n".join(notes)
    return csl


def _people(tags: Tags, names: Sequence[str]) -> list[dict[str, str]]:
    # A few exporters have the first author in one tag and the others in the next.
    found: list[str] = []
    for tag in reversed(names):
        before = set(found)
        found += [text for text in values(tags, tag) if text not in before]
    return [name for text in found if (name := read_name(text))]


def _container(tags: Tags, kind: str) -> Csl:
    """Return the journal, book or series, and its abbreviation."""
    full, either = value(tags, "T2", "JF", "BT"), value(tags, "JO")
    short = value(tags, "J2", "JA")
    whole = full or either or short
    if kind == "book" and not value(tags, "T3"):
        return {"collection-title": whole}
    short = short or (either if full else "")
    return {"container-title": whole, "container-title-short": short if short != whole else ""}


def _issued(tags: Tags) -> dict[str, Any]:
    """Return the date, with month and day where DA or Y1 know them of the same year."""
    year, day = value(tags, "PY", "Y1"), value(tags, "DA")
    issued = read_when(year)
    if not day:
        return issued
    more = read_when(day)
    if "date-parts" not in more and year:
        more = read_when(f"{year[:4]} {day}")
    if "date-parts" not in more:
        return issued
    is_same_year = issued.get("date-parts", more["date-parts"])[0][0] == more["date-parts"][0][0]
    return more if is_same_year else issued


def _pages(tags: Tags) -> str:
    first, last = value(tags, "SP"), value(tags, "EP")
    if not first:
        return last or value(tags, "C7", "AR")
    return first if not last or last == first or "-" in first else f"{first}-{last}"


def _written(item: Mapping[str, Any]) -> Csl:
    kind = str(item.get("type"))
    issued, page = item.get("issued") or {}, str(item.get("page", ""))
    pages = FROM_TO.fullmatch(page)
    year, day = write_day(issued)
    tags: dict[str, Any] = {"TY": KINDS.get(kind, "GEN")}
    tags |= {
        names[0]: [write_name(name) for name in item.get(role, ())]
        for role, names in PEOPLE.items()
    }
    tags |= {names[0]: item.get(field, "") for field, names in TEXTS.items()}
    tags |= {"T2": "" if kind == "book" else item.get("container-title", "")}
    tags |= {"J2": item.get("container-title-short", "") if tags["T2"] else ""}
    tags |= {"PY": year, "DA": day, "Y2": write_day(item.get("accessed") or {})[1]}
    tags |= {"SP": pages["first"], "EP": pages["last"]} if pages else {"SP": page}
    tags |= {"SN": item.get("ISSN" if kind in ARTICLES else "ISBN", "")}
    if "PMID" in item:
        tags |= {"AN": item["PMID"], "DB": "PubMed"}
    if str(item.get("PMCID", "")).startswith("PMC"):
        tags["C2"] = item["PMCID"]
    if kind != "article-journal":
        tags["M3"] = item.get("genre", "")
    told = {tag: text for tag, text in tags.items() if text and text != [""]}
    notes = extra_lines(item, said=tidied(csl_of(told)))
    told["N1"] = [*str(item.get("note", "")).splitlines(), *notes]
    return {rispy.TAG_KEY_MAPPING[tag]: text for tag, text in told.items()}
