"""Review dates: the same day so many months later, or the month's last."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.calendar import months_after


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 11, 23), 36, date(2029, 11, 23)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_the_day_so_many_months_later(day, months, due):
    assert months_after(day, months) == due


@given(day=st.dates(max_value=date(9990, 1, 1)), months=st.integers(1, 36))
def test_a_review_is_never_due_later_than_its_interval(day, months):
    due = months_after(day, months)

    assert (due.year - day.year) * 12 + due.month - day.month == months
    assert due.day <= day.day
