"""Words that somebody has seen to, until enough people look for them again."""

from datetime import timedelta

import pytest

from articles.models import UnfoundCount, UnfoundWords
from articles.workflow.counting_unfound import count_unfound
from articles.workflow.errors import NotPermittedError
from articles.workflow.settling_unfound import settle, take_up_again
from tests.builders import NOON, make_author, make_person_as, make_reviewer, make_unfound

pytestmark = pytest.mark.django_db


def test_settled_words_leave_the_list_and_come_back_when_they_are_taken_up():
    words, author = make_unfound(day=NOON.date()), make_author()

    settle(words, by=author, at=NOON)
    assert list(UnfoundWords.objects.open()) == []
    assert list(UnfoundWords.objects.settled()) == [words]

    take_up_again(words, by=author)
    assert list(UnfoundWords.objects.open()) == [words]
    assert list(UnfoundWords.objects.settled()) == []


def test_settled_words_come_back_after_five_more_searches_from_the_next_day_on():
    words = make_unfound(uses=7, day=NOON.date())
    settle(words, by=make_author(), at=NOON)
    for _ in range(6):
        count_unfound("platypus", language="en", at=NOON + timedelta(minutes=1))
    for _ in range(4):
        count_unfound("platypus", language="en", at=NOON + timedelta(days=1))
    assert list(UnfoundWords.objects.open()) == []

    count_unfound("platypus", language="en", at=NOON + timedelta(days=3))

    assert list(UnfoundWords.objects.open()) == [words]
    assert list(UnfoundWords.objects.settled()) == []
    assert UnfoundCount.objects.count() == 3


def test_only_who_writes_in_their_language_settles_words(settings):
    translator = make_person_as("Translator")
    english, spanish = make_unfound(), make_unfound(language="es")
    settle(spanish, by=translator, at=NOON)

    for person, words in ((translator, english), (make_reviewer(), english)):
        with pytest.raises(NotPermittedError):
            settle(words, by=person, at=NOON)
        with pytest.raises(NotPermittedError):
            take_up_again(words, by=person)

    english.refresh_from_db()
    assert english.settled_at is None
