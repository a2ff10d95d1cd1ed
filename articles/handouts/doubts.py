"""What a sheet says where a publisher has taken back, doubted or corrected one of its sources."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Edition, ReferenceStatus, Said, SaidSince
from articles.pages.evidence_marks import STATUSES_EXPLAINED
from articles.pages.site import Site
from articles.pages.source_notices import SourceNotice, flag_of, source_notices

NOTHING_SAID: Said = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Doubts:
    """`notices` are headlines and what follows; `marks` a key, the word beside it, what it means.

    `flag` stands on every side, until the clinic has settled what to do.
    """

    notices: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str, str], ...]
    flag: str


def doubts_of(edition: Edition, said: Said, *, site: Site) -> Doubts:
    """Return what the sheet of an edition says of its sources; `said` is what publishers said."""
    # A text is parsed only where something was said: a kept sheet is looked for at every request.
    notices = source_notices(edition.manuscript(), said, site=site) if said else ()
    return Doubts(
        notices=tuple((notice.headline, _words(notice)) for notice in notices),
        marks=tuple(_mark(one) for one in said.values()),
        flag=flag_of(notices),
    )


def _words(notice: SourceNotice) -> str:
    number = _("It is number %(number)s in our references: %(source)s.")
    words = [number % {"number": notice.number, "source": notice.source}, notice.where]
    if notice.stays:
        return " ".join((*words, notice.what_we_do, notice.reason))
    return " ".join((*words, notice.what_we_do))


def _mark(one: SaidSince) -> tuple[str, str, str]:
    status = ReferenceStatus(one.status)
    word = str(status.label)
    if one.said_on:
        word = _("%(what)s, %(date)s") % {"what": word, "date": date_format(one.said_on)}
    return one.key, word, str(STATUSES_EXPLAINED[status])
