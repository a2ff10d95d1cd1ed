"""What a sheet says besides the text: whose it is, which edition, until when, whom to call."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import ArticleKind, Edition, Said
from articles.models.clinic import DEFAULT_ACCENT
from articles.pages.article import written_by
from articles.pages.labels import labels_now
from articles.pages.renewed import last_renewed
from articles.pages.site import Site
from articles.pages.unreviewed import against_a_check, is_flagged, unreviewed
from articles.text.bibliography import VANCOUVER, Style
from articles.text.check_codes import printed_code, scanned_address
from articles.text.html import Addresses
from articles.text.labels import ENGLISH, Labels, gettext_noop
from articles.text.names import ClinicNames
from articles.text.overdue import Step, step_of

from .doubts import NOTHING_SAID, doubts_of

KINDS_WITH_EMERGENCY_NUMBERS = frozenset(
    {ArticleKind.DRUG, ArticleKind.PROCEDURE, ArticleKind.CRISIS}
)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The sheet's own words. Those in braces are filled in where they stand."""

    questions: str = gettext_noop("Questions people ask")
    explained: str = gettext_noop("Words in this sheet")
    teach_back: str = gettext_noop("In your own words")
    asking_back: str = gettext_noop(
        "Tell each answer to your clinician, or to somebody close to you. This tests our text, not "
        "you: what is missing, we should explain again."
    )
    good_answer: str = gettext_noop("A good answer holds:")
    references: str = gettext_noop("References")
    addresses: str = gettext_noop("Where the links lead")
    about: str = gettext_noop("About this sheet")
    please_note: str = gettext_noop("Please note")
    page_of: str = gettext_noop("{page} of {pages}")
    on_page: str = gettext_noop("page {page}")
    pages: str = gettext_noop("Pages")
    pages_between: str = gettext_noop("{page} to {last} of {pages}")
    still_right: str = gettext_noop("Is this sheet still right?")
    check: str = gettext_noop("Scan the square, or type the code at {place}")
    in_pack: str = gettext_noop("In pack")
    name: str = gettext_noop("Name")
    next_appointment: str = gettext_noop("Next appointment")
    notes: str = gettext_noop("Notes")
    in_this_pack: str = gettext_noop("In this pack")
    title: str = gettext_noop("Title")
    check_code: str = gettext_noop("Check code")
    page: str = gettext_noop("Page")
    square: str = gettext_noop("QR code: opens the answer on a telephone")


