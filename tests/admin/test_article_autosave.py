"""Words that nobody has saved yet: kept on the server, offered again, taken back or thrown away."""

import pytest
from django.test import Client

from articles.models import Article, Autosave
from articles.workflow.keeping import MOST_CHARACTERS
from tests.builders import make_article, make_person, make_question
from tests.writing import (
    ADD,
    Data,
    fields,
    form_of,
    opened,
    value_of,
    with_question,
    words,
)

pytestmark = pytest.mark.django_db
NOBODY_S = "6f1c4a52-8f4e-4a55-9d3e-2f60a1b0c7de"
AUTOSAVE = "/admin/articles/article/autosave/"


def typed(client: Client, address: str, **changes: str) -> Data:
    """Open a form, type, and let it be kept: what a script sends after a pause."""
    form = opened(client, address) | changes
    assert client.post(AUTOSAVE, form).status_code == 200
    return form


def offered(client: Client, address: str) -> list[str]:
    """The names of the forms whose words are offered."""
    page = client.get(address).content.decode()
    return [part.partition('"')[0] for part in page.split('data-form="')[1:]]


def take_back(client: Client, address: str, form: str, **typed_since: str) -> bytes:
    data = opened(client, address) | typed_since | {"_take_back": form}
    return client.post(address, data).content


def test_what_was_typed_is_offered_when_the_form_is_opened_again(anna: Client):
    address = form_of(make_article(body="Rest."))
    kept = typed(anna, address, body="Rest for a day.")

    page = words(anna.get(address).content)

    assert offered(anna, address) == kept["form"]
    assert "Words you had not saved, from" in page
    assert "added: for a day end of added" in page


def test_the_script_is_told_when_it_was_kept(anna: Client):
    form = opened(anna, form_of(make_article())) | {"body": "New."}

    message = anna.post(AUTOSAVE, form).json()["message"]

    assert message.startswith("Kept at ")
    assert message.endswith(", not saved yet.")


def test_taken_back_the_words_stand_in_the_form_and_are_saved_from_there(anna: Client):
    article = make_article(body="Rest.")
    address = form_of(article)
    kept = typed(anna, address, **with_question(opened(anna, address), "Why?", "It helps."))

    page = take_back(anna, address, kept["form"][0])
    assert "Your words are back in the form." in words(page)
    assert value_of(page, "questions-0-answer").strip() == "It helps."
    assert not article.questions.exists()
    anna.post(address, fields(page.decode()))

    assert article.questions.get().question == "Why?"
    assert offered(anna, address) == []
    assert not Autosave.objects.exists()


def test_a_new_article_is_kept_and_taken_back_too(anna: Client):
    kept = typed(anna, ADD, title="Can I drive?", body="Not today.")

    page = take_back(anna, ADD, kept["form"][0])
    anna.post(ADD, fields(page.decode()) | {"slug": "driving"})

    assert Article.objects.get(slug="driving").body == "Not today."
    assert offered(anna, ADD) == []


def test_words_of_a_draft_saved_meanwhile_are_shown_beside_the_saved_ones(
    anna: Client, ben: Client
):
    article = make_article()
    address = form_of(article)
    anna.post(address, opened(anna, address) | {"body": "Eat nothing.\n\nRest."})
    kept = typed(anna, address, body="Eat little.\n\nRest.")
    ben.post(address, opened(ben, address) | {"body": "Eat nothing.\n\nRest today."})

    assert "This draft has been saved since." in words(anna.get(address).content)
    page = take_back(anna, address, kept["form"][0])
    assert "Two people have been writing" in words(page)
    merged = anna.post(address, fields(page.decode()) | {"_merge": "1"}).content

    assert value_of(merged, "body").strip() == "Eat little.\n\nRest today."


def test_what_one_typed_before_taking_other_words_back_is_kept_in_its_turn(anna: Client):
    address = form_of(make_article(body="Rest."))
    kept = typed(anna, address, body="First.")

    page = take_back(anna, address, kept["form"][0], body="Second.")

    assert value_of(page, "body").strip() == "First."
    assert {row.fields["body"][0] for row in Autosave.objects.all()} == {"First.", "Second."}


def test_thrown_away_they_are_gone(anna: Client):
    address = form_of(make_article(body="Rest."))
    kept = typed(anna, address, body="First.")

    answer = anna.post(address, opened(anna, address) | {"_throw_away": kept["form"][0]})

    assert answer.status_code == 302
    assert not Autosave.objects.exists()


