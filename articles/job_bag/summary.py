"""The summary of a job bag: two sides along the criteria, and the lists behind them, as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.handouts.pdf import set_as_pdf
from articles.handouts.typst_text import array, dictionary, literal, quoted

from .contents import EditionFacts, JobBag
from .criteria import VERSION, Criterion, as_of, criteria

TEMPLATE = Path(__file__).parent / "template" / "summary.typ"

MOST_ROWS = 60
"""More rows of a list than this are left to record.html: nobody reads them in a summary."""

Row = Sequence[str]


def summary_pdf(bag: JobBag) -> bytes:
    """Return the summary as a tagged PDF."""
    with translation.override(settings.LANGUAGE_CODE):
        return set_as_pdf(summary_source(bag))


def summary_source(bag: JobBag) -> str:
    """Return the summary as Typst: what the template knows, and the template."""
    title = _("Job bag: %(title)s") % {"title": bag.title}
    known = {
        "lang": quoted(settings.LANGUAGE_CODE.partition("-")[0]),
        "title": literal(bag.title),
        "clinic": literal(bag.clinic),
        "words": dictionary({name: literal(words) for name, words in _words(bag).items()}),
        "facts": array(_row(fact) for fact in _facts(bag)),
        "criteria": array(map(_criterion, criteria(bag))),
        "lists": array(_list(*one) for one in _lists(bag)),
    }
    document = f"#set document(title: {literal(title)}, date: none)"
    return f"{document}\n#let bag = {dictionary(known)}\n\n{TEMPLATE.read_text('utf-8')}"


def _words(bag: JobBag) -> dict[str, str]:
    return {
        "kind": _("Job bag"),
        "as_of": _("As of %(moment)s") % {"moment": as_of(bag)},
        "page": _("Page {page} of {pages}"),
        "criteria": _("Along the ten criteria of the PIF TICK"),
        "version": _(
            "The Patient Information Forum awards the PIF TICK to how an organisation makes its "
            "information, not to one text. These are the names of its criteria since %(version)s; "
            "the questions under them are ours. This bag is evidence about one article."
        )
        % {"version": VERSION},
        "criterion": _("Criterion"),
        "shown": _("What this portal shows"),
        "to_add": _("What a person must add"),
        "nothing": _("None."),
    }


def _facts(bag: JobBag) -> Iterable[Row]:
    newest = bag.newest
    yield _("Address"), bag.address
    yield _("Owner"), bag.owner or _("Nobody yet")
    if newest is None:
        yield _("Readers have"), _("Nothing: it was never published.")
        return
    edition = _("Edition %(number)d of %(date)s, code %(code)s") % {
        "number": newest.number,
        "date": day(newest.published_at),
        "code": newest.check_code,
    }
    if bag.is_withdrawn and bag.withdrawals:
        last = bag.withdrawals[-1]
        reason = {"date": day(last.at), "reason": last.reason}
        yield _("Withdrawn"), _("On %(date)s: %(reason)s") % reason
    yield (_("Readers had") if bag.is_withdrawn else _("Readers have")), edition
    yield _("Published by"), newest.published_by or _("Came with the portal")
    yield _("Signed off by"), newest.signed_off_by or _("Nobody else")
    yield _("Look again by"), date_format(newest.due_on)


def _lists(bag: JobBag) -> Iterable[tuple[str, Row, Sequence[Row]]]:
    yield (
        _("Editions"),
        (_("No."), _("Published"), _("What changed"), _("Signed off by"), _("Level")),
        [_edition(edition) for edition in reversed(bag.editions)],
    )
    yield (
        _("Reviews"),
        (_("Decided"), _("By"), _("Decision"), _("Comments")),
        [
            (
                day(review.at),
                review.by,
                review.decision,
                str(len(review.comments) + bool(review.comment)),
            )
            for review in reversed(bag.reviews)
        ],
    )
    yield (
        _("References"),
        (_("Source"), _("Kind"), _("Status"), _("Editions")),
        [(one.text, one.kind, one.status, spans(one.editions)) for one in bag.references],
    )
    yield (
        _("Pictures"),
        (_("What it shows"), _("Credit"), _("Editions")),
        [
            (one.alt or _("Decorative"), one.credit or _("None given"), spans(one.editions))
            for one in bag.pictures
        ],
    )


def _edition(edition: EditionFacts) -> Row:
    note = edition.change_note
    if edition.overridden:
        note += "\n" + _("Published although this did not hold: %(checks)s Why: %(reason)s") % {
            "checks": " ".join(edition.overridden_words),
            "reason": edition.override_reason,
        }
    for renewal in edition.renewals:
        note += "\n" + _("Reviewed again on %(date)s by %(name)s, no change.") % {
            "date": day(renewal.at),
            "name": renewal.by,
        }
    return (
        str(edition.number),
        day(edition.published_at),
        note,
        edition.signed_off_by or "–",
        "–" if edition.level is None else f"{edition.level:.1f}",
    )


def day(moment: datetime) -> str:
    """Return the day of a moment, in the clinic's time zone, short enough for a table."""
    return date_format(localtime(moment), "j M Y")


def spans(numbers: Sequence[int]) -> str:
    """Return numbers in rising order as they are read: 1–4, 6."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _criterion(one: Criterion) -> str:
    return dictionary(
        {
            "number": literal(str(one.number)),
            "name": literal(one.name),
            "asks": literal(one.asks),
            "shown": array(map(literal, one.shown)),
            "to_add": literal(one.to_add),
        }
    )


def _list(title: str, head: Row, rows: Sequence[Row]) -> str:
    more = len(rows) - MOST_ROWS
    rest = _("%(count)d more are in record.html.") % {"count": more} if more > 0 else ""
    return dictionary(
        {
            "title": literal(title),
            "head": _row(head),
            "rows": array(map(_row, rows[:MOST_ROWS])),
            "rest": literal(rest),
        }
    )


def _row(cells: Iterable[str]) -> str:
    return array(map(literal, cells))
