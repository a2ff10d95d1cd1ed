"""Two people at one draft: nobody overwrites the other unawares, and nothing is lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from tests.builders import make_article, make_question
from tests.writing import ADD, form_of, opened, value_of, with_question, words

pytestmark = pytest.mark.django_db


def test_a_save_over_a_newer_version_is_refused_and_shows_both(anna: Client, ben: Client):
    article = make_article(body="Take one tablet.")
    mine = opened(anna, form_of(article)) | {"body": "Take two tablets."}
    theirs = opened(ben, form_of(article)) | {"body": "Take half a tablet."}
    ben.post(form_of(article), theirs)

    answer = anna.post(form_of(article), mine)

    page = words(answer.content)
    assert Article.objects.get().body == "Take half a tablet."
    assert value_of(answer.content, "body") == "Take two tablets."
    assert "Ben Okri saved this draft on" in page
    assert "There is 1 place that both of you changed" in page
    assert "removed: one tablet end of removed added: two tablets end of added" in page
    assert "removed: one end of removed added: half a end of added tablet" in page


def test_having_seen_it_one_may_save_over_it(anna: Client, ben: Client):
    article = make_article(body="Take one tablet.")
    mine = opened(anna, form_of(article)) | {"body": "Take two tablets."}
    ben.post(form_of(article), opened(ben, form_of(article)) | {"body": "Take half a tablet."})
    refused = anna.post(form_of(article), mine)
    version = value_of(refused.content, "lock_version")

    anna.post(form_of(article), mine | {"lock_version": version})

    assert Article.objects.get().body == "Take two tablets."


def test_having_seen_one_change_does_not_cover_the_next(anna: Client, ben: Client):
    article = make_article(body="Take one tablet.")
    mine = opened(anna, form_of(article)) | {"body": "Take two tablets."}
    ben.post(form_of(article), opened(ben, form_of(article)) | {"body": "Take half a tablet."})
    version = value_of(anna.post(form_of(article), mine).content, "lock_version")
    ben.post(form_of(article), opened(ben, form_of(article)) | {"body": "Take none."})

    anna.post(form_of(article), mine | {"lock_version": version})

    assert Article.objects.get().body == "Take none."


def test_the_lock_guards_the_questions_too(anna: Client, ben: Client):
    article = make_article()
    mine = opened(anna, form_of(article)) | {"title": "Mine"}
    ben.post(form_of(article), with_question(opened(ben, form_of(article)), "New?", "Yes."))

    answer = anna.post(form_of(article), mine)

    assert "added: New? end of added" in words(answer.content)
    assert article.questions.count() == 1


def test_a_question_removed_by_another_is_not_lost(anna: Client, ben: Client):
    article = make_article()
    make_question(article, question="Why?", answer="Because.")
    mine = opened(anna, form_of(article)) | {"questions-0-answer": "Because it helps."}
    theirs = opened(ben, form_of(article)) | {"questions-0-DELETE": "on"}
    ben.post(form_of(article), theirs)
    refused = anna.post(form_of(article), mine)
    version = value_of(refused.content, "lock_version")

    anna.post(form_of(article), mine | {"lock_version": version})

    assert value_of(refused.content, "questions-0-answer") == "Because it helps."
    assert article.questions.get().answer == "Because it helps."


def test_saving_over_it_leaves_exactly_the_text_that_was_shown(anna: Client, ben: Client):
    article = make_article()
    mine = with_question(opened(anna, form_of(article)), "Mine?", "Yes.")
    ben.post(form_of(article), with_question(opened(ben, form_of(article)), "Theirs?", "No."))
    version = value_of(anna.post(form_of(article), mine).content, "lock_version")

    anna.post(form_of(article), mine | {"lock_version": version})

    assert [question.question for question in article.questions.all()] == ["Mine?"]


def test_a_draft_deleted_meanwhile_does_not_take_the_words_with_it(anna: Client):
    article = make_article(slug="gone")
    make_question(article, question="Why?")
    mine = opened(anna, form_of(article)) | {"body": "My words."}
    Article.objects.all().delete()

    refused = anna.post(form_of(article), mine)
    version = value_of(refused.content, "lock_version")
    anna.post(form_of(article), mine | {"lock_version": version})

    assert "Somebody else deleted this draft" in words(refused.content)
    assert value_of(refused.content, "body").strip() == "My words."
    assert Article.objects.get(slug="gone").body == "My words."
    assert Article.objects.get(slug="gone").questions.get().question == "Why?"


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "9" * 40])
def test_a_form_that_does_not_say_what_it_is_based_on_is_refused(anna: Client, version: str):
    article = make_article(body="Take one tablet.")
    data = opened(anna, form_of(article)) | {"body": "Take two.", "lock_version": version}

    answer = anna.post(form_of(article), data)

    assert "Somebody else saved this draft" in words(answer.content)
    assert Article.objects.get().body == "Take one tablet."


def test_an_address_taken_in_the_same_moment_is_no_crash(anna: Client):
    """The form finds the address free; before the row is stored another article takes it."""
    data = opened(anna) | {"title": "Second", "slug": "same", "body": "Text."}
    taken = []

    def take_it_first(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "articles_article" ') and not taken:
            taken.append(sql)
            make_article(slug="same")
        return execute(sql, *rest)

    with connection.execute_wrapper(take_it_first):
        answer = anna.post(ADD, data, follow=True)

    assert taken
    assert answer.status_code == 200
    assert Article.objects.filter(slug="same").count() == 1
