"""Where two records of one paper disagree in what readers see; how they are written is no matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from articles.text.csl import Person, read_date, read_people, read_text
from articles.text.entries.pages import page_ranges
from articles.text.reference_record import record_fields

from .inline import plain

FIELDS = (
    "type",
    "title",
    "author",
    "editor",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "edition",
    "volume",
    "issue",
    "page",
    "issued",
    "DOI",
    "PMID",
    "URL",
)
"""What is compared, in the order in which it is shown; by their names in CSL-JSON."""
THE = re.compile(r"^the\s+", re.IGNORECASE)


class Difference(NamedTuple):
    """One field that two records do not say alike; `ours` is "" where only theirs says it."""

    field: str
    ours: str
    theirs: str


def differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return what another record says otherwise, or says and ours does not.

    Capitals, accents, dashes, markup, initials for given names, a year for a full date and the
    abbreviated name of a journal are no differences. What only ours says is none either.
    """
    # What is said in the same words needs no closer look: in a large import, nearly everything.
    told = (field for field in FIELDS if not _same_words(field, ours, theirs))
    pairs = ((field, shown(ours, field), shown(theirs, field)) for field in told)
    return tuple(
        Difference(field, mine, other)
        for field, mine, other in pairs
        if other and not _alike(field, ours, theirs)
    )


def _same_words(field: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Tell whether theirs is exactly ours, or says nothing; an address may name a DOI or number."""
    if field not in theirs:
        return field not in {"DOI", "PMID"} or "URL" not in theirs
    return bool(ours.get(field) == theirs[field])


def shown(csl: Mapping[str, Any], field: str) -> str:
    """Return a field as one line of plain text."""
    return SHOWN[field](csl, field) if field in SHOWN else plain(read_text(csl, field))


def letters_of(text: str) -> str:
    """Return the letters and figures of a text, without accents, capitals or markup."""
    apart = unicodedata.normalize("NFKD", plain(text)).casefold()
    return "".join(letter for letter in apart if letter.isalnum())


def _alike(field: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    if field in ALIKE:
        return ALIKE[field](ours, theirs, field)
    return letters_of(shown(ours, field)) == letters_of(shown(theirs, field))


def _same_day(ours: Mapping[str, Any], theirs: Mapping[str, Any], field: str) -> bool:
    mine, other = read_date(ours, field), read_date(theirs, field)
    return bool(mine) and _is_start(mine.split(), other.split())


def _same_address(ours: Mapping[str, Any], theirs: Mapping[str, Any], field: str) -> bool:
    """Tell whether addresses are the same, or theirs only repeats the DOI or the PubMed number."""
    address = record_fields({"URL": read_text(theirs, field)})
    return bool(address.doi or address.pmid) or read_text(ours, field) == read_text(theirs, field)


def _same_journal(ours: Mapping[str, Any], theirs: Mapping[str, Any], _field: str) -> bool:
    return bool(_journal_names(ours) & _journal_names(theirs))


def _journal_names(csl: Mapping[str, Any]) -> set[str]:
    names = (read_text(csl, field) for field in ("container-title", "container-title-short"))
    return {letters_of(THE.sub("", name)) for name in names if name}


def _same_people(ours: Mapping[str, Any], theirs: Mapping[str, Any], role: str) -> bool:
    mine, others = read_people(ours, role), read_people(theirs, role)
    return (
        mine.are_more == others.are_more
        and len(mine.named) == len(others.named)
        and all(map(_same_person, mine.named, others.named))
    )


def _same_person(one: Person, two: Person) -> bool:
    return letters_of(one.family) == letters_of(two.family) and _is_start(
        _initials(one), _initials(two)
    )


def _initials(person: Person) -> list[str]:
    return [letters_of(word)[:1] for word in re.split(r"[\s.\-]+", person.given) if word]


def _is_start(one: list[str], two: list[str]) -> bool:
    """Tell whether the shorter of two lists is how the longer begins."""
    return all(first == second for first, second in zip(one, two, strict=False))


def _parts(person: Person) -> tuple[str, str, str]:
    return person.family, person.given, person.suffix


def _shown_people(csl: Mapping[str, Any], role: str) -> str:
    people = read_people(csl, role)
    names = [" ".join(filter(None, _parts(person))) for person in people.named]
    return ", ".join([*names, *(["et al."] if people.are_more else [])])


def _shown_doi(csl: Mapping[str, Any], _field: str) -> str:
    return record_fields(csl).doi


def _shown_pmid(csl: Mapping[str, Any], _field: str) -> str:
    return record_fields(csl).pmid


def _shown_pages(csl: Mapping[str, Any], _field: str) -> str:
    return page_ranges(read_text(csl, "page"), how="minimal", dash="-")


SHOWN: Mapping[str, Callable[[Mapping[str, Any], str], str]] = {
    "author": _shown_people,
    "editor": _shown_people,
    "issued": read_date,
    "page": _shown_pages,
    "DOI": _shown_doi,
    "PMID": _shown_pmid,
}
ALIKE: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any], str], bool]] = {
    "author": _same_people,
    "editor": _same_people,
    "issued": _same_day,
    "URL": _same_address,
    "container-title": _same_journal,
}
