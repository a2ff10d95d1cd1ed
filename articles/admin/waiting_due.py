"""Editions whose day has come, or comes soon: what waits at the desk to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import ClinicProfile, Edition
from articles.text.overdue import Ladder, Step, step_of
from articles.workflow.permissions import Person, may_review

from .work_list import Group, Task

MOST_SHOWN = 12


def dated(person: Person, *, clinic: ClinicProfile, today: date) -> Iterator[Group]:
    """Yield the overdue editions, and those due within the days by which owners are reminded.

    Two queries, however many there are.
    """
    coming = Edition.objects.due_by(today + timedelta(days=clinic.remind_days))
    editions = list(coming.with_renewals().only("article", "number", "title", "review_due_on"))
    late = [edition for edition in editions if edition.due_on < today]
    yield Group(
        name="overdue",
        tone="late",
        heading=_("Overdue"),
        explanation=_("Past the date that readers are shown."),
        tally=_tally(ngettext("<b>{}</b> overdue", "<b>{}</b> overdue", len(late)), len(late)),
        tasks=_tasks(late, person, clinic.ladder(), today),
        total=len(late),
    )
    soon = editions[len(late) :]
    yield Group(
        name="due",
        tone="plain",
        heading=_("Review due soon"),
        explanation=_within(clinic.remind_days),
        tally=_tally(ngettext("<b>{}</b> due soon", "<b>{}</b> due soon", len(soon)), len(soon)),
        tasks=_tasks(soon, person, clinic.ladder(), today),
        total=len(soon),
    )


def _within(days: int) -> str:
    if not days:
        return _("Today is their day.")
    words = ngettext("Within the next %(days)d day.", "Within the next %(days)d days.", days)
    return words % {"days": days}


def _tasks(
    editions: Sequence[Edition], person: Person, ladder: Ladder, today: date
) -> tuple[Task, ...]:
    may_renew = may_review(person)
    return tuple(
        _task(one, step_of(one.due_on, today, ladder), today, may_renew=may_renew)
        for one in editions[:MOST_SHOWN]
    )


def _task(edition: Edition, step: Step, today: date, *, may_renew: bool) -> Task:
    renewing = reverse("admin:articles_article_renew", args=[edition.article_id])
    return Task(
        title=edition.title,
        url=reverse("admin:articles_article_change", args=[edition.article_id]),
        why=_why(step) % {"number": edition.number, "date": date_format(edition.due_on)},
        age=_age((today - edition.due_on).days),
        action=_("Review…") if may_renew else _("Open"),
        act_url=renewing if may_renew else "",
    )


def _why(step: Step) -> str:
    """Say which edition was due when, and what readers meet because of it."""
    return {
        Step.OVERDUE: _("The review of edition %(number)s was due on %(date)s."),
        Step.PAGE_NOTICE: _(
            "The review of edition %(number)s was due on %(date)s. Its page warns readers; "
            "its sheets do not yet."
        ),
        Step.SHEET_NOTICE: _(
            "The review of edition %(number)s was due on %(date)s. Its page and its sheets warn "
            "readers."
        ),
        Step.NO_PRINTING: _(
            "The review of edition %(number)s was due on %(date)s. It is no longer printed, and "
            "its page warns readers."
        ),
    }.get(step, _("The review of edition %(number)s is due on %(date)s."))


def _age(late: int) -> SafeString:
    """Say how many days ago an edition was due, or in how many it will be."""
    if late > 0:
        return format_html(ngettext("<b>{} day</b> late", "<b>{} days</b> late", late), late)
    if late == 0:
        return format_html(_("Due <b>{}</b>"), _("today"))
    words = ngettext("Due in <b>{} day</b>", "Due in <b>{} days</b>", -late)
    return format_html(words, -late)


def _tally(words: str, count: int) -> SafeString:
    return format_html(words, count)
