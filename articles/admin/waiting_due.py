"""Editions whose day has come, or comes soon: what waits at the desk to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import ClinicProfile, ListedArticle
from articles.text.overdue import Ladder, Step, step_of
from articles.workflow.permissions import Person, may_review

from .work_list import Group, Task, first_and_total, in_list, tally

MOST_SHOWN = 12
Line = tuple[int, str, int, date | None]


@dataclass(frozen=True, slots=True)
class Due:
    """An article, its current edition, and the day by which somebody must look at it again."""

    article: int
    title: str
    number: int
    on: date


def dated(person: Person, *, clinic: ClinicProfile, today: date) -> Iterator[Group]:
    """Yield the overdue editions, and those due within the days by which owners are reminded.

    Two queries, and two that count where there are more than are shown.
    """
    coming = ListedArticle.objects.due_by(today + timedelta(days=clinic.remind_days))
    lines = coming.values_list("article_id", "edition__title", "edition__number", "due_on")
    late, total = first_and_total(lines.filter(due_on__lt=today), MOST_SHOWN)
    yield Group(
        name="overdue",
        tone="late",
        heading=_("Overdue"),
        explanation=_("Past the date that readers are shown."),
        tally=tally(ngettext("<b>{}</b> overdue", "<b>{}</b> overdue", total), total),
        tasks=_tasks(late, person, clinic.ladder(), today),
        total=total,
        rest_url=in_list(review="overdue"),
    )
    soon, total = first_and_total(lines.filter(due_on__gte=today), MOST_SHOWN)
    yield Group(
        name="due",
        tone="plain",
        heading=_("Review due soon"),
        explanation=_within(clinic.remind_days),
        tally=tally(ngettext("<b>{}</b> due soon", "<b>{}</b> due soon", total), total),
        tasks=_tasks(soon, person, clinic.ladder(), today),
        total=total,
    )


def _within(days: int) -> str:
    if not days:
        return _("Today is their day.")
    words = ngettext("Within the next %(days)d day.", "Within the next %(days)d days.", days)
    return words % {"days": days}


def _tasks(lines: Sequence[Line], person: Person, ladder: Ladder, today: date) -> tuple[Task, ...]:
    may_renew = may_review(person)
    return tuple(
        _task(Due(article, title, number, on), ladder, today, may_renew=may_renew)
        for article, title, number, on in lines
        if on
    )


def _task(due: Due, ladder: Ladder, today: date, *, may_renew: bool) -> Task:
    renewing = reverse("admin:articles_article_renew", args=[due.article])
    words = {"number": due.number, "date": date_format(due.on)}
    return Task(
        title=due.title,
        url=reverse("admin:articles_article_change", args=[due.article]),
        why=_why(step_of(due.on, today, ladder)) % words,
        age=_age((today - due.on).days),
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
