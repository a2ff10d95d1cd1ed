"""Site: what stands around every public page: the clinic, its numbers, the ways around."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _

from articles.models import ClinicProfile
from articles.models.clinic import DEFAULT_ACCENT
from articles.text.entries.styles import Style
from articles.text.html import Addresses
from articles.text.names import ClinicNames, dialled
from articles.text.overdue import Ladder

LETTER_REGIONS = frozenset({"ca", "us"})
"""Where a printer holds Letter paper; everywhere else it holds A4."""


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as it is read, and as a phone dials it."""

    number: str
    dial: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `is_here` marks the page that is open."""

    words: str
    address: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the languages it can be read in, this one included."""

    language: str
    name: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Logo:
    """The clinic's own sign; the name beside it says what it is, so it needs no words."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Site:
    """The clinic as every page shows it. Blank and None mean: leave it out.

    `notice_from` is the gravity from which on readers are told what was said of a source.
    `address` is the page's own, written out as paper needs it; `origin` is what it begins with.
    `style` prints references.
    """

    address: str
    origin: str
    language: str
    direction: str
    names: ClinicNames
    addresses: Addresses
    strapline: str
    introduction: str
    logo: Logo | None
    emergency: Telephone | None
    crisis: Telephone | None
    advice: Telephone | None
    phone: Telephone | None
    email: str
    opening_hours: str
    postal_address: tuple[str, ...]
    theme: str
    paper: str
    shows_teach_back: bool
    style: Style
    ladder: Ladder
    notice_from: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...]

    @property
    def clinic(self) -> str:
        """The clinic's name."""
        return self.names.clinic_name


def make_site(profile: ClinicProfile, *, language: str, path: str) -> Site:
    """Return what stands around the page at this path."""
    names = profile.names()
    return Site(
        address=f"{settings.SITE_ADDRESS}{path}",
        origin=settings.SITE_ADDRESS,
        language=language,
        direction="rtl" if get_language_info(language)["bidi"] else "ltr",
        names=names,
        addresses=text_addresses(),
        strapline=profile.strapline,
        introduction=profile.introduction,
        logo=_logo(profile),
        emergency=telephone(names.emergency_number),
        crisis=telephone(names.crisis_number),
        advice=telephone(names.advice_number),
        phone=telephone(names.clinic_phone),
        email=profile.email,
        opening_hours=profile.opening_hours,
        postal_address=tuple(line for line in profile.address.splitlines() if line.strip()),
        theme="" if profile.accent == DEFAULT_ACCENT else profile.accent.removeprefix("#"),
        paper="letter" if profile.region in LETTER_REGIONS else "a4",
        shows_teach_back=profile.shows_teach_back,
        style=profile.printing_style(),
        ladder=profile.ladder(),
        notice_from=profile.notice_from,
        menu=_links(
            path,
            (_("Search"), "search"),
            (_("Articles"), "article-list"),
            (_("Questions"), "faqs"),
            (_("Words explained"), "glossary"),
            (_("Check a sheet"), "check"),
        ),
        foot=_links(
            path,
            (_("All articles"), "article-list"),
            (_("Questions people ask"), "faqs"),
            (_("Words explained"), "glossary"),
            (_("References"), "references"),
            (_("Packs to print"), "pack-list"),
            (_("Check a sheet"), "check"),
        ),
    )


def alternates(view: str, *, among: Collection[str]) -> tuple[Alternate, ...]:
    """Return a list in each of these languages; none if there is no other to read it in."""
    here = get_language() or settings.LANGUAGE_CODE
    found = []
    for language, name in settings.LANGUAGES:
        if language in among:
            with override(language):
                found.append(Alternate(language, name, reverse(view), language == here))
    return tuple(found) if any(not other.is_here for other in found) else ()


def text_addresses() -> Addresses:
    """Return where the links and pictures inside a text lead, in the reader's language."""
    return Addresses(
        article=f"{reverse('article-list')}{{slug}}/", image=f"{settings.MEDIA_URL}{{name}}"
    )


def telephone(number: str) -> Telephone | None:
    """Return a number with what a phone dials; None for a blank one."""
    return Telephone(number, dialled(number)) if number else None


def _logo(profile: ClinicProfile) -> Logo | None:
    if profile.logo is None:
        return None
    return Logo(profile.logo.file.url, profile.logo.width, profile.logo.height)


def _links(path: str, *links: tuple[str, str]) -> tuple[Link, ...]:
    addresses = ((words, reverse(name)) for words, name in links)
    return tuple(Link(words, address, is_here=address == path) for words, address in addresses)
