"""A clock that stands still: it is noon, in the clinic's time zone, on the day that a test names."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

DUE = date(2027, 11, 2)
"""When an edition of `NOON` with a year's interval must be looked at again."""


def stopped_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let Django's clock, which all our code asks, show this moment."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make it so many days after `DUE`: late(30)."""

    def on_day(days: int) -> None:
        day = DUE + timedelta(days=days)
        stopped_at(monkeypatch, datetime.combine(day, time(12), tzinfo=UTC))

    return on_day
