"""What a job bag tells of an article's sources: when they were looked up, what was said and decided."""

from datetime import timedelta

import pytest

from articles.models import NoticeVerdict, Reference
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from articles.workflow.recording_notices import record_notices
from tests.builders import NOON, make_article, make_edition, make_person_as, make_reference
from tests.job_bag.opened import opened, packed, record, said
from tests.job_bag.test_contents import shown
from tests.noticing import compared, match_of

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


@pytest.fixture
def article():
    make_reference("larkin-2011")
    return make_edition(make_article(body="It may help [@larkin-2011].")).article


def check(*, is_retracted=True):
    said_of_it = [match_of(Reference.objects.get())] if is_retracted else []
    return record_notices(compared(*said_of_it), at=LATER)


def test_a_source_that_nobody_looked_up_is_said(article):
    assert "Never looked up for corrections and retractions: 1." in shown(article, "Evidence")


def test_it_tells_the_notice_and_that_nobody_has_decided(article):
    check()

    evidence = shown(article, "Evidence")
    assert (
        "Looked up for corrections and retractions, the longest ago on 9 November 2026." in evidence
    )
    assert "larkin-2011, Retraction: undecided." in evidence
    assert "Never looked up" not in evidence
    page = said(opened(packed(article))["record.html"])
    assert "Retraction, 28 August 2017 (DOI, 18325): Unreliable data" in page


def test_it_tells_what_was_decided_and_by_whom(article):
    notice = check().new[0]
    ruling = Ruling(NoticeVerdict.STAYS, "It is told as history.")
    person = make_person_as("Publisher", first_name="Ruth", last_name="Okafor")
    decide_on_notice(notice, article, by=person, at=LATER, ruling=ruling)

    decided = "larkin-2011, Retraction: It stays, and readers are told why, Ruth Okafor."
    assert decided in shown(article, "Evidence")
    files = opened(packed(article))
    assert "Ruth Okafor: It stays, and readers are told why: It is told as history." in said(
        files["record.html"]
    )
    (kept,) = record(files)["references"][0]["notices"]
    assert (kept["record"], kept["decisions"][0]["by"]) == ("18325", "Ruth Okafor")


def test_what_was_taken_back_is_told_as_that(article):
    check()
    check(is_retracted=False)

    assert "larkin-2011, Retraction" not in shown(article, "Evidence")
    assert "taken back on 9 November 2026" in said(opened(packed(article))["record.html"])
