"""Planned steps that wait at the desk: what is to happen, and what did not happen as planned."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import PlannedStep
from articles.workflow.permissions import Person, may_publish

from .planned_words import plan_in_words, refusal_in_words, steps_of_interest
from .work_list import Group, Task

MOST_SHOWN = 12


def planned(person: Person) -> Iterator[Group]:
    """Yield what was not done as planned, and what is planned. Two queries."""
    steps = steps_of_interest(person)
    refused, coming = list(steps.refused()), list(steps.open())
    yield Group(
        name="not-as-planned",
        tone="stop",
        heading=_("Not done as planned"),
        explanation=_("Nothing was half done: readers see what they saw before."),
        tally=format_html(
            ngettext("<b>{}</b> not as planned", "<b>{}</b> not as planned", len(refused)),
            len(refused),
        ),
        tasks=tuple(_task(one, refusal_in_words(one), person) for one in refused[:MOST_SHOWN]),
        total=len(refused),
    )
    yield Group(
        name="planned",
        tone="quiet",
        heading=_("Planned"),
        explanation=_("Happens by itself when its time comes, if nothing stands in the way."),
        tally=format_html(
            ngettext("<b>{}</b> planned", "<b>{}</b> planned", len(coming)), len(coming)
        ),
        tasks=tuple(_task(one, plan_in_words(one), person) for one in coming[:MOST_SHOWN]),
        total=len(coming),
    )


def _task(step: PlannedStep, why: str, person: Person) -> Task:
    form = reverse("admin:articles_article_change", args=[step.article_id])
    plan = reverse("admin:articles_article_plan", args=[step.article_id])
    may = may_publish(person)
    return Task(
        title=step.article.title,
        url=form,
        why=why,
        action=_("See the plan") if may else _("Open"),
        act_url=plan if may else "",
    )
