"""Asking for a review: of whom, what closes a request, and what each person finds waiting."""

from datetime import date, timedelta

import pytest

from articles.models import ChangeKind, Decision, ReviewRequest
from articles.workflow.errors import NotPermittedError, OwnTextError
from articles.workflow.publishing import Change, publish
from articles.workflow.review_requests import (
    Asking,
    ask_for_review,
    open_requests,
    possible_reviewers,
    requests_by,
    requests_to,
    take_back,
)
from articles.workflow.reviewing import Verdict, decide
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_edition,
    make_person,
    make_publisher,
    make_reviewer,
)
from tests.reviewing import ask, saved_by
from tests.writing import make_writer

pytestmark = pytest.mark.django_db


def answer(article, *, by, decision, comment="Why?", at=NOON):
    seen = article.manuscript().fingerprint()
    return decide(article, by=by, at=at, verdict=Verdict(decision, seen=seen, comment=comment))


def test_a_request_keeps_of_whom_by_when_and_what_is_asked():
    article, reviewer = make_article(), make_reviewer()

    request = ask(article, reviewer=reviewer, due_on=date(2026, 12, 1), question=" Is 2 hours so? ")

    assert request.reviewer == reviewer
    assert request.due_on == date(2026, 12, 1)
    assert request.question == "Is 2 hours so?"
    assert request.fingerprint == article.manuscript().fingerprint()
    assert open_requests(article) == [request]


def test_whoever_writes_no_articles_asks_for_no_review():
    with pytest.raises(NotPermittedError):
        ask_for_review(make_article(), by=make_person(), at=NOON, asking=Asking())


def test_somebody_who_may_not_review_is_not_asked():
    with pytest.raises(NotPermittedError):
        ask(make_article(), reviewer=make_writer())


def test_an_author_is_not_asked_about_their_own_text():
    reviewer = make_reviewer()
    article = saved_by(reviewer, make_article(), body="Mine.")

    with pytest.raises(OwnTextError):
        ask(article, reviewer=reviewer)
    assert reviewer not in possible_reviewers(article)


def test_only_those_who_may_review_and_are_no_authors_can_be_asked():
    free, author = make_reviewer("free"), make_reviewer("author")
    make_reviewer("gone", is_active=False)
    make_reviewer("no-desk", is_staff=False)
    make_writer("writes-only")
    chief = make_person("chief", is_superuser=True)
    article = saved_by(author, make_article(), body="New.")

    assert set(possible_reviewers(article)) == {free, chief}


def test_asking_the_same_colleague_again_takes_the_place_of_the_first_request():
    article, reviewer = make_article(), make_reviewer()
    ask(article, reviewer=reviewer, question="First?")
    ask(article)

    second = ask(article, reviewer=reviewer, question="Second?")

    assert [request.question for request in open_requests(article)] == [second.question, ""]


def test_a_request_is_taken_back_once():
    request, writer = ask(make_article()), make_writer()

    assert take_back(request, by=writer, at=NOON)
    assert not take_back(request, by=writer, at=NOON)
    assert open_requests(request.article) == []


def test_a_reviewer_does_not_take_back_what_they_were_asked():
    reviewer = make_reviewer()
    request = ask(make_article(), reviewer=reviewer)

    with pytest.raises(NotPermittedError):
        take_back(request, by=reviewer, at=NOON)


@pytest.mark.parametrize("decision", [Decision.APPROVED, Decision.CHANGES_ASKED])
def test_a_decision_answers_what_was_asked_of_this_person_and_of_anybody(decision):
    article, reviewer, other = make_article(), make_reviewer(), make_reviewer()
    ask(article, reviewer=reviewer)
    ask(article)
    of_another = ask(article, reviewer=other)

    answer(article, by=reviewer, decision=decision)

    assert open_requests(article) == [of_another]


def test_declining_leaves_what_anybody_may_review_to_the_others():
    article, reviewer, other = make_article(), make_reviewer(), make_reviewer()
    ask(article, reviewer=reviewer)
    of_anybody = ask(article)

    answer(article, by=reviewer, decision=Decision.DECLINED, at=NOON + timedelta(hours=1))

    assert requests_to(reviewer) == []
    assert requests_to(other) == [of_anybody]


def test_publishing_closes_every_request_about_the_article():
    article, elsewhere = make_article(), ask(make_article())
    approve(article)
    ask(article)
    ask(article, reviewer=make_reviewer())

    publish(article, by=make_publisher(), at=NOON, change=Change("New.", ChangeKind.MINOR))

    assert list(ReviewRequest.objects.open()) == [elsewhere]


def test_each_finds_what_they_are_asked_the_most_pressing_first():
    reviewer, asker = make_reviewer(), make_writer("asker")
    whenever = ask(make_article(), by=asker, reviewer=reviewer)
    later = ask(make_article(), by=asker, due_on=date(2026, 12, 9))
    sooner = ask(make_article(), by=asker, reviewer=reviewer, due_on=date(2026, 12, 1))
    ask(make_article(), by=asker, reviewer=make_reviewer())

    assert requests_to(reviewer) == [sooner, later, whenever]
    assert requests_to(make_writer()) == []


def test_each_finds_what_they_asked():
    asker = make_writer("asker")
    request = ask(make_article(), by=asker)
    ask(make_article())

    assert requests_by(asker) == [request]


def test_nobody_finds_their_own_text_to_review():
    reviewer = make_reviewer()
    article = make_article()
    ask(article, reviewer=reviewer)
    ask(article)
    saved_by(reviewer, article, body="Changed while it was waiting.")

    assert requests_to(reviewer) == []


def test_whoever_wrote_only_an_edition_before_finds_it_to_review():
    reviewer = make_reviewer()
    article = saved_by(reviewer, make_article(), body="First.", at=NOON - timedelta(days=1))
    make_edition(article)
    request = ask(saved_by(make_writer(), article, body="Second.", at=NOON + timedelta(days=1)))

    assert requests_to(reviewer) == [request]


def test_whoever_asks_anybody_does_not_ask_themself():
    asker = make_person(is_superuser=True)

    ask(make_article(), by=asker)

    assert requests_to(asker) == []
