"""What is kept while people write: whose, for how long, and of how much."""

from datetime import timedelta
from uuid import uuid4

import pytest

from articles.models import KEPT_FOR, Autosave, DraftPresence
from articles.workflow.errors import NotPermittedError, TooMuchToKeepError
from articles.workflow.keeping import (
    MOST_CHARACTERS,
    PRESENT_FOR,
    Unsaved,
    be_present,
    forget,
    forget_old,
    keep,
    kept_for,
    leave,
    let_go,
    present,
)
from tests.builders import NOON, make_article, make_person
from tests.writing import make_writer

pytestmark = pytest.mark.django_db
SOON = NOON + timedelta(minutes=1)


def unsaved(**fields: str) -> Unsaved:
    return Unsaved(uuid4(), 1, {name: [value] for name, value in fields.items()})


def test_a_form_is_kept_once_as_it_was_last():
    anna, article, words = make_writer("anna"), make_article(), unsaved(body="One")
    keep(words, article=article, by=anna, at=NOON)

    keep(Unsaved(words.form, 1, {"body": ["Two"]}), article=article, by=anna, at=SOON)

    row = Autosave.objects.get()
    assert (row.fields, row.kept_at) == ({"body": ["Two"]}, SOON)


def test_everybody_has_their_own():
    anna, ben, article = make_writer("anna"), make_writer("ben"), make_article()
    words = unsaved(body="One")
    keep(words, article=article, by=anna, at=NOON)

    assert list(kept_for(ben, article)) == []
    forget(ben, words.form)
    assert kept_for(anna, article).count() == 1
    forget(anna, words.form)
    assert kept_for(anna, article).count() == 0


@pytest.mark.parametrize("is_new", [True, False])
def test_only_those_who_may_write_have_words_kept(is_new: bool):  # noqa: FBT001
    article = None if is_new else make_article()

    with pytest.raises(NotPermittedError):
        keep(unsaved(body="One"), article=article, by=make_person("carl"), at=NOON)
    assert not Autosave.objects.exists()


def test_more_than_any_text_is_not_kept():
    with pytest.raises(TooMuchToKeepError):
        keep(
            unsaved(body="x" * (MOST_CHARACTERS + 1)),
            article=make_article(),
            by=make_writer("anna"),
            at=NOON,
        )


def test_a_character_that_no_database_stores_does_no_harm():
    row = keep(unsaved(body="a\0b"), article=make_article(), by=make_writer("anna"), at=NOON)

    row.refresh_from_db()
    assert row.fields["body"] == ["ab"]


def test_after_thirty_days_it_is_forgotten():
    anna, article = make_writer("anna"), make_article()
    keep(unsaved(body="Old"), article=article, by=anna, at=NOON - KEPT_FOR - timedelta(seconds=1))
    keep(unsaved(body="New"), article=article, by=anna, at=NOON - KEPT_FOR)

    assert forget_old(NOON) == 1
    assert Autosave.objects.get().fields == {"body": ["New"]}


def test_words_outlive_the_article_they_were_for():
    anna, article = make_writer("anna"), make_article()
    keep(unsaved(body="One"), article=article, by=anna, at=NOON)

    let_go(article)
    article.delete()

    assert kept_for(anna, None).count() == 1


def test_somebody_is_present_for_two_minutes_after_the_last_sign():
    anna, article = make_writer("anna"), make_article()
    be_present(article, by=anna, at=NOON)
    be_present(article, by=anna, at=SOON)

    assert [row.person for row in present(SOON + PRESENT_FOR)] == [anna]
    assert not present(SOON + PRESENT_FOR + timedelta(seconds=1)).exists()


def test_whoever_leaves_is_gone_at_once():
    anna, article = make_writer("anna"), make_article()
    be_present(article, by=anna, at=NOON)

    leave(article, by=anna)

    assert not DraftPresence.objects.exists()


def test_only_those_who_may_write_are_present():
    with pytest.raises(NotPermittedError):
        be_present(make_article(), by=make_person("carl"), at=NOON)


def test_who_was_present_is_forgotten_too():
    be_present(make_article(), by=make_writer("anna"), at=NOON)

    forget_old(NOON + PRESENT_FOR + timedelta(seconds=1))

    assert not DraftPresence.objects.exists()
