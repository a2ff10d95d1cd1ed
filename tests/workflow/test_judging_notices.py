"""What people say of notices: judged, entered by hand, taken back; the status follows."""

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from simple_history.models import HistoricalRecords

from articles.models import MatchedBy, Nature, PublisherNotice, Reference, ReferenceStatus
from articles.workflow.errors import NoticeGoneError, NotPermittedError
from articles.workflow.judging_notices import (
    NotEnteredByHandError,
    NoticeByHand,
    enter_notice,
    judge_notice,
    take_back_notice,
)
from articles.workflow.recording_notices import record_notices
from articles.workflow.reviewing import sign_off_of
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_author,
    make_person,
    make_person_as,
    make_reference,
)
from tests.noticing import compared, match_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)
RETRACTED = NoticeByHand(Nature.RETRACTION, date(2024, 5, 1), "Data made up")


def status_of(reference):
    return Reference.objects.get(pk=reference.pk).status


@pytest.fixture
def reference():
    return make_reference()


@pytest.fixture
def question(reference):
    """A notice that matches the reference by its title alone."""
    return record_notices(compared(match_of(reference, matched_by=MatchedBy.TITLE)), at=NOON).new[0]


def test_a_like_title_that_is_the_same_paper_makes_it_retracted(reference, question):
    author = make_author()

    judged = judge_notice(question, is_same=True, by=author, at=LATER)

    assert (judged.judged_by, judged.judged_at, judged.stands) == (author, LATER, True)
    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_whoever_judges_a_notice_becomes_no_author_of_the_texts_that_cite_it(reference, question):
    judge = make_person_as("Author", "Reviewer")
    article = make_article(body=f"Rest [@{reference.key}].")
    approve(article, by=judge)

    with _asked_by(judge):
        judge_notice(question, is_same=True, by=judge, at=timezone.now())

    assert reference.history.order_by("history_id").last().status == ReferenceStatus.RETRACTED
    assert sign_off_of(article, article.manuscript().fingerprint()).reviewer == judge


@contextmanager
def _asked_by(person):
    """As in a request to the desk, of which the history takes note."""
    HistoricalRecords.context.request = SimpleNamespace(user=person)
    yield
    del HistoricalRecords.context.request


def test_a_title_judged_to_be_of_another_paper_is_not_asked_about_again(reference, question):
    judge_notice(question, is_same=False, by=make_author(), at=LATER)

    again = compared(match_of(reference, matched_by=MatchedBy.TITLE))
    report = record_notices(again, at=LATER + timedelta(days=7))

    assert report.touched == report.to_judge == ()
    assert status_of(reference) == ReferenceStatus.STANDING


def test_a_judgement_can_be_taken_back_by_another(reference, question):
    judge_notice(question, is_same=True, by=make_author(), at=LATER)
    judge_notice(question, is_same=False, by=make_author(), at=LATER)

    assert status_of(reference) == ReferenceStatus.STANDING


def test_somebody_may_say_that_the_data_set_has_a_wrong_number(reference):
    notice = record_notices(compared(match_of(reference)), at=NOON).new[0]

    judge_notice(notice, is_same=False, by=make_author(), at=LATER)
    record_notices(compared(match_of(reference)), at=LATER)

    assert status_of(reference) == ReferenceStatus.STANDING


def test_what_was_taken_back_meanwhile_is_not_judged(question):
    record_notices(compared(), at=LATER)

    with pytest.raises(NoticeGoneError):
        judge_notice(question, is_same=True, by=make_author(), at=LATER)


def test_a_notice_entered_by_hand_counts_and_no_data_set_takes_it_back(reference):
    author = make_author()

    notice = enter_notice(reference, RETRACTED, by=author, at=NOON)
    record_notices(compared(), at=LATER)

    assert (notice.matched_by, notice.judged_by, notice.reasons) == ("hand", author, "Data made up")
    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_entering_what_the_status_says_already_adds_one_notice(reference):
    Reference.objects.update(status=ReferenceStatus.RETRACTED)
    notice = enter_notice(reference, RETRACTED, by=make_author(), at=NOON)

    assert PublisherNotice.objects.get() == notice
    take_back_notice(notice, by=make_author(), at=LATER)
    assert status_of(reference) == ReferenceStatus.STANDING


def test_entering_something_else_leaves_what_the_status_says(reference):
    Reference.objects.update(status=ReferenceStatus.RETRACTED)

    enter_notice(reference, NoticeByHand(Nature.CORRECTION), by=make_author(), at=NOON)

    assert status_of(reference) == ReferenceStatus.RETRACTED


def test_a_notice_entered_by_hand_is_taken_back_once(reference):
    notice = enter_notice(reference, RETRACTED, by=make_author(), at=NOON)

    take_back_notice(notice, by=make_author(), at=NOON)
    take_back_notice(notice, by=make_author(), at=LATER)

    assert PublisherNotice.objects.get().gone_at == NOON
    assert status_of(reference) == ReferenceStatus.STANDING


def test_what_the_data_set_says_is_not_taken_back_by_hand(question):
    with pytest.raises(NotEnteredByHandError):
        take_back_notice(question, by=make_author(), at=LATER)


def test_only_who_may_change_notices_says_anything_of_them(reference, question):
    nobody = make_person()

    with pytest.raises(NotPermittedError):
        judge_notice(question, is_same=True, by=nobody, at=LATER)
    with pytest.raises(NotPermittedError):
        enter_notice(reference, RETRACTED, by=nobody, at=LATER)
    with pytest.raises(NotPermittedError):
        take_back_notice(question, by=nobody, at=LATER)
    assert status_of(reference) == ReferenceStatus.STANDING
