"""ArticlePage: exactly what the template of one edition receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, said_since
from articles.text.check_codes import printed_code, scanned_address
from articles.text.manuscript import TeachBackText
from articles.text.overdue import Step, step_of
from articles.text.qr import QRSymbol, qr_symbol

from .renewed import Renewed, last_renewed
from .site import Alternate, Link, Site
from .source_notices import SourceNotice, flag_of, source_notices
from .texts import ShownText, marked, texts
from .unreviewed import against_a_check, unreviewed

WORDS_A_MINUTE = 200
"""An unhurried pace. Adults read non-fiction at 238 words a minute on average (Brysbaert 2019,
doi 10.1016/j.jml.2019.104047); people who are unwell read more slowly."""


@dataclass(frozen=True, slots=True)
class TopicLink:
    """A topic the article stands under."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One part of the page, as its contents list names it."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One edition as readers see it. Only what is current can be overdue."""

    slug: str
    title: str
    summary: str
    topics: tuple[TopicLink, ...]
    text: ShownText
    teach_back: tuple[TeachBackText, ...]
    source_notices: tuple[SourceNotice, ...]
    contents: tuple[ContentsEntry, ...]
    minutes: int
    number: int
    newest_number: int
    is_current: bool
    is_withdrawn: bool
    is_starter_text: bool
    overdue: Step
    published_on: date
    review_due_on: date
    reviewed_by: str
    unreviewed: str
    against_a_check: str
    renewed: Renewed | None
    written_by: str
    change_note: str
    check_code: str
    check_address: str
    qr: QRSymbol
    handout_links: tuple[Link, ...]
    alternates: tuple[Alternate, ...] = ()

    @classmethod
    def of(cls, edition: Edition, *, newest: Edition, site: Site, today: date) -> ArticlePage:
        """Take an edition with its article, its people and the topics, and the article's newest.

        An edition that is not the newest, or whose article was withdrawn, is an old one.
        """
        is_withdrawn = edition.article.withdrawn_at is not None
        is_current = edition.number == newest.number and not is_withdrawn
        overdue = step_of(edition.due_on, today, site.ladder) if is_current else Step.IN_TIME
        is_printed = is_current and overdue < Step.NO_PRINTING
        text = marked(texts.text_of(edition, site))
        teach_back = text.teach_back if site.shows_teach_back else ()
        return cls(
            slug=edition.article.slug,
            title=edition.title,
            summary=edition.summary,
            topics=tuple(
                TopicLink(topic.slug, topic.name) for topic in edition.article.topics.all()
            ),
            text=text,
            teach_back=teach_back,
            source_notices=_source_notices(edition, text, site) if is_current else (),
            contents=_contents(text, asks_back=bool(teach_back)),
            minutes=max(1, round(text.words / WORDS_A_MINUTE)),
            number=edition.number,
            newest_number=newest.number,
            is_current=is_current,
            is_withdrawn=is_withdrawn,
            is_starter_text=edition.is_starter_text,
            overdue=overdue,
            published_on=timezone.localdate(edition.published_at),
            review_due_on=edition.due_on,
            reviewed_by=edition.reviewer,
            unreviewed=unreviewed(edition),
            against_a_check=against_a_check(edition),
            renewed=last_renewed(edition),
            written_by=written_by(edition, site),
            change_note=edition.change_note,
            check_code=printed_code(edition.check_code),
            check_address=reverse("check-code", args=[edition.check_code]),
            qr=qr_symbol(scanned_address(site.origin, edition.check_code)),
            handout_links=_handout_links(edition.article.slug, site) if is_printed else (),
        )

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past."""
        return self.overdue >= Step.OVERDUE

    @property
    def warns(self) -> bool:
        """Whether readers are asked to ask before they rely on it."""
        return self.overdue >= Step.PAGE_NOTICE

    @property
    def warns_on_paper(self) -> bool:
        return self.overdue >= Step.SHEET_NOTICE

    @property
    def source_flag(self) -> str:
        """What each side of paper says because of a source; blank if nothing."""
        return flag_of(self.source_notices)

    @property
    def is_printed(self) -> bool:
        """Whether there are sheets of it; of an old edition, only of the page itself."""
        return self.overdue < Step.NO_PRINTING


def _source_notices(edition: Edition, text: ShownText, site: Site) -> tuple[SourceNotice, ...]:
    """Return what readers are told of the sources; it asks only where something was said."""
    doubted = [one.key for one in text.references if one.mark and not one.mark.is_standing]
    if not doubted:
        return ()
    said = said_since({edition.article_id: doubted})[edition.article_id]
    return source_notices(edition.manuscript(), said, site=site)


def _handout_links(slug: str, site: Site) -> tuple[Link, ...]:
    """Return the sheets of the current edition, on the paper that printers here hold."""
    address = reverse("article-handout", args=[slug])
    return (
        Link(_("Handout (PDF)"), f"{address}?paper={site.paper}"),
        Link(_("Large print (PDF)"), f"{address}?paper={site.paper}&size=large"),
    )


def _contents(text: ShownText, *, asks_back: bool) -> tuple[ContentsEntry, ...]:
    parts = [ContentsEntry(part.id, part.text) for part in text.headings if part.level == 2]
    if text.questions:
        parts.append(ContentsEntry("questions", _("Questions people ask")))
    if asks_back:
        parts.append(ContentsEntry("teach-back", _("In your own words")))
    if text.references:
        parts.append(ContentsEntry("references", _("References")))
    parts.append(ContentsEntry("about", _("About this page")))
    return tuple(parts)


def written_by(edition: Edition, site: Site) -> str:
    """Return who answers for the text: its owner by full name, or else the clinic.

    Nobody of the clinic wrote the starter text, whoever has taken charge of it since.
    """
    if edition.is_starter_text:
        return _("Not by this clinic: it is starter text that came with the portal")
    owner = edition.article.owner
    return (owner.get_full_name() if owner else "") or site.clinic
