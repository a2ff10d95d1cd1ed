"""What the database says has changed: one number for the site, and the last one of each subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.models import SiteChange, SiteVersion

EVERYTHING = ""
"""The subject of a change that may show anywhere; and of a page that may show any change."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a process knows of the site: its version, and with which each subject last changed."""

    version: int = 0
    changed: Mapping[str, int] = field(default_factory=dict)

    def holds(self, about: str, *, as_of: int) -> bool:
        """Tell whether what was made with version `as_of` about a subject is still so."""
        if about == EVERYTHING:
            return as_of >= self.version
        return as_of >= max(self.changed.get(EVERYTHING, 0), self.changed.get(about, 0))


def look(known: Known) -> Known:
    """Return what is known now; one query where nothing has changed, two where something has.

    A version lower than before means another database: all that was known is forgotten.

    Raises:
        DatabaseError: if the database does not answer.
    """
    version = SiteVersion.objects.values_list("version", flat=True).first() or 0
    if version == known.version:
        return known
    if version < known.version:
        known = Known()
    since = SiteChange.objects.filter(version__gt=known.version).values_list("subject", "version")
    changed = dict(since.iterator())
    return Known(version, {**known.changed, **changed})
