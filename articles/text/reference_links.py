"""Where a reader finds a reference: its DOI, its PubMed entry, its page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, quote, unquote, urlsplit

from articles.text.csl import read_text

DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE
)
PMID = re.compile(r"(?:pmid:?\s*)?(?P<pmid>[1-9]\d{0,8})", re.IGNORECASE | re.ASCII)
PUBMED_PATHS = {
    "pubmed.ncbi.nlm.nih.gov": re.compile(r"/(?P<pmid>\d+)/?", re.ASCII),
    "ncbi.nlm.nih.gov": re.compile(r"/pubmed/(?P<pmid>\d+)/?", re.ASCII),
}
# What a path may hold beside letters and figures without being read as something else.
SAFE_IN_DOI = "/:;()._-"
SAFE_IN_ADDRESS = "/:;?#[]@!$&'()*+,=%~._-"


@dataclass(frozen=True)
class ReferenceLink:
    """A link out; the label is an identifier or a host name, the same in each language."""

    kind: Literal["doi", "pubmed", "web", "archived"]
    label: str
    url: str


def reference_links(csl: Mapping[str, object]) -> tuple[ReferenceLink, ...]:
    """Return the DOI, PubMed, web and archive links of a CSL-JSON item, each target once.

    An archived copy is at `archive_location`, where CSL says what archive holds a thing and where.
    """
    doi = _match(DOI, read_text(csl, "DOI"), "doi")
    pmid = _match(PMID, read_text(csl, "PMID"), "pmid")
    web = None
    address = _address(read_text(csl, "URL"))
    if address is not None:
        doi_there, pmid_there = _identifiers_in(address)
        doi, pmid = doi or doi_there, pmid or pmid_there
        if not doi_there and not pmid_there:
            web = _link("web", address)
    copy = _address(read_text(csl, "archive_location"))
    archived = _link("archived", copy) if copy else None
    links = (
        ReferenceLink("doi", doi, f"https://doi.org/{quote(doi, safe=SAFE_IN_DOI)}")
        if doi
        else None,
        ReferenceLink("pubmed", pmid, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/") if pmid else None,
        web,
        archived if archived and (web is None or archived.url != web.url) else None,
    )
    return tuple(link for link in links if link is not None)


def _link(kind: Literal["web", "archived"], address: SplitResult) -> ReferenceLink:
    return ReferenceLink(kind, _host(address), quote(address.geturl(), safe=SAFE_IN_ADDRESS))


def _match(pattern: re.Pattern[str], text: str, group: str) -> str:
    found = pattern.fullmatch(text)
    return found[group] if found else ""


def _address(text: str) -> SplitResult | None:
    try:
        address = urlsplit(text)
        host = address.hostname
    except ValueError:
        return None
    # A name before the host (user@host) makes an address look like another's.
    is_plain = address.scheme in {"http", "https"} and host and "@" not in address.netloc
    return address if is_plain and not re.search(r"[\s\\]", text) else None


def _host(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.").removeprefix("dx.")


def _identifiers_in(address: SplitResult) -> tuple[str, str]:
    """Return the DOI and the PubMed number an address is made of, "" for each it is not."""
    pattern = PUBMED_PATHS.get(_host(address))
    pmid = _match(pattern, address.path, "pmid") if pattern else ""
    return _match(DOI, unquote(address.geturl()), "doi"), pmid
