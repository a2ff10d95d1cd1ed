"""The overdue ladder: what happens, step by step, when nobody looks at a text again in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Step(IntEnum):
    """How far up an edition is. Each step keeps what the steps before it brought."""

    IN_TIME = 0
    DUE_SOON = 1
    """Its owner is reminded, and it stands on the work list."""
    OVERDUE = 2
    """The day is past: its date line says so, and nothing else."""
    PAGE_NOTICE = 3
    """The page and the check page ask readers to ask before they rely on it."""
    SHEET_NOTICE = 4
    """The printed sheet says so, too."""
    NO_PRINTING = 5
    """No sheet of it is printed. The page stays readable, with its notice."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """A clinic's own limits, in days: before the day, and after it. They ascend."""

    remind_days: int = 30
    page_notice_days: int = 30
    sheet_notice_days: int = 60
    no_printing_days: int = 180


def step_of(due_on: date, today: date, ladder: Ladder) -> Step:
    """Return the step of an edition that must be looked at again by `due_on`.

    On that day itself it is in time still: no limit, 0 neither, brings a notice before the next.
    """
    late = (today - due_on).days
    if late <= 0:
        return Step.DUE_SOON if -late <= ladder.remind_days else Step.IN_TIME
    limits = (
        (Step.NO_PRINTING, ladder.no_printing_days),
        (Step.SHEET_NOTICE, ladder.sheet_notice_days),
        (Step.PAGE_NOTICE, ladder.page_notice_days),
    )
    return next((step for step, limit in limits if late >= limit), Step.OVERDUE)
