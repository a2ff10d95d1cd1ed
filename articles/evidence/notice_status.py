"""What several notices about one source amount to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from articles.models import NATURE_OF, Nature, ReferenceStatus

STATUS_OF = {nature: status for status, nature in NATURE_OF.items()}
"""What one notice makes of a source. A reinstatement makes nothing of it by itself."""


def status_after(notices: Iterable[tuple[Nature, date | None]]) -> ReferenceStatus:
    """Return the status of a source from the nature and the day of each notice that stands.

    A reinstatement lifts the retractions and concerns of its own day and before; a correction it
    does not undo. Of what is left the worst counts, whatever came last: nobody has said that a
    correction answers a concern. Where a day is unknown nothing is lifted, to be on the safe side.
    """
    said = [(Nature(nature), day) for nature, day in notices]
    lifted_on = max(
        (day for nature, day in said if nature is Nature.REINSTATEMENT and day), default=None
    )
    left = [
        STATUS_OF[nature]
        for nature, day in said
        if nature is not Nature.REINSTATEMENT
        and (nature is Nature.CORRECTION or not (lifted_on and day and day <= lifted_on))
    ]
    return max(left, key=lambda status: status.gravity, default=ReferenceStatus.STANDING)
