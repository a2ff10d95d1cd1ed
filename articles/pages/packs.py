"""Packs as readers find them: all of them, and what one holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, Pack, PackEdition
from articles.text.check_codes import printed_code

from .basket import MOST_IN_BASKET, basket_address
from .not_printed import StoppedPart, not_printed
from .site import Link, Site


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One pack in a list."""

    slug: str
    title: str
    introduction: str
    article_count: int


@dataclass(frozen=True, slots=True)
class PackListPage:
    """All packs that print something, and the way to a pack of one's own."""

    packs: tuple[PackEntry, ...]
    own_pack: str

    @classmethod
    def of(cls, editions: Iterable[PackEdition]) -> PackListPage:
        """Take current editions of packs with `pack` and the count of parts, `how_many`, at hand."""
        entries = (
            PackEntry(made.pack.slug, made.title, made.introduction, vars(made)["how_many"])
            for made in editions
        )
        in_order = sorted(entries, key=lambda entry: entry.title.casefold())
        return cls(packs=tuple(in_order), own_pack=basket_address())


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One article of a pack, in the edition that is printed."""

    slug: str
    title: str
    summary: str
    number: int


@dataclass(frozen=True, slots=True)
class PackPage:
    """One pack as it is printed now, unless one of its parts stops that.

    `own_pack` is blank where it holds too much to build on.
    """

    slug: str
    title: str
    introduction: str
    number: int
    made_on: date
    check_code: str
    parts: tuple[PartEntry, ...]
    pdf_links: tuple[Link, ...]
    stopped: tuple[StoppedPart, ...]
    own_pack: str

    @classmethod
    def of(
        cls, made: PackEdition, *, editions: Sequence[Edition], site: Site, today: date
    ) -> PackPage:
        """Take a pack's current edition with its pack, and the editions in it with their articles."""
        stopped = not_printed(editions, ladder=site.ladder, today=today)
        address = f"{reverse('pack-pdf', args=[made.pack.slug])}?"
        parts = tuple(
            PartEntry(
                slug=edition.article.slug,
                title=edition.title,
                summary=edition.summary,
                number=edition.number,
            )
            for edition in editions
        )
        slugs = [part.slug for part in parts]
        return cls(
            slug=made.pack.slug,
            title=made.title,
            introduction=made.introduction,
            number=made.number,
            made_on=timezone.localdate(made.made_at),
            check_code=printed_code(made.check_code),
            parts=parts,
            pdf_links=() if stopped else pdf_links(address, site=site),
            stopped=tuple(map(StoppedPart.of, stopped)),
            own_pack=basket_address(slugs) if len(slugs) <= MOST_IN_BASKET else "",
        )


@dataclass(frozen=True, slots=True)
class RestingPackPage:
    """A pack that was printed once and prints nothing now."""

    title: str

    @classmethod
    def of(cls, pack: Pack) -> RestingPackPage:
        return cls(pack.title)


def pdf_links(address: str, *, site: Site) -> tuple[Link, ...]:
    """Return a pack's PDFs on the paper that printers here hold; `address` takes more options."""
    return (
        Link(_("Print this pack (PDF)"), f"{address}paper={site.paper}"),
        Link(_("Large print (PDF)"), f"{address}paper={site.paper}&size=large"),
    )
