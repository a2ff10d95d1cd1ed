"""Checks for retractions on real connections: two machines at once, and people at the desk beside."""

from datetime import timedelta

import pytest

from articles.models import Nature, PublisherNotice, Reference, ReferenceStatus, RetractionCheck
from articles.workflow.judging_notices import NoticeByHand, enter_notice
from articles.workflow.recording_notices import record_notices
from tests.builders import NOON, make_author, make_reference
from tests.noticing import compared, match_of
from tests.workflow.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3
LATER = NOON + timedelta(days=7)


def test_two_machines_that_check_at_once_make_each_notice_once():
    for round_ in range(1, ROUNDS + 1):
        one, other = make_reference(), make_reference()
        found = compared(
            match_of(one, record=str(one.pk)),
            match_of(other, record=str(other.pk), nature=Nature.CONCERN),
        )

        reports = at_once(*[lambda found=found: record_notices(found, at=NOON)] * 3)

        assert sorted(len(report.new) for report in reports) == [0, 0, 2]
        assert PublisherNotice.objects.filter(reference__in=[one, other]).count() == 2
        assert RetractionCheck.objects.count() == 3 * round_


def test_a_notice_entered_while_a_check_runs_is_neither_lost_nor_overruled():
    author = make_author()
    for _ in range(ROUNDS):
        reference = make_reference()
        found = compared(match_of(reference, record=str(reference.pk), nature=Nature.CORRECTION))

        at_once(
            lambda found=found: record_notices(found, at=LATER),
            lambda reference=reference: enter_notice(
                reference, NoticeByHand(Nature.RETRACTION), by=author, at=LATER
            ),
        )

        assert reference.notices.count() == 2
        status = Reference.objects.get(pk=reference.pk).status
        assert status == ReferenceStatus.RETRACTED
