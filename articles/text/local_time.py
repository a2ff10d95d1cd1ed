"""What clocks show, and when: a local time can come once, twice, or never."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def moments_of(shown: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return the moments, in UTC, at which clocks of a zone show this; `shown` has no zone itself.

    None where clocks are put forward over it, two where they are put back over it (PEP 495).
    """
    found: list[datetime] = []
    for fold in (0, 1):
        moment = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        comes_back = moment.astimezone(zone).replace(tzinfo=None, fold=0)
        if comes_back == shown.replace(fold=0) and moment not in found:
            found.append(moment)
    return tuple(found)
