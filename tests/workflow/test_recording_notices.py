"""What the data set says is kept as notices, brought up to date, and taken back when it is."""

from datetime import date, timedelta

import pytest

from articles.models import (
    MatchedBy,
    Nature,
    PublisherNotice,
    Reference,
    ReferenceStatus,
    RetractionCheck,
)
from articles.workflow.recording_notices import (
    DataSetBrokenOffError,
    DataSetShrunkError,
    record_notices,
)
from tests.builders import NOON, make_reference
from tests.noticing import compared, match_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


def status_of(reference):
    return Reference.objects.get(pk=reference.pk).status


def test_a_retraction_becomes_a_notice_and_the_status_of_the_reference():
    reference, other = make_reference(), make_reference()

    report = record_notices(compared(match_of(reference)), at=NOON)

    notice = PublisherNotice.objects.get()
    assert report.new == (notice,)
    assert (notice.reference, notice.nature, notice.stands) == (reference, "retraction", True)
    assert status_of(reference) == ReferenceStatus.RETRACTED
    assert status_of(other) == ReferenceStatus.STANDING
    assert {row.status_checked_at for row in Reference.objects.all()} == {NOON}


def test_a_second_run_with_one_data_set_changes_nothing():
    reference = make_reference()
    record_notices(compared(match_of(reference)), at=NOON)
    before = list(PublisherNotice.objects.values())

    report = record_notices(compared(match_of(reference)), at=LATER)

    assert report.touched == ()
    assert report.statuses == ()
    assert list(PublisherNotice.objects.values()) == before
    assert reference.history.count() == 2  # as it was added, and as it was retracted
    assert RetractionCheck.objects.count() == 2


def test_what_the_data_set_takes_back_is_undone_and_what_it_brings_back_stands_again():
    reference = make_reference()
    said = match_of(reference)
    record_notices(compared(said), at=NOON)

    report = record_notices(compared(), at=LATER)

    assert [notice.gone_at for notice in report.gone] == [LATER]
    assert status_of(reference) == ReferenceStatus.STANDING

    again = record_notices(compared(said), at=LATER + timedelta(days=7))

    assert len(again.back) == 1
    assert PublisherNotice.objects.get().found_at == NOON
    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_a_notice_that_the_data_set_corrects_is_corrected():
    reference = make_reference()
    record_notices(compared(match_of(reference)), at=NOON)

    changed = match_of(reference, noticed_on=date(2017, 9, 1), reasons="Error in data")
    report = record_notices(compared(changed), at=LATER)

    assert [notice.reasons for notice in report.changed] == ["Error in data"]
    assert PublisherNotice.objects.get().noticed_on == date(2017, 9, 1)


def test_a_match_by_title_alone_says_nothing_until_somebody_has_judged_it():
    reference = make_reference()

    record_notices(compared(match_of(reference, matched_by=MatchedBy.TITLE)), at=NOON)

    assert PublisherNotice.objects.to_judge().count() == 1
    assert status_of(reference) == ReferenceStatus.STANDING


def test_a_match_by_title_that_gets_the_identifier_is_certain():
    reference = make_reference()
    record_notices(compared(match_of(reference, matched_by=MatchedBy.TITLE)), at=NOON)
    PublisherNotice.objects.update(is_same=False, judged_at=NOON)

    record_notices(compared(match_of(reference)), at=LATER)

    assert PublisherNotice.objects.get().stands
    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_a_match_that_loses_its_identifier_is_asked_about():
    reference = make_reference()
    record_notices(compared(match_of(reference)), at=NOON)

    record_notices(compared(match_of(reference, matched_by=MatchedBy.TITLE)), at=LATER)

    assert PublisherNotice.objects.to_judge().count() == 1
    assert status_of(reference) == ReferenceStatus.STANDING


