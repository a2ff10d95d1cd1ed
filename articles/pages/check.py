"""CheckPage: what the paper in somebody's hand is worth today, one answer for each code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from articles.models import ChangeKind, Edition, PackEdition, Said
from articles.text.check_codes import LENGTH, NEVER_IN_A_CODE, is_check_code, printed_code
from articles.text.overdue import Step, step_of

from .lists import ArticleEntry
from .renewed import last_renewed
from .site import Site
from .source_notices import gravest, headline_of, what_we_do
from .standing import (
    Answer,
    CheckPage,
    Doubt,
    LaterEdition,
    MissingAnswer,
    PackAnswer,
    SheetAnswer,
    Standing,
    Ways,
)
from .unreviewed import unreviewed

LONGEST_SHOWN = 24
"""How many characters of what is no code at all are shown again."""


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Everything the database knows of some codes; nothing in it was asked for one by one.

    `later` holds, by article, editions newest first: at least those after each sheet.
    `instead` holds, by article, the current edition of what to read in a withdrawn one's place;
    `said`, by edition, what publishers have said since of the sources of each sheet.
    """

    editions: Mapping[str, Edition] = field(default_factory=dict)
    packs: Mapping[str, PackEdition] = field(default_factory=dict)
    newest_of_packs: Mapping[int, int] = field(default_factory=dict)
    later: Mapping[int, Sequence[Edition]] = field(default_factory=dict)
    instead: Mapping[int, Edition] = field(default_factory=dict)
    said: Mapping[int, Said] = field(default_factory=dict)


def check_page(
    codes: Sequence[str], rows: CheckedRows, *, typed: str, site: Site, today: date
) -> CheckPage:
    """Return the answers to codes in the language that is active now."""
    answers = [_answer(code, rows, site=site, today=today) for code in codes]
    return CheckPage(
        typed=typed,
        answers=tuple(sorted(answers, key=lambda answer: -answer.gravity)),
        address=settings.SITE_ADDRESS + check_address(*codes) if codes else "",
    )


def check_address(*codes: str) -> str:
    """Return where codes are answered, one or several; it has no language."""
    return reverse("check-code", args=[".".join(codes)])


def language_of(codes: Sequence[str], rows: CheckedRows) -> str:
    """Return the language of the first sheet that is found; "" if the site does not speak it."""
    for code in codes:
        if code in rows.editions:
            return _spoken(rows.editions[code].article.language)
        if code in rows.packs:
            return _spoken(rows.packs[code].pack.language)
    return ""