def test_throwing_them_away_keeps_what_one_is_typing(anna: Client):
    address = form_of(make_article(body="Rest."))
    kept = typed(anna, address, body="First.")
    data = opened(anna, address) | {"body": "Second.", "_throw_away": kept["form"][0]}

    page = anna.post(address, data).content

    assert value_of(page, "body").strip() == "Second."
    assert [row.fields["body"][0] for row in Autosave.objects.all()] == ["Second."]


@pytest.mark.parametrize("form", ["", "nonsense", NOBODY_S])
def test_words_that_are_not_kept_any_more_take_nothing_away(anna: Client, form: str):
    address = form_of(make_article(body="Rest."))

    page = take_back(anna, address, form, body="Mine.")

    assert "Those words are not kept any more" in words(page)
    assert value_of(page, "body").strip() == "Mine."


def test_a_save_ends_the_keeping_and_a_late_script_does_not_begin_it_again(anna: Client):
    """Just before a save the script sends the form; that may arrive after the save itself."""
    address = form_of(make_article(body="Rest."))
    form = typed(anna, address, body="Rest for a day.")
    anna.post(address, form)

    late = anna.post(AUTOSAVE, form)

    assert late.json() == {"message": ""}
    assert not Autosave.objects.exists()


def test_a_refused_save_is_kept_though_no_script_ran(anna: Client):
    address = form_of(make_article(body="Rest."))
    form = opened(anna, address) | {"title": "", "body": "An hour of work."}

    anna.post(address, form)

    assert offered(anna, address) == form["form"]


def test_words_outlive_the_deletion_of_their_article(anna: Client):
    article = make_article()
    typed(anna, form_of(article), body="An hour of work.")
    boss = Client()
    boss.force_login(make_person("boss", is_superuser=True))

    boss.post(f"{form_of(article).removesuffix('change/')}delete/", {"post": "yes"})

    assert not Article.objects.exists()
    assert "An hour of work." in words(anna.get(ADD).content)


def test_nobody_sees_or_takes_the_words_of_another(anna: Client, ben: Client):
    address = form_of(make_article(body="Rest."))
    kept = typed(anna, address, body="Mine.")

    assert offered(ben, address) == []
    page = take_back(ben, address, kept["form"][0])
    assert value_of(page, "body").strip() == "Rest."


def test_only_those_who_may_write_have_words_kept(client: Client, anna: Client):
    form = opened(anna, form_of(make_article())) | {"body": "New."}
    stranger, reader = Client(), Client()
    reader.force_login(make_person("carl"))

    assert stranger.post(AUTOSAVE, form).status_code == 403
    assert reader.post(AUTOSAVE, form).status_code == 403
    assert anna.get(AUTOSAVE).status_code == 405
    assert not Autosave.objects.exists()


def test_too_much_is_refused_in_words(anna: Client):
    form = opened(anna, form_of(make_article())) | {"body": "x" * (MOST_CHARACTERS + 1)}

    answer = anna.post(AUTOSAVE, form)

    assert answer.status_code == 413
    assert "Too long to be kept" in answer.json()["message"]


@pytest.mark.parametrize(
    "post",
    [
        {},
        {"form": "x"},
        {"form": NOBODY_S, "article": "9" * 30, "lock_version": "-1", "body": "a\0b"},
        {"form": NOBODY_S, "article": "77", "questions-TOTAL_FORMS": "10000"},
    ],
)
def test_nonsense_does_no_harm(anna: Client, post: Data):
    assert anna.post(AUTOSAVE, post).status_code == 200
    assert anna.get(ADD).status_code == 200


def test_keeping_words_does_not_prolong_the_log_in(anna: Client):
    form = opened(anna, form_of(make_article())) | {"body": "New."}

    assert "sessionid" not in anna.post(AUTOSAVE, form).cookies


def test_a_question_removed_meanwhile_is_not_lost_with_the_words_taken_back(anna: Client):
    article = make_article()
    make_question(article, question="Why?", answer="Because.")
    address = form_of(article)
    kept = typed(anna, address, **{"questions-0-answer": "Because it helps."})
    article.questions.all().delete()

    page = take_back(anna, address, kept["form"][0])
    anna.post(address, fields(page.decode()))

    assert article.questions.get().answer == "Because it helps."
