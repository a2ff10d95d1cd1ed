"""Who is writing where: said to the others, in the form and in the list, and nobody locked out."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from articles.models import Article, DraftPresence
from articles.workflow.keeping import PRESENT_FOR
from tests.builders import make_article, make_person
from tests.writing import LIST, form_of, make_writer, opened, step, words

pytestmark = pytest.mark.django_db
HERE = "Ben Okri has this draft open now."


def ping(client: Client, article: Article, **fields: str) -> str:
    return str(client.post(step(article, "presence"), fields).json()["message"])


def test_others_are_told_in_the_form_and_in_the_list(anna: Client, ben: Client):
    article = make_article()
    ping(ben, article)

    assert HERE in words(anna.get(form_of(article)).content)
    assert HERE in words(anna.get(LIST).content)
    assert ping(anna, article) == HERE


def test_nobody_is_told_of_themselves(ben: Client):
    article = make_article()

    assert ping(ben, article) == ""
    assert "has this draft open" not in words(ben.get(form_of(article)).content)
    assert "has this draft open" not in words(ben.get(LIST).content)


def test_two_others_are_named_in_one_sentence(anna: Client, ben: Client):
    article = make_article()
    eve = Client()
    eve.force_login(make_writer("eve", first_name="Eve", last_name="Adler"))
    ping(ben, article)
    ping(eve, article)

    assert ping(anna, article) == "Eve Adler and Ben Okri have this draft open now."


def test_whoever_has_left_or_gone_silent_is_not_named(anna: Client, ben: Client):
    article = make_article()
    ping(ben, article)
    ping(ben, article, left="1")
    assert ping(anna, article) == ""

    ping(ben, article)
    silence = PRESENT_FOR + timedelta(seconds=5)
    DraftPresence.objects.update(seen_at=F("seen_at") - silence)
    assert ping(anna, article) == ""


def test_presence_locks_nobody_out(anna: Client, ben: Client):
    article = make_article()
    ping(ben, article)

    anna.post(form_of(article), opened(anna, form_of(article)) | {"body": "New."})

    assert Article.objects.get().body == "New."


def test_whoever_still_writes_hears_that_another_has_saved(anna: Client, ben: Client):
    article = make_article()
    ben.post(form_of(article), opened(ben, form_of(article)) | {"body": "New."})

    assert "Ben Okri saved it at" in ping(anna, article, lock_version="1")
    assert ping(anna, article, lock_version="2") == ""


def test_only_those_who_may_write_are_noted(anna: Client):
    article = make_article()
    stranger, reader = Client(), Client()
    reader.force_login(make_person("carl"))

    assert stranger.post(step(article, "presence")).status_code == 403
    assert reader.post(step(article, "presence")).status_code == 403
    assert anna.get(step(article, "presence")).status_code == 405
    assert anna.post("/admin/articles/article/77/presence/").status_code == 404
    assert not DraftPresence.objects.exists()


def test_a_sign_of_life_does_not_prolong_the_log_in(anna: Client):
    answer = anna.post(step(make_article(), "presence"))

    assert "sessionid" not in answer.cookies
