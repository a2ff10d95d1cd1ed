"""Deciding on a draft: on one exact text, by somebody who wrote none of it."""

from datetime import timedelta

import pytest

from articles.models import Decision, Review
from articles.models.frozen import EditionIsFrozenError
from articles.workflow.errors import (
    CommentMissingError,
    DraftChangedError,
    NotPermittedError,
    OwnTextError,
)
from articles.workflow.publishing import publish, withdraw
from articles.workflow.reviewing import PassageComment, Verdict, decide, sign_off_of
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_person,
    make_publisher,
    make_reviewer,
)
from tests.reviewing import MINOR, ask_for_changes, saved_by

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)


def standing(article):
    return sign_off_of(article, article.manuscript().fingerprint())


def test_an_approval_keeps_the_very_text_and_stands_for_it():
    article, reviewer = make_article(body="Rest for a day."), make_reviewer()

    review = approve(article, by=reviewer)

    assert review.manuscript() == article.manuscript()
    assert review.reviewer == reviewer
    assert standing(article) == review


def test_what_was_decided_is_never_changed():
    review = approve(make_article())

    for change in (review.save, review.delete, Review.objects.all().delete):
        with pytest.raises(EditionIsFrozenError):
            change()


def test_somebody_without_the_permission_decides_nothing():
    with pytest.raises(NotPermittedError):
        approve(make_article(), by=make_publisher())
    assert not Review.objects.exists()


def test_a_decision_on_another_text_than_was_shown_is_refused():
    article = make_article()
    seen = article.manuscript().fingerprint()
    saved_by(None, article, body="Changed meanwhile.")

    with pytest.raises(DraftChangedError):
        decide(article, by=make_reviewer(), at=NOON, verdict=Verdict(Decision.APPROVED, seen=seen))
    assert not Review.objects.exists()


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_whoever_asks_for_changes_says_which(comment):
    with pytest.raises(CommentMissingError):
        ask_for_changes(make_article(), comment=comment)


def test_a_comment_on_a_paragraph_says_it_as_well():
    said = PassageComment("body", "Rest for a day.", "Why only one?", line=1)

    review = ask_for_changes(make_article(), comment="", comments=[said])

    kept = review.comments.get()
    assert (kept.part, kept.line, kept.passage) == ("body", 1, "Rest for a day.")
    assert kept.comment == "Why only one?"


def test_asking_for_changes_takes_back_an_approval_of_the_same_text():
    article, reviewer = make_article(), make_reviewer()
    approve(article, by=reviewer)

    ask_for_changes(article, by=reviewer, at=LATER)

    assert standing(article) is None


def test_approving_after_all_counts():
    article = make_article()
    ask_for_changes(article)

    review = approve(article, at=LATER)

    assert standing(article) == review


def test_declining_changes_nothing():
    article = make_article()
    review = approve(article)
    seen = article.manuscript().fingerprint()

    decide(article, by=make_reviewer(), at=LATER, verdict=Verdict(Decision.DECLINED, seen=seen))

    assert standing(article) == review


def test_a_save_that_changes_no_word_voids_nothing():
    article = make_article()
    reviewer = make_reviewer()
    review = approve(article, by=reviewer)

    saved_by(reviewer, article, review_interval_months=6)

    assert standing(article) == review


def test_a_changed_word_voids_an_approval_until_it_is_changed_back():
    article = make_article(body="Take one tablet.")
    review = approve(article)

    saved_by(None, article, body="Take two tablets.")
    assert standing(article) is None
    saved_by(None, article, body="Take one tablet.")
    assert standing(article) == review


def test_the_approval_of_an_edition_holds_when_it_is_published_again_after_a_withdrawal():
    article = make_article()
    review = approve(article)
    publish(article, by=make_publisher(), at=NOON, change=MINOR)
    withdraw(article, by=make_publisher(), at=LATER, reason="A mistake.")

    again = publish(article, by=make_publisher(), at=LATER, change=MINOR)

    assert again.sign_off == review


def test_superusers_decide_like_everybody_else():
    chief, article = make_person(is_superuser=True), make_article()

    assert approve(article, by=chief) == standing(article)
    with pytest.raises(OwnTextError):
        approve(saved_by(chief, make_article(), body="Mine."), by=chief)
