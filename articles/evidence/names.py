"""Names as reference managers write them, “Family, Given, Suffix”, to CSL names and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from articles.text.csl import MORE_PEOPLE

from .inline import one_line

INITIALS = re.compile(r"(?P<family>\S.*?) (?P<given>(?:[A-Z]\.?[- ]?){1,4})")
SUFFIX = re.compile(r"(?:Jr|Sr|[Jj]unior|[Ss]enior|2nd|3rd|4th|I{1,3}|IV|VI{0,3})\.?")
PARTICLES = ("non-dropping-particle", "family")
ROLES = (
    "author",
    "editor",
    "translator",
    "collection-editor",
    "container-author",
    "contributor",
    "composer",
    "director",
    "editorial-director",
    "illustrator",
    "interviewer",
    "original-author",
    "recipient",
    "reviewed-author",
)


def read_name(text: str) -> dict[str, str]:
    """Return a CSL name of “Family, Given, Suffix”; without a comma, of an organisation.

    A comma at the end marks an organisation, two commas one within its name (as EndNote writes
    them). {} for nothing.
    """
    text = one_line(text)
    if ",," in text or text.endswith(","):
        return literal(text.replace(",,", "\0").rstrip(",").replace("\0", ","))
    if "," not in text:
        short = INITIALS.fullmatch(text)
        if short and text.lower() not in MORE_PEOPLE:
            return person(short["family"], short["given"])
        return literal(text)
    family, given, *rest = (part.strip() for part in text.split(","))
    if SUFFIX.fullmatch(given) and rest:
        # Some programs put the suffix in the middle, as BibTeX does.
        given, rest = " ".join(rest), [given]
    return person(family, given, " ".join(rest))


def write_name(name: Mapping[str, Any]) -> str:
    """Return a CSL name as “Family, Given, Suffix”, an organisation as `read_name` knows it.

    A family name alone is written as an organisation is: a comma after it would say to EndNote that
    it is one, and nothing after it says so to others. It prints the same.
    """
    family = " ".join(str(name[part]) for part in PARTICLES if name.get(part))
    if not family:
        return _organisation(str(name.get("literal") or name.get("given") or ""))
    if not any(name.get(part) for part in ("given", "dropping-particle", "suffix")):
        return _organisation(family)
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    suffix = str(name.get("suffix") or "")
    written = ", ".join((family.replace(",", " "), given.replace(",", " ")))
    return f"{written}, {suffix}" if suffix else written


def person(family: str, given: str = "", suffix: str = "") -> dict[str, str]:
    """Return a CSL name of these parts, leaving out what is empty."""
    parts = {"family": one_line(family), "given": one_line(given), "suffix": one_line(suffix)}
    if not parts["family"]:
        return literal(parts["given"])
    return {part: text for part, text in parts.items() if text}


def literal(text: str) -> dict[str, str]:
    """Return the CSL name of an organisation, or of “et al.”; {} for nothing."""
    text = one_line(text).strip(", ")
    if text.lower() in MORE_PEOPLE:
        text = "et al."
    return {"literal": text} if text else {}


def _organisation(text: str) -> str:
    if "," in text:
        return text.replace(",", ",,")
    return f"{text}," if INITIALS.fullmatch(text) else text
