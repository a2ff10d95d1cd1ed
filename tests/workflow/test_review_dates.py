"""When an edition must be looked at again: by the clinic's calendar, around midnight and month ends."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone as django_timezone

from articles.models import Article
from articles.workflow.publishing import review_due_on
from tests.builders import make_article, make_edition

pytestmark = pytest.mark.django_db
AUCKLAND, HONOLULU = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")


@pytest.mark.parametrize(
    ("zone", "at", "due"),
    [
        (UTC, datetime(2026, 1, 31, 23, 59, tzinfo=UTC), date(2026, 2, 28)),
        (UTC, datetime(2026, 2, 1, 0, 0, tzinfo=UTC), date(2026, 3, 1)),
        # Half an hour before midnight in London is the next day in Auckland, the same in Honolulu.
        (AUCKLAND, datetime(2026, 1, 30, 23, 30, tzinfo=UTC), date(2026, 2, 28)),
        (AUCKLAND, datetime(2026, 1, 31, 23, 30, tzinfo=UTC), date(2026, 3, 1)),
        (HONOLULU, datetime(2026, 2, 1, 9, 59, tzinfo=UTC), date(2026, 2, 28)),
        (HONOLULU, datetime(2026, 2, 1, 10, 0, tzinfo=UTC), date(2026, 3, 1)),
        (UTC, datetime(2026, 2, 1, 1, 0, tzinfo=timezone(timedelta(hours=2))), date(2026, 2, 28)),
    ],
)
def test_the_review_is_due_by_the_clinic_s_calendar(zone, at, due):
    article = make_article(review_interval_months=1)

    with django_timezone.override(zone):
        assert review_due_on(article, at) == due
        assert make_edition(article, at=at).review_due_on == due


def test_the_clinic_s_time_zone_is_a_setting(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    django_timezone.deactivate()

    due = review_due_on(Article(review_interval_months=1), datetime(2026, 1, 31, 12, tzinfo=UTC))

    assert due == date(2026, 3, 1)
