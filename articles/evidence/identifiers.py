"""The DOIs and PubMed numbers in what somebody pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from articles.text.reference_links import reference_links

LONGEST_IDENTIFIER = 300
_BARE_ADDRESS = re.compile(r"(?:www\.|dx\.)?(?:doi\.org|pubmed\.ncbi|ncbi)[./]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a registry knows a paper by. A DOI is in small letters, which name the same."""

    kind: Literal["doi", "pmid"]
    value: str

    def __str__(self) -> str:
        return self.value if self.kind == "doi" else f"PMID {self.value}"


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Return the DOIs and PubMed numbers of a text that holds nothing else, one a line.

    Commas and spaces part them as well; each comes once. A text with anything else in it is a
    record, and has none.
    """
    found: dict[Identifier, None] = {}
    for part in _parts(text):
        identifier = _identifier(part)
        if identifier is None:
            return ()
        found[identifier] = None
    return tuple(found)


def _parts(text: str) -> list[str]:
    """Return what stands between breaks, the word before a number kept with it."""
    joined = re.sub(r"(?i)\b(doi|pmid)\s*:?[ \t]+", r"\1:", text)
    return [part for part in re.split(r"[,;]*\s+", joined) if part]


def _identifier(part: str) -> Identifier | None:
    part = part.strip("<>\"'“”").rstrip(".,;")
    if not part or len(part) > LONGEST_IDENTIFIER:
        return None
    address = f"https://{part}" if _BARE_ADDRESS.match(part) else part
    fields = {"URL": address} if "://" in address else {"DOI": part, "PMID": part}
    for link in reference_links(fields):
        if link.kind == "doi":
            return Identifier("doi", link.label.lower())
        if link.kind == "pubmed":
            return Identifier("pmid", link.label)
    return None
