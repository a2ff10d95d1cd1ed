"""A sheet made ready: what it is called, what names its bytes, and how to make them when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from articles.models import ClinicProfile, Edition
from articles.pages.site import make_site

from .facts import Facts, facts_of
from .keeping import mark_of, sheets
from .pdf import handout_pdf
from .sheet import Format, Sheet
from .stored_pictures import contents_of, logo_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PDF that can be had; nothing is set before it is asked for.

    `mark` changes when the bytes would; `file_name` says what is in them.
    """

    mark: str
    file_name: str
    make: Callable[[], bytes]

    def pdf(self) -> bytes:
        """Return the PDF: the one that is kept, or else made now."""
        return sheets.pdf(self.mark, make=self.make)


def prepare_sheet(
    edition: Edition,
    *,
    profile: ClinicProfile,
    format: Format,
    today: date,
    has_lines: bool = False,
) -> Prepared:
    """Make ready the sheet of an edition, with its article, the owner and the reviewer, in its language."""
    facts = _facts(edition, profile, today)

    def make() -> bytes:
        return handout_pdf(_sheet(edition, facts, profile, has_lines=has_lines), format=format)

    return Prepared(
        mark=mark_of(facts, format=format, has_lines=has_lines),
        file_name=f"{edition.article.slug}-{edition.number}-{_named(format)}.pdf",
        make=make,
    )


def _facts(edition: Edition, profile: ClinicProfile, today: date) -> Facts:
    language = edition.article.language
    with translation.override(language):
        site = make_site(profile, language=language, path="/")
        logo = profile.logo.file.name if profile.logo else ""
        return facts_of(edition, site=site, logo=logo or "", today=today)


def _sheet(edition: Edition, facts: Facts, profile: ClinicProfile, *, has_lines: bool) -> Sheet:
    manuscript = edition.manuscript()
    return Sheet(
        facts,
        manuscript,
        logo=logo_of(profile.logo),
        pictures=contents_of(manuscript.images),
        has_lines=has_lines,
    )


def _named(format: Format) -> str:
    ink = () if format.ink == "black" else (format.ink,)
    return "-".join((format.paper, format.size, *ink))
