"""Renewed: that an edition was looked at again and left as it is, as readers are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, Renewal


@dataclass(frozen=True, slots=True)
class Renewed:
    """On which day somebody reviewed an edition again, and who."""

    on: date
    by: str

    @classmethod
    def of(cls, renewal: Renewal) -> Renewed:
        """Take a renewal with whoever reviewed; readers never see how somebody logs in."""
        name = renewal.reviewed_by.get_full_name() or _("a colleague at this clinic")
        return cls(timezone.localdate(renewal.reviewed_at), name)


def last_renewed(edition: Edition) -> Renewed | None:
    """Take an edition with its renewals; None if it has not been reviewed since it was published."""
    return Renewed.of(edition.renewal) if edition.renewal else None
