"""Nobody approves what they wrote themselves, whichever way round they try."""

from datetime import timedelta

import pytest

from articles.models import GlossaryTerm, Image
from articles.workflow.authorship import authors_of
from articles.workflow.errors import OwnTextError
from articles.workflow.publishing import Change, publish, withdraw
from articles.workflow.reviewing import sign_off_of
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_question,
    make_reference,
    make_reviewer,
    make_teach_back,
)
from tests.reviewing import MINOR, may_override, saved_by
from tests.writing import make_writer

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def reviewer():
    return make_reviewer()


def refuses(article, person):
    with pytest.raises(OwnTextError):
        approve(article, by=person)
    return True


def test_whoever_wrote_a_word_does_not_approve_the_text(reviewer):
    assert refuses(saved_by(reviewer, make_article(), summary="For everybody."), reviewer)


def test_whoever_began_the_draft_does_not_approve_it(reviewer):
    article = make_article()
    article.history.update(history_user=reviewer)

    assert refuses(article, reviewer)


def test_whoever_changed_a_word_and_changed_it_back_is_an_author(reviewer):
    article = make_article(body="Rest.")
    saved_by(reviewer, article, body="Work.")
    saved_by(reviewer, article, body="Rest.")

    assert refuses(article, reviewer)


def test_an_approval_no_longer_counts_once_its_reviewer_writes(reviewer):
    article = make_article(body="Rest.")
    approve(article, by=reviewer)
    saved_by(reviewer, article, body="Work.")
    saved_by(make_writer(), article, body="Rest.")

    assert sign_off_of(article, article.manuscript().fingerprint()) is None


@pytest.mark.parametrize("make", [make_question, make_teach_back])
def test_whoever_changed_a_question_is_an_author(reviewer, make):
    article = make_article()
    question = make(article)
    assert reviewer.pk not in authors_of(article)

    saved_by(reviewer, question, question="When may I drive?")

    assert refuses(article, reviewer)


def test_whoever_removed_a_question_is_an_author(reviewer):
    article = make_article()
    question = make_question(article)
    question._history_user = reviewer

    question.delete()

    assert refuses(article, reviewer)


def test_whoever_changed_a_cited_reference_is_an_author(reviewer):
    reference = make_reference("one-2019")
    article = make_article(body="It helps.[@one-2019]")

    saved_by(reviewer, reference, title="Another study")

    assert refuses(article, reviewer)


def test_whoever_changed_a_meaning_that_the_text_explains_is_an_author(reviewer):
    word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
    article = make_article(body="You get a drip.")

    saved_by(reviewer, word, meaning="Two.")

    assert refuses(article, reviewer)


def test_whoever_took_away_a_meaning_that_readers_had_is_an_author(reviewer):
    word = GlossaryTerm.objects.create(term="Drip", meaning="One.")
    article = make_edition(body="You get a drip.").article
    word._history_user = reviewer

    word.delete()

    assert refuses(article, reviewer)


def test_whoever_described_a_picture_that_the_text_shows_is_an_author(reviewer):
    picture = Image.objects.create(
        key="spray", digest="0" * 64, file="spray.png", width=8, height=8, alt="A spray"
    )
    article = make_article(body="![](image:spray)")

    saved_by(reviewer, picture, alt="A nose")

    assert refuses(article, reviewer)


def test_what_the_text_does_not_use_makes_no_author(reviewer):
    article = make_article()
    saved_by(reviewer, make_reference(), title="Another study")
    saved_by(reviewer, make_question(make_article()), answer="Yes.")
    saved_by(reviewer, article, review_interval_months=6)

    assert approve(article, by=reviewer)


def test_an_edition_makes_a_new_beginning(reviewer):
    article = saved_by(reviewer, make_article(), body="First.", at=NOON - DAY)
    make_edition(article)
    saved_by(make_writer(), article, body="Second.", at=NOON + DAY)

    assert approve(article, by=reviewer, at=NOON + DAY)


def test_an_edition_that_nobody_approved_makes_no_new_beginning():
    author = make_person(is_superuser=True)
    article = saved_by(author, make_article(), body="Mine.", at=NOON - DAY)
    change = Change(MINOR.note, MINOR.kind, override="Nobody else is here today.")
    publish(article, by=may_override(), at=NOON, change=change)
    withdraw(article, by=author, at=NOON + DAY, reason="A mistake.")

    assert refuses(article, author)


def test_a_clinic_that_turns_four_eyes_on_begins_with_what_it_has_published():
    author = make_person(is_superuser=True)
    make_clinic(needs_four_eyes=False)
    article = saved_by(author, make_article(), body="Mine.", at=NOON - DAY)
    publish(article, by=author, at=NOON, change=MINOR)
    make_clinic(needs_four_eyes=True)
    saved_by(make_writer(), article, body="Theirs.", at=NOON + DAY)

    assert approve(article, by=author, at=NOON + DAY)
