"""What readers are told where a publisher has taken back, doubted or corrected a source we cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import NoticeVerdict, ReferenceStatus, Said, SaidSince
from articles.text.bibliography import short_citation
from articles.text.manuscript import Manuscript
from articles.text.names import filled
from articles.text.rests_on import Resting, rests_on

from .labels import labels_now
from .site import Link, Site

HEADLINES = {
    ReferenceStatus.RETRACTED: (
        gettext_lazy("One of our sources was withdrawn by its publisher on %(date)s."),
        gettext_lazy("One of our sources was withdrawn by its publisher."),
    ),
    ReferenceStatus.CONCERN: (
        gettext_lazy(
            "On %(date)s the publisher of one of our sources warned that it may be wrong."
        ),
        gettext_lazy("The publisher of one of our sources has warned that it may be wrong."),
    ),
    ReferenceStatus.CORRECTED: (
        gettext_lazy("One of our sources was corrected by its publisher on %(date)s."),
        gettext_lazy("One of our sources was corrected by its publisher."),
    ),
}
"""What was said, with the day and without."""

LABELS = {
    ReferenceStatus.RETRACTED: gettext_lazy("Source withdrawn"),
    ReferenceStatus.CONCERN: gettext_lazy("Source in doubt"),
    ReferenceStatus.CORRECTED: gettext_lazy("Source corrected"),
}


@dataclass(frozen=True, slots=True)
class SourceNotice:
    """What readers of a text are told of one of its sources.

    `number` is that of the reference; `places` lead to what rests on it. `reason` is the
    clinic's own, where the source `stays` all the same.
    """

    status: str
    label: str
    headline: str
    number: int
    source: str
    places: tuple[Link, ...]
    what_we_do: str
    stays: bool
    reason: str

    @property
    def where(self) -> str:
        """The parts of the text that rest on the source, in a sentence of their own."""
        names = get_text_list([place.words for place in self.places], _("and"))
        return _("It stands behind what we say here: %(places)s.") % {"places": names}


def source_notices(manuscript: Manuscript, said: Said, *, site: Site) -> tuple[SourceNotice, ...]:
    """Return what readers of a text are told of its sources, the gravest first.

    The clinic says from which gravity on they are told. A source that nothing rests on here, or
    less grave, is passed over.
    """
    told = [one for one in said.values() if is_told(one, site=site)]
    if not told:
        return ()
    rests = rests_on(manuscript)
    records = {part.key: part.csl for part in manuscript.references}
    notices = [
        _notice(one, short_citation(records[one.key]), rests[one.key], site)
        for one in told
        if one.key in rests
    ]
    return tuple(sorted(notices, key=lambda notice: (-_gravity(notice.status), notice.number)))


def flag_of(notices: Iterable[SourceNotice]) -> str:
    """Return what every side of paper says in bold until it is settled; "" if there is nothing."""
    flags = {
        ReferenceStatus.RETRACTED: _("Source withdrawn: ask us first"),
        ReferenceStatus.CONCERN: _("Source in doubt: ask us first"),
    }
    unsettled = (ReferenceStatus(notice.status) for notice in notices if not notice.stays)
    return next((flags[status] for status in unsettled if status in flags), "")


def is_told(one: SaidSince, *, site: Site) -> bool:
    """Tell whether what was said is grave enough for the clinic's readers to be told."""
    return _gravity(one.status) >= _gravity(site.notice_from)


def headline_of(one: SaidSince) -> str:
    """Return what was said of a source, in a patient's words."""
    dated, undated = HEADLINES[ReferenceStatus(one.status)]
    return str(dated) % {"date": date_format(one.said_on)} if one.said_on else str(undated)


def gravest(said: Iterable[SaidSince], *, site: Site) -> SaidSince | None:
    """Return the gravest of what readers are told; what nobody has settled comes first."""
    told = [one for one in said if is_told(one, site=site)]
    return max(told, key=lambda one: (not one.stays, _gravity(one.status)), default=None)


def what_we_do(one: SaidSince) -> str:
    """Return what the clinic does about it, and what a reader should do until then."""
    if one.stays:
        return _("We have looked at what this changes, and keep what we say. This is why:")
    if one.verdict == NoticeVerdict.GOES:
        return _(
            "We are taking out what rests on it. Until then ask us before you rely on it, and do "
            "not change your treatment on your own."
        )
    return _(
        "We are looking at what this changes. Ask us before you rely on it, and do not change "
        "your treatment on your own."
    )


def _gravity(status: str) -> int:
    return ReferenceStatus(status).gravity


def _notice(one: SaidSince, source: str, rests: Iterable[Resting], site: Site) -> SourceNotice:
    places = tuple(rests)
    return SourceNotice(
        status=one.status,
        label=str(LABELS[ReferenceStatus(one.status)]),
        headline=headline_of(one),
        number=places[0].use.number,
        source=source,
        places=tuple(_links(places, site)),
        what_we_do=what_we_do(one),
        stays=one.stays,
        reason=one.reason if one.stays else "",
    )


def _links(places: Iterable[Resting], site: Site) -> Iterator[Link]:
    """Yield a link for each heading under which something rests on a source."""
    fill = partial(filled, names=site.names, labels=labels_now())
    shown = set()
    for place in places:
        if place.under_id not in shown:
            shown.add(place.under_id)
            words = _("“%(heading)s”") % {"heading": fill(place.under)}
            yield Link(words if place.under else _("at the beginning"), f"#{place.use.id}")
