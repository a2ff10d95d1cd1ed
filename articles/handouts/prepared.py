"""A sheet made ready: what it is called, what names its bytes, and how to make them when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.text import slugify

from articles.models import ClinicProfile, Edition, said_of_editions
from articles.pages.site import Site, make_site

from .cover import PackCover, cover_facts
from .facts import Facts, facts_of
from .keeping import mark_of, sheets
from .pack import PackSheet, pack_pdf
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
    in_format: Format,
    today: date,
    has_lines: bool = False,
) -> Prepared:
    """Make ready the sheet of an edition, with its article, the owner and the reviewer, in its language."""
    (facts,) = _facts([edition], profile, today)

    def make() -> bytes:
        return handout_pdf(
            _sheet(edition, facts, profile, has_lines=has_lines), in_format=in_format
        )

    return Prepared(
        mark=mark_of(facts, in_format=in_format, has_lines=has_lines),
        file_name=f"{edition.article.slug}-{edition.number}-{_named(in_format)}.pdf",
        make=make,
    )


def prepare_pack(  # noqa: PLR0913 - a cover, what it covers, and the same as for a sheet
    cover: PackCover,
    editions: Sequence[Edition],
    *,
    profile: ClinicProfile,
    in_format: Format,
    today: date,
    has_lines: bool = False,
) -> Prepared:
    """Make ready a pack of editions in their order, each loaded as for its sheet."""
    with _speaking(cover.language, profile) as site:
        parts = _facts(editions, profile, today)
        facts = cover_facts(cover, parts, site=site, logo=_logo(profile))

    def make() -> bytes:
        logo = logo_of(profile.logo)
        covering = Sheet(facts, cover.manuscript(), logo=logo, has_lines=has_lines)
        sheets = (
            _sheet(edition, part, profile, has_lines=False)
            for edition, part in zip(editions, parts, strict=True)
        )
        return pack_pdf(PackSheet(covering, cover.check_code, tuple(sheets)), in_format=in_format)

    name = slugify(cover.title) or "pack"
    number = (str(cover.number),) if cover.number else ()
    return Prepared(
        mark=mark_of(facts, *parts, in_format=in_format, has_lines=has_lines),
        file_name=f"{'-'.join((name, *number, _named(in_format)))}.pdf",
        make=make,
    )


@contextmanager
def _speaking(language: str, profile: ClinicProfile) -> Iterator[Site]:
    """Speak a language, and give the clinic as it is in that language."""
    with translation.override(language):
        yield make_site(profile, language=language, path="/")


def _facts(editions: Sequence[Edition], profile: ClinicProfile, today: date) -> list[Facts]:
    """Return what each sheet says besides its text, with what was said of its sources by today."""
    said, logo = said_of_editions(editions), _logo(profile)
    found = []
    for edition in editions:
        with _speaking(edition.article.language, profile) as site:
            of_sources = said[edition.pk]
            found.append(facts_of(edition, site=site, logo=logo, today=today, said=of_sources))
    return found


def _logo(profile: ClinicProfile) -> str:
    return (profile.logo.file.name or "") if profile.logo else ""


def _sheet(edition: Edition, facts: Facts, profile: ClinicProfile, *, has_lines: bool) -> Sheet:
    manuscript = edition.manuscript()
    return Sheet(
        facts,
        manuscript,
        logo=logo_of(profile.logo),
        pictures=contents_of(manuscript.images),
        has_lines=has_lines,
    )


def _named(in_format: Format) -> str:
    ink = () if in_format.ink == "black" else (in_format.ink,)
    return "-".join((in_format.paper, in_format.size, *ink))
