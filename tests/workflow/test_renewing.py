"""Reviewed, no change needed: whose word moves the day by which an edition is looked at again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from articles.models import Article, Edition, Renewal
from articles.workflow.errors import (
    DraftUnfinishedError,
    NamelessError,
    NotCurrentError,
    NothingChangedError,
    NotPermittedError,
    OwnTextError,
    StarterTextError,
    TextNotReadyError,
    WorkflowError,
)
from articles.workflow.publishing import withdraw
from articles.workflow.renewing import renew
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_reviewer,
    make_starter_edition,
)
from tests.reviewing import saved_by

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2026, 1, 15, 12, tzinfo=UTC)
A_YEAR_ON = datetime(2027, 1, 10, 12, tzinfo=UTC)


def bea(**changes: Any) -> Any:
    """A reviewer whose name readers can be told."""
    return make_reviewer(**{"first_name": "Bea", "last_name": "Brown", **changes})


def refused(edition: Edition, error: type[WorkflowError], *, by: Any = None) -> None:
    """An edition is not renewed, and nothing has changed."""
    with pytest.raises(error):
        renew(edition, by=by or bea(), at=A_YEAR_ON)
    assert not Renewal.objects.exists()


def test_an_edition_reviewed_again_holds_for_another_interval():
    edition = make_edition(at=PUBLISHED, review_interval_months=12)

    renewal = renew(edition, by=bea(), at=A_YEAR_ON, note=" Read it with the new guideline. ")

    found = Edition.objects.get()
    assert (found.number, found.due_on) == (1, date(2028, 1, 10))
    assert found.review_due_on == date(2027, 1, 15)
    assert renewal.note == "Read it with the new guideline."
    assert list(Edition.objects.due_by(date(2027, 6, 1))) == []


def test_the_interval_that_the_article_has_now_counts():
    edition = make_edition(at=PUBLISHED, review_interval_months=12)
    Article.objects.update(review_interval_months=6)

    renew(edition, by=bea(), at=A_YEAR_ON)

    assert Edition.objects.get().due_on == date(2027, 7, 10)


def test_pressed_twice_it_is_one_renewal():
    edition = make_edition(at=PUBLISHED)
    reviewer = bea()
    renew(edition, by=reviewer, at=A_YEAR_ON)

    with pytest.raises(NothingChangedError):
        renew(edition, by=reviewer, at=A_YEAR_ON + timedelta(seconds=1))

    assert Renewal.objects.count() == 1


def test_only_somebody_who_may_review_renews():
    edition = make_edition(at=PUBLISHED)

    refused(edition, NotPermittedError, by=make_publisher(first_name="Carla"))
    refused(edition, NotPermittedError, by=bea(is_active=False))


def test_readers_are_told_a_name_so_an_account_without_one_does_not_renew():
    refused(make_edition(at=PUBLISHED), NamelessError, by=make_reviewer())


def test_what_readers_do_not_have_now_is_not_renewed():
    article = make_edition(at=PUBLISHED).article
    make_edition(article, at=PUBLISHED + timedelta(days=1), body="Rest for two days.")
    gone = make_edition(at=PUBLISHED)
    withdraw(gone.article, by=make_publisher(), at=PUBLISHED, reason="Overtaken.")

    refused(article.editions.get(number=1), NotCurrentError)
    refused(gone, NotCurrentError)


def test_starter_text_is_published_to_stand_for_it_and_not_renewed():
    refused(make_starter_edition(), StarterTextError)


def test_whoever_wrote_what_an_edition_changed_does_not_renew_it():
    author = bea()
    article = saved_by(author, make_article(), at=PUBLISHED - timedelta(days=1), body="Rest.")
    edition = make_edition(article, at=PUBLISHED)

    refused(edition, OwnTextError, by=author)
    renew(edition, by=bea(), at=A_YEAR_ON)


def test_who_wrote_an_edition_before_may_renew_what_a_colleague_changed_since():
    author, colleague = bea(), bea()
    article = saved_by(author, make_article(), at=PUBLISHED - timedelta(days=9), body="Rest.")
    make_edition(article, at=PUBLISHED - timedelta(days=8))
    saved_by(colleague, article, at=PUBLISHED - timedelta(days=1), body="Rest for a day or two.")
    edition = make_edition(article, at=PUBLISHED)

    refused(edition, OwnTextError, by=colleague)
    renew(edition, by=author, at=A_YEAR_ON)


def test_in_a_clinic_without_four_eyes_an_author_may_renew():
    make_clinic(needs_four_eyes=False)
    author = bea()
    article = saved_by(author, make_article(), at=PUBLISHED - timedelta(days=1), body="Rest.")

    renew(make_edition(article, at=PUBLISHED), by=author, at=A_YEAR_ON)

    assert Renewal.objects.get().reviewed_by == author


def test_a_superuser_has_no_way_round_authorship():
    owner = make_person(is_superuser=True, first_name="Ann")
    article = saved_by(owner, make_article(), at=PUBLISHED - timedelta(days=1), body="Rest.")

    refused(make_edition(article, at=PUBLISHED), OwnTextError, by=owner)


def test_nothing_had_to_change_is_not_said_while_the_draft_says_something_else():
    edition = make_edition(at=PUBLISHED)
    Article.objects.update(body="Rest for two days.")

    refused(edition, DraftUnfinishedError)


def test_a_text_that_could_not_be_published_now_is_not_renewed():
    other = make_edition(slug="other", at=PUBLISHED).article
    edition = make_edition(at=PUBLISHED, body="See [the other](article:other).")
    withdraw(other, by=make_publisher(), at=PUBLISHED, reason="Overtaken.")

    refused(edition, TextNotReadyError)


def test_the_database_lets_nobody_change_or_delete_a_renewal():
    renew(make_edition(at=PUBLISHED), by=bea(), at=A_YEAR_ON)
    rows = Renewal._base_manager

    for attempt in (lambda: rows.update(note="Later."), lambda: rows.all()._raw_delete("default")):
        with pytest.raises(Error), transaction.atomic():
            attempt()
