"""The overdue ladder: from in time to no printing, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.overdue import Ladder, Step, step_of

DUE = date(2027, 3, 1)
LADDER = Ladder(remind_days=30, page_notice_days=30, sheet_notice_days=60, no_printing_days=180)


@pytest.mark.parametrize(
    ("late", "step"),
    [
        (-31, Step.IN_TIME),
        (-30, Step.DUE_SOON),
        (0, Step.DUE_SOON),
        (1, Step.OVERDUE),
        (29, Step.OVERDUE),
        (30, Step.PAGE_NOTICE),
        (59, Step.PAGE_NOTICE),
        (60, Step.SHEET_NOTICE),
        (179, Step.SHEET_NOTICE),
        (180, Step.NO_PRINTING),
        (5_000, Step.NO_PRINTING),
    ],
)
def test_each_step_begins_on_its_day(late: int, step: Step):
    assert step_of(DUE, DUE + timedelta(days=late), LADDER) is step


def test_with_no_days_given_the_notice_begins_when_the_day_is_past_and_not_on_it():
    at_once = Ladder(remind_days=0, page_notice_days=0, sheet_notice_days=0, no_printing_days=0)

    assert step_of(DUE, DUE - timedelta(days=1), at_once) is Step.IN_TIME
    assert step_of(DUE, DUE, at_once) is Step.DUE_SOON
    assert step_of(DUE, DUE + timedelta(days=1), at_once) is Step.NO_PRINTING


@given(
    limits=st.lists(st.integers(0, 1_100), min_size=3, max_size=3).map(sorted),
    late=st.integers(-2_000, 2_000),
)
def test_nobody_climbs_down_as_days_go_by(limits: list[int], late: int):
    ladder = Ladder(30, *limits)

    today, tomorrow = (step_of(DUE, DUE + timedelta(days=day), ladder) for day in (late, late + 1))

    assert today <= tomorrow
