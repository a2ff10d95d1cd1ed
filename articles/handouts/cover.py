"""What the cover of a pack says: whose it is, what it is for, when it was put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from articles.models import PackEdition
from articles.pages.site import Site
from articles.text.check_codes import scanned_address
from articles.text.manuscript import Manuscript

from .facts import Facts, clinic_facts, day


@dataclass(frozen=True, slots=True)
class PackCover:
    """A pack as it is printed from one day on.

    One put together for one occasion has no `check_code` of its own and no `number`: its square
    asks about all its parts.
    """

    title: str
    introduction: str
    check_code: str
    number: int
    made_on: date
    language: str

    @classmethod
    def of(cls, made: PackEdition) -> PackCover:
        """Take an edition of a pack, with its pack."""
        return cls(
            title=made.title,
            introduction=made.introduction,
            check_code=made.check_code,
            number=made.number,
            made_on=localdate(made.made_at),
            language=made.pack.language,
        )

    def manuscript(self) -> Manuscript:
        """Return what the cover says besides its contents, as a text."""
        return Manuscript(
            language=self.language, title=self.title, summary=self.introduction, body=""
        )


def cover_facts(cover: PackCover, parts: Sequence[Facts], *, site: Site, logo: str) -> Facts:
    """Return what the cover says; the numbers to call stand on it if any part asks for them."""
    codes = (cover.check_code,) if cover.check_code else [part.check_code for part in parts]
    facts = clinic_facts(site, logo=logo)
    own_words = {"still_right": _("Is this pack still right?")}
    if not cover.check_code:
        own_words["check"] = _("Scan the square, or type the codes of its parts at {place}")
    return replace(
        facts,
        fingerprint=cover.manuscript().fingerprint(),
        check_address=scanned_address(site.origin, *codes),
        emergency=next((part.emergency for part in parts if part.emergency), ()),
        foot=(_dated(cover),),
        words=replace(facts.words, **own_words),
    )


def _dated(cover: PackCover) -> str:
    if not cover.number:
        return _("Put together on %(date)s") % {"date": day(cover.made_on)}
    words = {"number": cover.number, "date": day(cover.made_on)}
    return _("Edition %(number)s of this pack, %(date)s") % words
