"""Planned steps in words: what is to happen when, and why something did not."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Article, PlannedAct, PlannedStep
from articles.models.planning import PlannedStepQuerySet
from articles.workflow.permissions import Person, may_publish

from .article_pages import name_of

REASONS = {
    "DraftChangedError": gettext_noop("the text changed since"),
    "NotPermittedError": gettext_noop("whoever planned it may no longer publish"),
    "TextNotReadyError": gettext_noop("a check or a missing approval stops the text now"),
    "InsteadUnreadableError": gettext_noop("readers could not open what they were to read instead"),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One step as the desk shows it."""

    pk: int
    words: str
    is_refused: bool = False


def moment_of(step: PlannedStep) -> str:
    """Return when, by the clinic's clocks."""
    return date_format(localtime(step.at), "DATETIME_FORMAT")


def plan_in_words(step: PlannedStep) -> str:
    """Say what is to happen, when, and in whose name."""
    words = (
        _("To be published on %(when)s, planned by %(who)s.")
        if step.act == PlannedAct.PUBLISH
        else _("To be withdrawn on %(when)s, planned by %(who)s.")
    )
    return words % {"when": moment_of(step), "who": name_of(step.by)}


def refusal_in_words(step: PlannedStep) -> str:
    """Say that a step was not taken when its time came, and why."""
    words = (
        _("Not published as planned for %(when)s: %(why)s.")
        if step.act == PlannedAct.PUBLISH
        else _("Not withdrawn as planned for %(when)s: %(why)s.")
    )
    why = _(REASONS.get(step.outcome, gettext_noop("it was refused")))
    return words % {"when": moment_of(step), "why": why}


def planned_for(article: Article) -> tuple[Planned, ...]:
    """Return the open steps of an article, and those refused that nobody has dealt with."""
    steps = PlannedStep.objects.filter(article=article).select_related("by")
    refused = [Planned(one.pk, refusal_in_words(one), is_refused=True) for one in steps.refused()]
    return (*refused, *(Planned(one.pk, plan_in_words(one)) for one in steps.open()))


def steps_of_interest(person: Person) -> PlannedStepQuerySet:
    """Return the steps that concern somebody: all for publishers, else what they planned."""
    steps = PlannedStep.objects.select_related("article", "by").defer("article__body")
    concerned: PlannedStepQuerySet = steps if may_publish(person) else steps.filter(Q(by=person.pk))
    return concerned
