"""The styles by which references are printed: a few come with the portal, a clinic may bring its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

STYLES = Path(__file__).parent.parent / "styles"
VANCOUVER = "nlm-citation-sequence"
SHIPPED = {
    VANCOUVER: "Vancouver (NLM, Citing Medicine)",
    "american-medical-association": "AMA, 11th edition",
    "apa": "APA, 7th edition",
    "bmj": "BMJ",
    "elsevier-vancouver": "Vancouver (Elsevier)",
    "harvard-cite-them-right": "Harvard (Cite Them Right, 12th edition)",
}
"""The styles that come with the portal: the names of their files, and what people call them."""

LOCALES = {"harvard-cite-them-right": "en-GB"}
"""For styles whose guide is of one country but whose file says nothing of it: quotes, dates."""


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL style; two with one digest print the same, and only what names them is compared.

    `locale` is the language of its words where its file does not say.
    """

    name: str
    digest: str
    csl: str = field(repr=False, compare=False)
    locale: str = "en-US"

    @classmethod
    def of(cls, name: str, csl: str) -> Style:
        """Return the style of a file's text, in the language the portal gives it where it has none."""
        digest = hashlib.sha256(csl.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name, digest, csl, LOCALES.get(name, "en-US"))


@cache
def shipped_style(name: str = VANCOUVER) -> Style:
    """Return a style that comes with the portal.

    Raises:
        ValueError: if there is no such style.
    """
    if name not in SHIPPED:
        raise ValueError(f"There is no reference style {name!r}.")
    return Style.of(name, (STYLES / f"{name}.csl").read_text("utf-8"))
