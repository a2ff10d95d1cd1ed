"""manage.py daily and what readers could not find: tallies go with their month, counts after 24."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import UnfoundCount, UnfoundTally, UnfoundWords
from articles.workflow.counting_unfound import count_unfound

pytestmark = pytest.mark.django_db


def test_old_tallies_and_counts_are_forgotten_and_new_ones_stay():
    now = timezone.now()
    for at in (now - timedelta(days=32), now):
        count_unfound("platypus", language="en", at=at)
    words = UnfoundWords.objects.create(language="en", words="zebrafinch")
    for at in (now - timedelta(days=800), now):
        UnfoundCount.objects.create(words=words, day=at.date(), uses=1)

    out = StringIO()
    call_command("daily", stdout=out)

    assert "forgotten now: 1 tallies of past months, 1 counts of 24 months ago." in out.getvalue()
    assert UnfoundTally.objects.count() == UnfoundCount.objects.count() == 1
