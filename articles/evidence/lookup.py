"""Looking a paper up where papers are registered: by DOI at Crossref and DataCite, by PubMed number.

Only ever asked by somebody at the desk. Nothing but the identifier, the portal's name and the
contact address of the settings is sent.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings

from .fetching import LookupFailedError, LookupFault, Question, fetch
from .identifiers import Identifier
from .registry_records import library_record

CSL = "application/vnd.citationstyles.csl+json"
SECONDS = 10.0
"""How long a registry may take over one answer."""

SECONDS_FOR_ALL = 40.0
"""How long several may take together: somebody is waiting."""

MOST_AT_ONCE = 20
"""More are read from a file faster than from the registries."""

PUBMED_PAUSE = 0.35
"""Seconds between two questions. Source: NCBI allows three a second (api.ncbi.nlm.nih.gov/lit/ctxp)."""

ENDS_ASKING: frozenset[LookupFault] = frozenset({"off", "offline", "slow", "too_many"})
"""What the next question to the same registry would meet as well."""

DOI_RESOLVES_TO = (
    "https://api.crossref.org",
    "https://api.datacite.org",
    "https://data.crosscite.org",
    "https://data.crossref.org",
    "https://data.datacite.org",
    "https://doi.org",
)
"""Where doi.org sends whoever asks for a record (https://citation.doi.org/docs.html)."""


@dataclass(frozen=True, slots=True)
class Registries:
    """The addresses of the registries, and the name we ask in."""

    crossref: str
    doi: str
    pubmed: str
    agent: str
    is_on: bool = True
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one question: a record, or why there is none."""

    identifier: Identifier
    record: dict[str, Any] | None = None
    fault: LookupFault | None = None
    wait: int = 0


def registries() -> Registries:
    """Return the registries of the settings."""
    contact = settings.REFERENCE_LOOKUP_CONTACT
    mail = f"; mailto:{contact}" if contact else ""
    return Registries(
        crossref=settings.CROSSREF_ADDRESS,
        doi=settings.DOI_ADDRESS,
        pubmed=settings.PUBMED_ADDRESS,
        agent=f"clinic-information-portal/1.0 (+{settings.SITE_ADDRESS}{mail})",
        is_on=settings.REFERENCE_LOOKUP,
    )


def look_up(identifier: Identifier, *, at: Registries) -> dict[str, Any]:
    """Return the record of one paper, as the library keeps it.

    A DOI is asked of Crossref, and of doi.org where Crossref does not know it: that leads to
    DataCite.

    Raises:
        LookupFailedError: if there is none to be had, with the reason.
    """
    if not at.is_on:
        raise LookupFailedError("off")
    if identifier.kind == "pmid":
        query = urlencode({"format": "csl", "id": identifier.value})
        item = _asked(f"{at.pubmed}/lit/ctxp/v1/pubmed/?{query}", at=at)
        return _record(item, identifier)
    doi = quote(identifier.value, safe="")
    try:
        answer = _asked(f"{at.crossref}/works/{doi}", at=at)
    except LookupFailedError as error:
        if error.fault != "not_found":
            raise
        return _record(_asked(f"{at.doi}/{doi}", accept=CSL, at=at), identifier)
    message = answer.get("message")
    if not isinstance(message, dict):
        raise LookupFailedError("malformed")
    return _record(message, identifier)


def look_up_all(identifiers: Iterable[Identifier], *, at: Registries) -> Iterator[Answer]:
    """Yield what comes of each question, one after the other, as the registries ask for.

    A registry that cannot be reached is asked once, not twenty times.
    """
    until = time.monotonic() + SECONDS_FOR_ALL
    given_up: dict[str, Answer] = {}
    asked_pubmed_at = 0.0
    for identifier in identifiers:
        before = given_up.get(identifier.kind)
        if before or time.monotonic() > until:
            fault: LookupFault | None = before.fault if before else "slow"
            yield Answer(identifier, fault=fault, wait=before.wait if before else 0)
            continue
        if identifier.kind == "pmid":
            time.sleep(max(0.0, asked_pubmed_at + PUBMED_PAUSE - time.monotonic()))
            asked_pubmed_at = time.monotonic()
        found = _found(identifier, at=at)
        if found.fault in ENDS_ASKING:
            given_up[identifier.kind] = found
        yield found


def _found(identifier: Identifier, *, at: Registries) -> Answer:
    try:
        return Answer(identifier, look_up(identifier, at=at))
    except LookupFailedError as error:
        return Answer(identifier, fault=error.fault, wait=error.wait)


def _asked(address: str, *, at: Registries, accept: str = "application/json") -> dict[str, Any]:
    question = Question(address, accept, at.agent, at.seconds)
    body = fetch(question, origins=(*DOI_RESOLVES_TO, at.crossref, at.doi, at.pubmed))
    if not body:
        raise LookupFailedError("not_found")  # doi.org, where an agency keeps no record
    try:
        item = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise LookupFailedError("malformed") from error
    if isinstance(item, list) and len(item) == 1:
        item = item[0]
    if not isinstance(item, dict):
        raise LookupFailedError("malformed")
    return item


def _record(item: dict[str, Any], identifier: Identifier) -> dict[str, Any]:
    record = library_record(item)
    if "title" not in record:
        raise LookupFailedError("malformed")
    name = "DOI" if identifier.kind == "doi" else "PMID"
    return {**record, name: record.get(name) or identifier.value}