def test_what_somebody_judged_stays_judged_without_its_identifier():
    reference = make_reference()
    record_notices(compared(match_of(reference)), at=NOON)
    PublisherNotice.objects.update(is_same=True, judged_at=NOON)

    record_notices(compared(match_of(reference, matched_by=MatchedBy.TITLE)), at=LATER)

    assert PublisherNotice.objects.get().stands
    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_a_reinstated_paper_stands_again_and_its_natures_are_kept_apart():
    reference = make_reference()
    back = match_of(reference, nature=Nature.REINSTATEMENT, record="2", noticed_on=date(2018, 1, 1))

    record_notices(compared(match_of(reference), back), at=NOON)

    assert PublisherNotice.objects.count() == 2
    assert status_of(reference) == ReferenceStatus.STANDING


def test_a_status_that_somebody_set_by_hand_is_not_lost_to_a_lesser_notice():
    reference = make_reference(status=ReferenceStatus.RETRACTED)
    correction = match_of(reference, nature=Nature.CORRECTION)

    record_notices(compared(correction), at=NOON)
    assert status_of(reference) == ReferenceStatus.RETRACTED

    record_notices(compared(match_of(reference, nature=Nature.CONCERN)), at=LATER)
    assert status_of(reference) == ReferenceStatus.RETRACTED
    assert PublisherNotice.objects.filter(matched_by=MatchedBy.HAND).count() == 1


def test_references_without_a_notice_keep_the_status_they_have():
    reference = make_reference(status=ReferenceStatus.CONCERN)

    record_notices(compared(match_of(make_reference())), at=NOON)

    assert status_of(reference) == ReferenceStatus.CONCERN


def test_a_reference_edited_meanwhile_is_left_for_the_next_check():
    reference = make_reference(doi="10.1000/wrong")
    found = compared(match_of(reference))
    Reference.objects.filter(pk=reference.pk).update(doi="10.1000/right")

    report = record_notices(found, at=NOON)

    assert (report.left_alone, report.new) == (1, ())
    assert Reference.objects.get().status_checked_at is None


@pytest.mark.parametrize(
    ("amiss", "error"),
    [({"rows": 66_000}, DataSetShrunkError), ({"is_broken_off": True}, DataSetBrokenOffError)],
)
def test_an_incomplete_data_set_takes_nothing_back_unless_somebody_insists(amiss, error):
    reference = make_reference()
    record_notices(compared(match_of(reference)), at=NOON)

    with pytest.raises(error):
        record_notices(compared(**amiss), at=LATER)

    assert status_of(reference) == ReferenceStatus.RETRACTED
    assert RetractionCheck.objects.count() == 1

    record_notices(compared(**amiss), at=LATER, force=True)

    assert status_of(reference) == ReferenceStatus.STANDING


def test_entries_that_could_not_be_read_take_nothing_back():
    reference, other = make_reference(), make_reference()
    record_notices(compared(match_of(reference)), at=NOON)

    damaged = compared(match_of(other, record="2"), unreadable=(17,))
    report = record_notices(damaged, at=LATER)

    assert (report.kept_back, report.gone) == (1, ())
    assert status_of(reference) == ReferenceStatus.RETRACTED
    assert status_of(other) == ReferenceStatus.RETRACTED


def test_one_entry_that_matches_twice_is_one_notice():
    reference = make_reference()
    by_title = match_of(reference, matched_by=MatchedBy.TITLE)

    record_notices(compared(match_of(reference), by_title), at=NOON)

    assert PublisherNotice.objects.get().matched_by == MatchedBy.DOI


def test_many_notices_need_no_more_queries_than_one(django_assert_max_num_queries):
    references = [make_reference() for _ in range(30)]
    found = compared(*[match_of(one, record=str(one.pk)) for one in references])

    with django_assert_max_num_queries(16):
        record_notices(found, at=NOON)
    with django_assert_max_num_queries(16):
        record_notices(compared(), at=LATER)

    assert not Reference.objects.exclude(status=ReferenceStatus.STANDING).exists()
