"""What a publisher's notice means for an article: who decides, and what then may be published."""

from datetime import timedelta

import pytest

from articles.models import (
    ChangeKind,
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    ReferenceStatus,
    Review,
)
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from articles.workflow.errors import (
    NoticeGoneError,
    NotPermittedError,
    ReasonMissingError,
    TextNotReadyError,
)
from articles.workflow.gate import gate_of
from articles.workflow.planning import plan_publication, take_due_steps
from articles.workflow.publishing import Change, publish
from articles.workflow.reviewing import sign_off_of
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_author,
    make_clinic,
    make_person_as,
    make_publisher,
    make_reference,
)
from tests.retracting import decide, make_decider, make_notice, make_retracted

pytestmark = pytest.mark.django_db

CHANGE = Change("Said more plainly.", ChangeKind.MINOR)
LATER = NOON + timedelta(days=1)


def codes(article) -> list[str]:
    found = gate_of(article, article.manuscript()).problems
    return [problem.code for problem in found if problem.code.startswith("reference_")]


def stops(article) -> list[str]:
    found = gate_of(article, article.manuscript()).stopping
    return [problem.code for problem in found if problem.code.startswith("reference_")]


def test_a_retracted_source_stops_the_next_edition_until_somebody_has_decided():
    edition, notice = make_retracted()
    article = edition.article
    article.body += "\n\nRest."
    article.save()
    approve(article)

    with pytest.raises(TextNotReadyError, match="reference_retracted"):
        publish(article, by=make_publisher(), at=LATER, change=CHANGE)
    decide(notice, article)

    assert publish(article, by=make_publisher(), at=LATER, change=CHANGE).number == 2


def test_a_decision_that_it_stays_leaves_advice():
    edition, notice = make_retracted()

    decide(notice, edition.article)

    assert codes(edition.article) == ["reference_kept"]
    assert stops(edition.article) == []


def test_a_decision_that_it_goes_stops_publication_as_long_as_the_text_cites_it():
    edition, notice = make_retracted()

    decide(notice, edition.article, NoticeVerdict.GOES)
    assert stops(edition.article) == ["reference_retracted"]

    edition.article.body = "Rest."
    edition.article.save()
    assert stops(edition.article) == []


def test_an_expression_of_concern_stops_it_where_the_clinic_has_so_chosen():
    edition, notice = make_retracted(ReferenceStatus.CONCERN)
    assert codes(edition.article) == ["reference_in_doubt"]
    assert stops(edition.article) == []

    make_clinic(check_weights={"reference_in_doubt": "block"})
    assert stops(edition.article) == ["reference_in_doubt"]

    decide(notice, edition.article)
    assert stops(edition.article) == []


def test_a_decision_is_about_one_article():
    edition, notice = make_retracted()
    other = make_article(body="Some were helped.[@smith-2020]")

    decide(notice, edition.article)

    assert stops(other) == ["reference_retracted"]


def test_the_newest_decision_counts_and_the_others_are_kept():
    edition, notice = make_retracted()

    decide(notice, edition.article)
    decide(notice, edition.article, NoticeVerdict.GOES, reason="On reflection, no.", at=LATER)

    assert stops(edition.article) == ["reference_retracted"]
    assert NoticeDecision.objects.count() == 2


def test_a_later_notice_asks_anew():
    edition, notice = make_retracted(ReferenceStatus.CONCERN)
    decide(notice, edition.article)

    make_notice(Reference.objects.get(), ReferenceStatus.RETRACTED)

    assert stops(edition.article) == ["reference_retracted"]


def test_what_was_retracted_without_a_notice_stops_it_too():
    make_reference("smith-2020", status="retracted")

    assert stops(make_article(body="It helps.[@smith-2020]")) == ["reference_retracted"]


def test_the_same_decision_twice_is_one():
    edition, notice = make_retracted()

    assert decide(notice, edition.article) == decide(notice, edition.article, at=LATER)
    assert NoticeDecision.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "  ", "\n\x00"])
def test_a_decision_without_a_reason_is_refused(reason: str):
    edition, notice = make_retracted()

    with pytest.raises(ReasonMissingError):
        decide(notice, edition.article, reason=reason)
    assert not NoticeDecision.objects.exists()


@pytest.mark.parametrize("gone", [{"gone_at": NOON}, {"is_same": False}, {"is_same": None}])
def test_nothing_is_decided_about_a_notice_that_does_not_stand(gone: dict):
    edition, notice = make_retracted()
    PublisherNotice.objects.update(**gone)

    with pytest.raises(NoticeGoneError):
        decide(notice, edition.article)


def test_publishers_decide_and_authors_do_not():
    edition, notice = make_retracted()
    ruling = Ruling(NoticeVerdict.STAYS, "An example.")

    with pytest.raises(NotPermittedError):
        decide_on_notice(notice, edition.article, by=make_author(), at=NOON, ruling=ruling)

    publisher = make_person_as("Publisher")
    made = decide_on_notice(notice, edition.article, by=publisher, at=NOON, ruling=ruling)
    assert made.by == publisher


def test_no_approval_is_lost_over_a_notice():
    article = make_article(body="It helps.[@smith-2020]")
    make_reference("smith-2020")
    approve(article)

    notice = make_notice(Reference.objects.get())
    decide(notice, article)

    article.refresh_from_db()
    assert sign_off_of(article, article.manuscript().fingerprint()) == Review.objects.get()


def test_a_planned_publication_is_refused_by_a_notice_that_came_meanwhile():
    make_reference("smith-2020")
    article = make_article(body="It helps.[@smith-2020]")
    approve(article)
    publisher = make_publisher()
    plan_publication(article, by=publisher, at=NOON, when=LATER, change=CHANGE)

    make_notice(Reference.objects.get())
    taken = take_due_steps(at=LATER)

    assert [one.outcome for one in taken] == ["TextNotReadyError"]
    assert not article.editions.exists()


def test_somebody_who_may_only_decide_does_not_publish():
    edition, _notice = make_retracted()

    with pytest.raises(NotPermittedError):
        publish(edition.article, by=make_decider(), at=LATER, change=CHANGE)
