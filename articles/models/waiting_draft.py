"""WaitingDraft: drafts that may hold what readers have not, so that nobody looks through all.

Only triggers write it, from what an article and its newest edition say (`derived_rows`).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .derived_rows import NEWEST_EDITION, DerivedRows, Watched


class WaitingDraft(models.Model):
    """An article that was never published, or saved since its current edition was made."""

    article = models.OneToOneField("articles.Article", models.DO_NOTHING, related_name="waiting")
    is_new = models.BooleanField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("waiting draft")
        verbose_name_plural = _("waiting drafts")
        # Two, since a database that stores truths as numbers does not look for them in an index.
        indexes = [
            models.Index(
                fields=["-saved_at", "article"],
                condition=models.Q(is_new=is_new),
                name=f"waiting_draft_{word}",
            )
            for is_new, word in ((True, "new"), (False, "changed"))
        ]

    def __str__(self) -> str:
        return f"{self.article_id}, {self.saved_at:%Y-%m-%d}"


def _waiting(_vendor: str) -> str:
    return (
        "(article_id, is_new, saved_at) SELECT a.id, e.id IS NULL, a.updated_at"  # noqa: S608 - names of this module
        " FROM articles_article a LEFT JOIN articles_edition e"
        f" ON e.article_id = a.id AND {NEWEST_EDITION}"
        " WHERE (e.id IS NULL OR (a.withdrawn_at IS NULL AND a.updated_at > e.published_at))"
    )


WAITING = DerivedRows(
    "articles_waitingdraft",
    word="waiting",
    made=_waiting,
    watched=(
        Watched("articles_edition", "INSERT", "(NEW.article_id)"),
        Watched("articles_article", "INSERT", "(NEW.id)"),
        Watched("articles_article", "UPDATE", "(NEW.id)", columns=("updated_at", "withdrawn_at")),
        Watched("articles_article", "DELETE", "(OLD.id)"),
    ),
)