ENGLISH_WORDS = SheetWords()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before the text is read."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about the sheet: `Written by`, `Riverside Clinic`."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a sheet says besides the text; equal facts about one text give equal sheets.

    `fingerprint` names the text and `logo` a file, whose bytes never change under that name.
    `origin` stands before the addresses to which the text's links lead. `check_code` is what a
    reader types at `check_place`; `check_address` is what the square holds. `marks` hold the
    key of a reference, what its publisher has said of it since, and what that means.
    """

    fingerprint: str
    language: str
    direction: str
    names: ClinicNames
    opening_hours: str
    postal_address: tuple[str, ...]
    logo: str
    accent: str
    origin: str
    check_code: str
    check_address: str
    check_place: str
    addresses: Addresses
    emergency: tuple[Notice, ...]
    notices: tuple[Notice, ...]
    about: tuple[Fact, ...]
    foot: tuple[str, ...]
    flag: str
    marks: tuple[tuple[str, str, str], ...] = ()
    style: Style = VANCOUVER
    words: SheetWords = ENGLISH_WORDS
    labels: Labels = ENGLISH


def facts_of(
    edition: Edition, *, site: Site, logo: str, today: date, said: Said = NOTHING_SAID
) -> Facts:
    """Take an edition with its article and its people; `logo` is a file's name.

    `said` is what publishers have said since of the sources that it cites.
    """
    reviewer = edition.reviewer
    warns = step_of(edition.due_on, today, site.ladder) >= Step.SHEET_NOTICE
    doubts = doubts_of(edition, said, site=site)
    return replace(
        clinic_facts(site, logo=logo),
        fingerprint=edition.fingerprint,
        check_code=edition.check_code,
        check_address=scanned_address(site.origin, edition.check_code),
        emergency=_emergency(edition.article.kind, site),
        notices=(
            *(Notice(*doubt) for doubt in doubts.notices),
            *_overdue(edition, warns=warns),
            *_starter(edition),
        ),
        marks=doubts.marks,
        about=_about(edition, site, reviewer=reviewer),
        foot=(
            _("Edition %(number)s, %(date)s")
            % {"number": edition.number, "date": _published(edition)},
            _("Next review by %(date)s") % {"date": day(edition.due_on)},
        ),
        flag=doubts.flag or _flag(warns=warns, is_reviewed=not is_flagged(edition)),
    )


def clinic_facts(site: Site, *, logo: str) -> Facts:
    """Return what every sheet says in this language, whatever it is about; the rest is blank."""
    return Facts(
        fingerprint="",
        language=site.language,
        direction=site.direction,
        names=site.names,
        opening_hours=site.opening_hours,
        postal_address=site.postal_address,
        logo=logo,
        accent=f"#{site.theme}" if site.theme else DEFAULT_ACCENT,
        origin=site.origin,
        check_code="",
        check_address="",
        check_place=_check_place(site),
        addresses=site.addresses,
        emergency=(),
        notices=(),
        about=(),
        foot=(),
        flag="",
        words=SheetWords(
            **{field.name: _(getattr(ENGLISH_WORDS, field.name)) for field in fields(SheetWords)}
        ),
        labels=labels_now(),
        style=site.style,
    )


def _check_place(site: Site) -> str:
    """Return where a code is typed: in the language of the sheet, if the site has pages in it."""
    is_spoken = site.language in dict(settings.LANGUAGES)
    with override(site.language if is_spoken else settings.LANGUAGE_CODE):
        return site.origin.partition("://")[2] + reverse("check").rstrip("/")


def checking(code: str, origin: str) -> tuple[Fact, Fact]:
    """Return what the foot shows to the eye alone: the code, and where it is checked."""
    return (
        Fact(_("Check code"), printed_code(code)),
        Fact(_("Is this sheet still right?"), f"{origin}/c/{code}/"),
    )


def _emergency(kind: str, site: Site) -> tuple[Notice, ...]:
    """Return whom to call, for the first side of a sheet about treatment or a crisis."""
    if kind not in KINDS_WITH_EMERGENCY_NUMBERS:
        return ()
    names = site.names
    number = names.emergency_number or _("your local emergency number")
    calls = [Notice(_("In danger now?"), _("Call %(number)s") % {"number": number})]
    if names.crisis_number:
        line = {"name": names.crisis_name or _("The crisis line"), "number": names.crisis_number}
        calls.append(Notice(_("To talk to someone:"), _("%(name)s %(number)s") % line))
    if names.advice_number:
        calls.append(Notice(_("Urgent medical advice:"), names.advice_number))
    return tuple(calls)


def _overdue(edition: Edition, *, warns: bool) -> tuple[Notice, ...]:
    if not warns:
        return ()
    words = _(
        "Its review was due by %(date)s. Some of it may be out of date: "
        "ask us before you rely on it."
    )
    return (
        Notice(
            _("This sheet should have been reviewed by now."),
            words % {"date": day(edition.due_on)},
        ),
    )


def _starter(edition: Edition) -> tuple[Notice, ...]:
    if not edition.is_starter_text:
        return ()
    words = _(
        "This clinic has not reviewed it yet. Use it to prepare your questions, "
        "and ask your team before you act on it."
    )
    return (Notice(_("Starter text that came with this portal."), words),)


def _flag(*, warns: bool, is_reviewed: bool) -> str:
    """Return what every side says in bold, "" if nothing is amiss."""
    if warns:
        return _("Review overdue: ask us first")
    return "" if is_reviewed else _("Not yet reviewed by this clinic")


def _about(edition: Edition, site: Site, *, reviewer: str) -> tuple[Fact, ...]:
    published = {"number": edition.number, "published": _published(edition)}
    return (
        Fact(_("Edition"), _("%(number)s, published %(published)s") % published),
        Fact(_("What changed"), edition.change_note),
        Fact(_("Written by"), written_by(edition, site)),
        *_reviewed(edition, reviewer),
        *_against_a_check(edition),
        Fact(_("Next review by"), day(edition.due_on)),
        Fact(_("Newest edition"), site.origin + reverse("article", args=[edition.article.slug])),
        *checking(edition.check_code, site.origin),
    )


def _reviewed(edition: Edition, reviewer: str) -> tuple[Fact, ...]:
    """Say who reviewed the text before it was published, and who did so again."""
    renewed = last_renewed(edition)
    if renewed is None:
        return (Fact(_("Reviewed by"), reviewer or unreviewed(edition)),)
    words = _("On %(date)s by %(name)s: nothing had to change")
    again = Fact(_("Reviewed again"), words % {"date": day(renewed.on), "name": renewed.by})
    return (Fact(_("Reviewed by"), reviewer), again) if reviewer else (again,)


def _against_a_check(edition: Edition) -> tuple[Fact, ...]:
    words = against_a_check(edition)
    return (Fact(_("Checks"), words),) if words else ()


def _published(edition: Edition) -> str:
    return day(timezone.localdate(edition.published_at))


def day(date_: date) -> str:
    """Return a day as the reader's language writes it."""
    return date_format(date_, "DATE_FORMAT")
