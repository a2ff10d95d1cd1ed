"""Reviews: who was asked to look at a draft, and what was decided on one exact text."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.manuscript import Manuscript

from .edition import Edition
from .frozen import EditionIsFrozenError, FrozenQuerySet


class Decision(models.TextChoices):
    """What a reviewer says of a text."""

    APPROVED = "approved", _("Approved")
    CHANGES_ASKED = "changes", _("Changes asked for")
    DECLINED = "declined", _("Declined to review")


class ReviewRequestQuerySet(models.QuerySet["ReviewRequest"]):
    """Sentences about requests that chain."""

    def open(self) -> ReviewRequestQuerySet:
        """Requests that nobody has answered or taken back."""
        return self.filter(closed_at__isnull=True)


class ReviewRequest(models.Model):
    """That somebody of the clinic was asked to review a draft.

    `fingerprint` is that of the text when it was asked for: the reviewer is told if it has
    changed since. Without a reviewer, anybody who may review is meant.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="review_requests")
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("asked by"), related_name="+"
    )
    asked_at = models.DateTimeField(_("asked at"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("reviewer"),
        related_name="review_requests",
        null=True,
        blank=True,
    )
    due_on = models.DateField(_("wanted by"), null=True, blank=True)
    question = models.TextField(_("question to the reviewer"), max_length=1_000, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)

    objects = ReviewRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("review request")
        verbose_name_plural = _("review requests")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article}, {self.asked_at:%Y-%m-%d}"


class ExpertInvitationQuerySet(models.QuerySet["ExpertInvitation"]):
    """Sentences about invitations that chain."""

    def open(self) -> ExpertInvitationQuerySet:
        """Invitations that were neither answered nor revoked; they may have expired."""
        return self.filter(answered_at__isnull=True, revoked_at__isnull=True)


class ExpertInvitation(models.Model):
    """That an expert without an account may read one exact draft and answer once.

    `name` is what the desk calls the expert; what they call themselves stands on their review.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="expert_invitations"
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("invited by"), related_name="+"
    )
    invited_at = models.DateTimeField(_("invited at"))
    name = models.CharField(_("who is invited"), max_length=120)
    question = models.TextField(_("question to the expert"), max_length=1_000, blank=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)

    objects = ExpertInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("expert invitation")
        verbose_name_plural = _("expert invitations")
        ordering = ["-invited_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article}, {self.name}"


class ReviewQuerySet(FrozenQuerySet["Review"]):
    """Sentences about reviews that chain; every way to change one is shut."""

    def of_text(self, fingerprint: str) -> ReviewQuerySet:
        """Decisions on this very text."""
        return self.filter(fingerprint=fingerprint)

    def decided(self) -> ReviewQuerySet:
        """Reviews that approve or ask for changes."""
        return self.exclude(decision=Decision.DECLINED)

    def unanswered(self) -> ReviewQuerySet:
        """The newest decision on each article of which nothing was saved or published since.

        Somebody should go on with it. Without the texts, which may be long.
        """
        later = Review.objects.decided().filter(
            article=models.OuterRef("article"), decided_at__gt=models.OuterRef("decided_at")
        )
        published = Edition.objects.filter(
            article=models.OuterRef("article"), published_at__gte=models.OuterRef("decided_at")
        )
        return (
            self.decided()
            .filter(~models.Exists(later), ~models.Exists(published))
            .filter(article__updated_at__lte=models.F("decided_at"))
            .select_related("article")
            .defer("content", "article__body")
        )

    def with_people(self) -> ReviewQuerySet:
        """With the reviewer and with who invited the expert, whom pages name."""
        return self.select_related("reviewer", "invitation__invited_by")


class Review(models.Model):
    """One decision of one person on one exact text, which it keeps. Never changed or deleted."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="reviews")
    fingerprint = models.CharField(_("fingerprint"), max_length=64, db_index=True)
    content = models.JSONField(_("content"))
    decision = models.CharField(_("decision"), max_length=12, choices=Decision)
    comment = models.TextField(_("comment"), blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("reviewer"),
        related_name="+",
        null=True,
    )
    invitation = models.OneToOneField(
        ExpertInvitation, models.PROTECT, related_name="review", null=True
    )
    expert_name = models.CharField(_("name of the expert"), max_length=120, blank=True)
    expert_role = models.CharField(_("role of the expert"), max_length=120, blank=True)
    decided_at = models.DateTimeField(_("decided at"))

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__in=Decision.values), name="review_decision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    reviewer__isnull=False, invitation__isnull=True, expert_name="", expert_role=""
                )
                | (
                    models.Q(reviewer__isnull=True, invitation__isnull=False)
                    & ~models.Q(expert_name="")
                ),
                name="review_by_staff_or_by_expert",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.decision}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new review.

        Raises:
            EditionIsFrozenError: if the review is already stored.
        """
        if not self._state.adding:
            raise EditionIsFrozenError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        raise EditionIsFrozenError

    def manuscript(self) -> Manuscript:
        """Return the text that was decided on."""
        return Manuscript.from_json(self.content)

    def who(self) -> str:
        """Return who decided: a colleague by full name, an expert as they named themselves.

        Blank for a colleague without a full name: readers are never shown how somebody logs in.
        """
        if self.reviewer:
            return str(self.reviewer.get_full_name())
        return ", ".join(part for part in (self.expert_name, self.expert_role) if part)


class ReviewComment(models.Model):
    """What a reviewer says of one paragraph, which it quotes: the draft moves on, this does not.

    `part` names the part of the article as a problem does: `title`, `summary`, `body`,
    `question 2`. `line` counts from 1 in the body of the text decided on; 0 where none is meant.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="comments")
    part = models.CharField(_("part"), max_length=24)
    line = models.PositiveIntegerField(_("line"), default=0)
    passage = models.TextField(_("paragraph"))
    comment = models.TextField(_("comment"), max_length=4_000)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = _("review comment")
        verbose_name_plural = _("review comments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(comment=""), name="review_comment_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.comment[:40]}"
