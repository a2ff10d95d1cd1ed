"""The history of an article at the desk: what was saved and published, by whom and when."""

import pytest
from django.test import Client

from articles.models import Article
from tests.builders import approve, make_article, make_starter_edition
from tests.writing import form_of, make_writer, opened, step, with_question, with_teach_back, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer("anna", may_publish=True, first_name="Anna", last_name="Berg"))
    return client


def save(client: Client, article: Article, **changes: str) -> None:
    client.post(form_of(article), opened(client, form_of(article)) | changes)


def saving(article: Article, number: int) -> str:
    """The page of the draft that was saved as the n-th, the latest being 0."""
    return f"{step(article, 'history')}{article.history.all()[number].pk}/"


def test_it_lists_drafts_and_editions_with_names(desk: Client):
    article = make_article()
    save(desk, article, body="New words.")
    approve(article)
    desk.post(step(article, "publish"), {"note": "All new.", "kind": "minor"})

    page = words(desk.get(step(article, "history")).content)

    assert "Draft saved By Anna Berg." in page
    assert "Edition 1 All new. Minor: printed sheets still hold. Published by Anna Berg." in page
    assert page.index("Edition 1") < page.index("Draft saved")


def test_a_withdrawal_is_listed_with_its_reason_and_is_no_save(desk: Client):
    article = make_article()
    approve(article)
    desk.post(step(article, "publish"), {"note": "All new.", "kind": "minor"})
    desk.post(step(article, "withdraw"), {"reason": "Newer studies."})

    page = words(desk.get(step(article, "history")).content)

    assert "Withdrawn Newer studies. By Anna Berg." in page
    assert page.count("Draft saved") == 1


def test_a_starter_text_says_where_it_came_from(desk: Client):
    article = make_starter_edition().article

    assert "Came with the portal." in words(desk.get(step(article, "history")).content)


def test_one_save_shows_what_it_changed(desk: Client):
    article = make_article(body="Take one tablet.")
    save(desk, article, body="Take two tablets.")
    save(desk, article, body="Take two tablets a day.")

    page = words(desk.get(saving(article, 1)).content)

    assert "removed: one tablet end of removed" in page
    assert "added: two tablets end of added" in page
    assert "a day" not in page


def test_questions_are_shown_as_they_were_then(desk: Client):
    article = make_article()
    data = with_question(opened(desk, form_of(article)), "Why?", "Because.")
    desk.post(form_of(article), data)
    save(desk, article, **{"questions-0-answer": "It helps."})
    save(desk, article, **{"questions-0-DELETE": "on"})

    then = words(desk.get(saving(article, 2)).content)
    later = words(desk.get(saving(article, 1)).content)
    now = words(desk.get(saving(article, 0)).content)

    assert "added: Why? end of added" in then
    assert "added: Because. end of added" in then
    assert "removed: Because end of removed added: It helps end of added" in later
    assert "removed: Why? end of removed" in now


def test_what_was_asked_back_is_shown_as_it_was_then_and_can_be_taken_back(desk: Client):
    article = make_article()
    data = with_teach_back(opened(desk, form_of(article)), "What will you do?", "Rest", "Drink")
    desk.post(form_of(article), data)
    save(desk, article, **{"teach_back_questions-0-points": "Rest\nDrink tea"})
    save(desk, article, **{"teach_back_questions-0-DELETE": "on"})

    then = words(desk.get(saving(article, 2)).content)
    later = words(desk.get(saving(article, 1)).content)
    now = words(desk.get(saving(article, 0)).content)
    desk.post(saving(article, 1), {"lock_version": "4"})

    assert "Asked back, 1 added: What will you do? end of added" in then
    assert "added: tea end of added" in later
    assert "removed: What will you do? end of removed" in now
    assert article.teach_back_questions.get().points == "Rest\nDrink tea"


def test_a_save_that_changed_no_word_says_so(desk: Client):
    article = make_article()
    save(desk, article, kind="evidence")

    assert "No words: at most its topics" in words(desk.get(saving(article, 0)).content)


def test_the_first_save_has_nothing_before_it(desk: Client):
    article = make_article(body="First words.")

    page = words(desk.get(saving(article, 0)).content)

    assert "It was the first." in page
    assert "First words." in page


def test_a_save_of_another_article_is_not_found(desk: Client):
    one, other = make_article(), make_article()

    address = f"{step(one, 'history')}{other.history.get().pk}/"

    assert desk.get(address).status_code == 404


def test_a_long_history_comes_in_pages(desk: Client):
    article = make_article()
    for number in range(60):
        article.body = f"Version {number}."
        article.save()

    first = words(desk.get(step(article, "history")).content)
    second = words(desk.get(step(article, "history"), {"p": "2"}).content)

    assert first.count("Draft saved") == 50
    assert second.count("Draft saved") == 11


def test_an_older_draft_can_be_taken_back(desk: Client):
    article = make_article(body="Old words.")
    desk.post(form_of(article), with_question(opened(desk, form_of(article)), "Why?", "So."))
    save(desk, article, body="New words.", **{"questions-0-DELETE": "on"})
    page = desk.get(saving(article, 1)).content.decode()
    version = page.partition('name="lock_version" value="')[2].partition('"')[0]

    answer = desk.post(saving(article, 1), {"lock_version": version}, follow=True)

    assert "That text is the draft again." in words(answer.content)
    assert Article.objects.get().body == "Old words."
    assert article.questions.get().question == "Why?"
    assert "New words." in words(desk.get(saving(article, 1)).content)


def test_it_is_not_taken_back_over_a_newer_draft(desk: Client):
    article = make_article(body="Old words.")
    save(desk, article, body="New words.")
    save(desk, article, body="Newest words.")

    answer = desk.post(saving(article, 2), {"lock_version": "2"}, follow=True)

    assert "saved by somebody else meanwhile" in words(answer.content)
    assert Article.objects.get().body == "Newest words."


def test_those_who_may_only_read_take_nothing_back(client: Client):
    reader = make_writer()
    reader.user_permissions.set(reader.user_permissions.filter(codename="view_article"))
    client.force_login(reader)
    article = make_article()

    assert "Make this the draft" not in words(client.get(saving(article, 0)).content)
    assert client.post(saving(article, 0), {"lock_version": "1"}).status_code == 403
