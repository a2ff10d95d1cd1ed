"""A style file that somebody brings: read without trust, tried out, or refused with the reason.

What a style must be is CSL 1.0.2's: an independent style with a bibliography. A dependent one only
names another, and the portal fetches nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from .engine import CSL, ParsedStyle
from .records import EndlessStyleError
from .specimens import SPECIMENS
from .styles import Style

MOST_BYTES = 500_000

StyleFault = Literal[
    "dependent",
    "endless",
    "fails",
    "not_a_style",
    "not_xml",
    "no_bibliography",
    "no_title",
    "says_nothing",
    "too_long",
]
NAMES = {"cs": CSL}
NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class StyleRefusedError(ValueError):
    """The file is no style that references can be printed in; `detail` names what is amiss."""

    def __init__(self, fault: StyleFault, detail: str = "") -> None:
        super().__init__(fault)
        self.fault, self.detail = fault, detail


@dataclass(frozen=True, slots=True)
class TriedStyle:
    """A style that was tried out; `name` is the short name that its own address suggests."""

    name: str
    title: str
    csl: str


def try_style(content: bytes) -> TriedStyle:
    """Return what a file holds, if each specimen can be printed in it.

    Raises:
        StyleRefusedError: if not.
    """
    if len(content) > MOST_BYTES:
        raise StyleRefusedError("too_long")
    root = _root(content)
    if root.tag != f"{{{CSL}}}style":
        raise StyleRefusedError("not_a_style", etree.QName(root).localname[:80])
    parent = root.xpath(
        "string(cs:info/cs:link[@rel='independent-parent']/@href)", namespaces=NAMES
    )
    if parent:
        raise StyleRefusedError("dependent", _last_part(parent))
    title = " ".join(root.xpath("string(cs:info/cs:title)", namespaces=NAMES).split())[:200]
    if not title:
        raise StyleRefusedError("no_title")
    if root.find("cs:bibliography/cs:layout", NAMES) is None:
        raise StyleRefusedError("no_bibliography")
    csl = etree.tostring(root, encoding="unicode")
    _require_entries(Style.of("", csl))
    address = root.xpath("string(cs:info/cs:id)", namespaces=NAMES)
    return TriedStyle(_short_name(address) or _short_name(title), title, csl)


def _root(content: bytes) -> Any:
    """Return the first element of a file, read without entities and without a network."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise StyleRefusedError("not_xml", str(getattr(error, "lineno", "") or "")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise StyleRefusedError("not_a_style", "DOCTYPE")
    return root


def _require_entries(style: Style) -> None:
    try:
        ready = ParsedStyle(style)
        entries = [ready.entry(specimen) for specimen in SPECIMENS]
    except (EndlessStyleError, RecursionError) as error:
        raise StyleRefusedError("endless") from error
    except Exception as error:
        # Whatever the renderer makes of a file that nobody has seen, it is a reason to refuse it.
        raise StyleRefusedError("fails", f"{type(error).__name__}: {error}"[:200]) from error
    if not all(re.search(r"\w{3}", entry) for entry in entries):
        raise StyleRefusedError("says_nothing")


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2][:80]


def _short_name(words: str) -> str:
    return NOT_IN_NAMES.sub("-", _last_part(words).lower()).strip("-")[:80].strip("-")
