"""PlannedStep: what is to happen to an article at a moment that somebody chose."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import ChangeKind, Edition


class PlannedAct(models.TextChoices):
    """What can be planned."""

    PUBLISH = "publish", _("Publish")
    WITHDRAW = "withdraw", _("Withdraw")


GIVEN_UP = "given_up"
NOTHING_AMISS = ("", GIVEN_UP, "NothingChangedError", "NotInCirculationError")
"""Outcomes of steps that were taken or given up, or that somebody took by hand before."""


class PlannedStepQuerySet(models.QuerySet["PlannedStep"]):
    """Sentences about planned steps that chain."""

    def open(self) -> PlannedStepQuerySet:
        """Steps that were neither taken, nor refused, nor given up."""
        return self.filter(closed_at__isnull=True)

    def due_at(self, moment: datetime) -> PlannedStepQuerySet:
        """Open steps whose time has come, the earliest first."""
        return self.open().filter(at__lte=moment).order_by("at", "pk")

    def refused(self) -> PlannedStepQuerySet:
        """Steps that were not taken when their time came, and nobody has dealt with since.

        A later plan of the same kind, an edition made since or a withdrawal deals with one.
        """
        again = PlannedStep.objects.filter(
            article=models.OuterRef("article"),
            act=models.OuterRef("act"),
            planned_at__gte=models.OuterRef("closed_at"),
        )
        since = Edition.objects.filter(
            article=models.OuterRef("article"), published_at__gte=models.OuterRef("closed_at")
        )
        publish = models.Q(act=PlannedAct.PUBLISH)
        return self.filter(
            (publish & ~models.Exists(since))
            | (~publish & models.Q(article__withdrawn_at__isnull=True)),
            ~models.Exists(again),
            closed_at__isnull=False,
        ).exclude(outcome__in=NOTHING_AMISS)


class PlannedStep(models.Model):
    """That an article is to be published or withdrawn at a moment, in somebody's name.

    What is to be published is one exact text: a draft that changes meanwhile is not published,
    and the desk says so. `outcome` is blank while the step is open and after it was taken; else
    it is the name of the error that refused it, or `given_up`.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="planned_steps")
    act = models.CharField(_("what"), max_length=8, choices=PlannedAct)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("planned by"), related_name="+"
    )
    planned_at = models.DateTimeField(_("planned at"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    change_note = models.TextField(_("what changed, in a patient's words"), blank=True)
    change_kind = models.CharField(
        _("how much it matters"), max_length=12, choices=ChangeKind, blank=True
    )
    override_reason = models.TextField(_("why a check was overridden"), blank=True)
    reason = models.TextField(_("why it is withdrawn"), blank=True)
    instead = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        verbose_name=_("what to read instead"),
        related_name="+",
        null=True,
        blank=True,
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    outcome = models.CharField(_("what became of it"), max_length=40, blank=True, editable=False)

    objects = PlannedStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned step")
        verbose_name_plural = _("planned steps")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(act__in=PlannedAct.values), name="planned_act_known"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(act=PlannedAct.PUBLISH, change_kind__in=ChangeKind.values)
                    & ~models.Q(fingerprint="")
                    & ~models.Q(change_note="")
                )
                | (models.Q(act=PlannedAct.WITHDRAW) & ~models.Q(reason="")),
                name="planned_step_says_all_it_needs",
            ),
            models.UniqueConstraint(
                fields=["article", "act"],
                condition=models.Q(closed_at__isnull=True),
                name="planned_act_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.act}, {self.at:%Y-%m-%d %H:%M}"
