"""Writing an article at the desk, through its form."""

import pytest
from django.test import Client

from articles.models import Article, FormerAddress
from tests.builders import make_article, make_edition, make_person, make_question, make_topic
from tests.writing import ADD, LIST, form_of, make_writer, opened, value_of, with_question, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may write, but not publish."""
    client.force_login(make_writer("ben"))
    return client


def questions_of(article: Article) -> list[tuple[str, str]]:
    return list(article.questions.values_list("question", "answer"))


def test_a_new_article_is_saved_with_its_questions_and_topics(desk: Client):
    topic = make_topic("staying-safe")
    data = opened(desk) | {
        "title": "Can I drive?",
        "slug": "can-i-drive",
        "summary": "For people after a dose.",
        "body": "Not today.",
        "topics": [str(topic.pk)],
    }

    answer = desk.post(ADD, with_question(data, "And a bike?", "No."), follow=True)

    article = Article.objects.get(slug="can-i-drive")
    assert answer.redirect_chain == [(form_of(article), 302)]
    assert "Saved. Readers see nothing of it until you publish." in words(answer.content)
    assert article.body == "Not today."
    assert list(article.topics.all()) == [topic]
    assert questions_of(article) == [("And a bike?", "No.")]


def test_a_form_sent_back_untouched_changes_no_word(desk: Client):
    article = make_article(body="One.\n\n- two\n- three")
    make_question(article, question="Why?", answer="Because.\n\nTruly.")
    before = article.manuscript()

    desk.post(form_of(article), opened(desk, form_of(article)))

    assert Article.objects.get().manuscript() == before


def test_questions_keep_the_order_they_are_given(desk: Client):
    article = make_article()
    for name in ("First?", "Second?", "Third?"):
        make_question(article, question=name)
    data = opened(desk, form_of(article))

    order = {"questions-0-order": "3", "questions-1-order": "2", "questions-2-order": "1"}
    desk.post(form_of(article), data | order)

    asked = [question for question, _answer in questions_of(article)]
    assert asked == ["Third?", "Second?", "First?"]


def test_a_question_can_be_removed(desk: Client):
    article = make_article()
    make_question(article, question="Stays?")
    make_question(article, question="Goes?")
    data = opened(desk, form_of(article))

    desk.post(form_of(article), data | {"questions-1-DELETE": "on"})

    assert questions_of(article) == [("Stays?", "No.")]


def test_an_added_question_left_blank_is_not_kept(desk: Client):
    article = make_article()
    data = with_question(opened(desk, form_of(article)), "", "")

    answer = desk.post(form_of(article), data)

    assert answer.status_code == 302
    assert questions_of(article) == []


def test_a_question_without_its_answer_is_refused_beside_the_field(desk: Client):
    article = make_article()
    data = with_question(opened(desk, form_of(article)), "Why?", "")

    answer = desk.post(form_of(article), data)

    assert 'href="#id_questions-0-answer"' in answer.content.decode()
    assert value_of(answer.content, "questions-0-question") == "Why?"
    assert questions_of(article) == []


def test_a_published_article_that_is_renamed_keeps_its_former_address(desk: Client):
    article = make_edition(slug="old-name").article
    data = opened(desk, form_of(article))

    answer = desk.post(form_of(article), data | {"slug": "new-name"}, follow=True)

    assert "The former one, old-name, leads to it." in words(answer.content)
    assert FormerAddress.objects.get().slug == "old-name"
    assert desk.get("/articles/old-name/").headers["Location"] == "/articles/new-name/"


def test_a_draft_that_is_renamed_leaves_nothing_behind(desk: Client):
    article = make_article(slug="old-name")

    desk.post(form_of(article), opened(desk, form_of(article)) | {"slug": "new-name"})

    assert Article.objects.get().slug == "new-name"
    assert not FormerAddress.objects.exists()


def test_an_article_with_editions_is_not_deleted(client: Client):
    client.force_login(make_writer(may_publish=True))
    article = make_edition().article

    answer = client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}, follow=True)

    assert "You can withdraw it instead." in words(answer.content)
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_draft_can_be_deleted(client: Client):
    client.force_login(make_writer(may_publish=True, is_superuser=True))
    article = make_article()

    client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})

    assert not Article.objects.exists()


def test_somebody_who_may_only_read_sees_the_page_and_no_form(client: Client):
    reader = make_writer()
    reader.user_permissions.set(reader.user_permissions.filter(codename="view_article"))
    client.force_login(reader)
    article = make_article(title="Can I drive?", body="Not *today*.")

    page = client.get(form_of(article)).content.decode()

    assert "<em>today</em>" in page
    assert "<textarea" not in page
    assert client.post(form_of(article), {"title": "Yes"}).status_code == 403


@pytest.mark.parametrize("address", [ADD, LIST])
def test_staff_without_permission_do_not_come_in(client: Client, address: str):
    client.force_login(make_person())

    assert client.get(address).status_code == 403


def test_the_form_shows_what_the_draft_cites(desk: Client):
    article = make_article(body="It helps.[@nobody-2020]")

    page = words(desk.get(form_of(article)).content)

    assert "1 thing stops publishing" in page
    assert "The citation [@nobody-2020] has no reference." in page