def _spoken(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else ""


def _foreign(language: str) -> str:
    return "" if language == translation.get_language() else language


def _answer(code: str, rows: CheckedRows, *, site: Site, today: date) -> Answer:
    """Look among the editions first: a code that was printed is valid, whatever it looks like."""
    if code in rows.editions:
        return sheet_answer(rows.editions[code], rows, site=site, today=today)
    if code in rows.packs:
        return pack_answer(rows.packs[code], rows, site=site, today=today)
    return missing_answer(code)


def missing_answer(code: str) -> MissingAnswer:
    """Take a code that is nowhere in the database; any text."""
    return MissingAnswer(
        code=printed_code(code) if len(code) == LENGTH else code[:LONGEST_SHOWN],
        standing=Standing.UNKNOWN if is_check_code(code) else Standing.MISTYPED,
        strange=tuple(sign for sign in NEVER_IN_A_CODE if sign in code),
        length=0 if len(code) == LENGTH else len(code),
    )


def sheet_answer(edition: Edition, rows: CheckedRows, *, site: Site, today: date) -> SheetAnswer:
    """Take an edition with its article and reviewer. A withdrawn article withdraws them all."""
    article = edition.article
    later = tuple(
        _later(other) for other in rows.later.get(article.pk, ()) if other.number > edition.number
    )
    standing = _standing(is_withdrawn=article.withdrawn_at is not None, is_replaced=bool(later))
    instead = rows.instead.get(article.instead_id or 0)
    is_current = standing is Standing.CURRENT
    overdue = step_of(edition.due_on, today, site.ladder) if is_current else Step.IN_TIME
    ways = _ways(edition, later, paper=site.paper)
    return SheetAnswer(
        code=printed_code(edition.check_code),
        standing=standing,
        address=check_address(edition.check_code),
        still_holds=not any(change.is_substantial for change in later),
        language=_foreign(article.language),
        slug=article.slug,
        title=edition.title,
        number=edition.number,
        published_on=timezone.localdate(edition.published_at),
        reviewed_by=edition.reviewer,
        unreviewed=unreviewed(edition),
        renewed=last_renewed(edition),
        review_due_on=edition.due_on,
        overdue=overdue,
        is_starter_text=edition.is_starter_text,
        later=later,
        withdrawn_on=timezone.localdate(article.withdrawn_at) if article.withdrawn_at else None,
        reason=article.withdrawn_reason,
        instead=ArticleEntry.of(instead) if instead else None,
        instead_address=_article_address(instead) if instead else "",
        ways=ways if overdue < Step.NO_PRINTING else replace(ways, handout=""),
        doubt=_doubt(edition, rows.said.get(edition.pk, {}), site) if is_current else None,
    )


def pack_answer(found: PackEdition, rows: CheckedRows, *, site: Site, today: date) -> PackAnswer:
    """Take an edition of a pack with its parts: the worst of them decides."""
    parts = tuple(
        sheet_answer(part.edition, rows, site=site, today=today) for part in found.parts.all()
    )
    worst = max(parts, key=lambda part: part.gravity, default=None)
    is_newest = found.number == rows.newest_of_packs[found.pack_id]
    if worst is None or worst.gravity == 0:
        standing, still_holds = (Standing.CURRENT if is_newest else Standing.SUPERSEDED), True
    else:
        standing, still_holds = worst.standing, worst.still_holds
    return PackAnswer(
        code=printed_code(found.check_code),
        standing=standing,
        address=check_address(found.check_code),
        still_holds=still_holds,
        language=_foreign(found.pack.language),
        title=found.title,
        number=found.number,
        made_on=timezone.localdate(found.made_at),
        is_newest=is_newest,
        parts=parts,
        read_address=_pack_address(found),
    )


def _standing(*, is_withdrawn: bool, is_replaced: bool) -> Standing:
    if is_withdrawn:
        return Standing.WITHDRAWN
    return Standing.SUPERSEDED if is_replaced else Standing.CURRENT


def _doubt(edition: Edition, said: Said, site: Site) -> Doubt | None:
    """Return the gravest of what readers are told of the sources of a sheet that is current."""
    one = gravest(said.values(), site=site)
    if one is None:
        return None
    published_on = timezone.localdate(edition.published_at)
    return Doubt(
        headline=headline_of(one),
        what_we_do=what_we_do(one),
        is_since=one.said_on is not None and one.said_on >= published_on,
        stays=one.stays,
        reason=one.reason if one.stays else "",
    )


def _later(edition: Edition) -> LaterEdition:
    return LaterEdition(
        number=edition.number,
        published_on=timezone.localdate(edition.published_at),
        change_note=edition.change_note,
        is_substantial=edition.change_kind == ChangeKind.SUBSTANTIAL,
    )


def _article_address(edition: Edition) -> str:
    with translation.override(_spoken(edition.article.language) or settings.LANGUAGE_CODE):
        return reverse("article", args=[edition.article.slug])


def _pack_address(found: PackEdition) -> str:
    """Return where the pack is read and printed as it is now; "" in a language without pages."""
    if not _spoken(found.pack.language):
        return ""
    with translation.override(found.pack.language):
        return reverse("pack", args=[found.pack.slug])


def _ways(edition: Edition, later: Sequence[LaterEdition], *, paper: str) -> Ways:
    """Return the ways on in the sheet's language; none if the site has no pages in it."""
    article = edition.article
    if not _spoken(article.language):
        return Ways()
    with translation.override(article.language):
        numbers = (edition.number, later[0].number) if later else ()
        return Ways(
            read=reverse("article", args=[article.slug]),
            handout=f"{reverse('article-handout', args=[article.slug])}?paper={paper}",
            compare=reverse("compare", args=[article.slug, *numbers]) if numbers else "",
        )
