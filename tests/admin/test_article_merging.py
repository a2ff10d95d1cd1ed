"""Two texts put together in the form: asked only where both changed, saved only when looked at."""

import re
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article
from tests.builders import make_article, make_question, make_topic
from tests.library.folder import Library
from tests.writing import (
    Data,
    fields,
    form_of,
    opened,
    value_of,
    with_question,
    words,
)

pytestmark = pytest.mark.django_db
BODY = "Eat nothing.\n\nBring a list.\n\nRest for a day."


def make_saved(client: Client, **changes: str) -> Article:
    """A draft that the history knows, as every draft saved at the desk."""
    article = make_article()
    client.post(form_of(article), opened(client, form_of(article)) | {"body": BODY} | changes)
    return Article.objects.get(pk=article.pk)


def save(client: Client, article: Article, **changes: str) -> None:
    client.post(form_of(article), opened(client, form_of(article)) | changes)


def places(page: bytes) -> list[str]:
    """The names of the questions that a page asks, each once, in order."""
    return list(dict.fromkeys(re.findall(r'name="(merge-[^"]+)"', page.decode())))


def put_together(client: Client, article: Article, mine: Data, **answers: str) -> bytes:
    """Be refused, answer every place in order, and let the texts be put together."""
    refused = client.post(form_of(article), mine).content
    chosen = dict(zip(places(refused), answers.values(), strict=True))
    again = fields(refused.decode()) | chosen | {"_merge": "1"}
    return client.post(form_of(article), again).content


def test_changes_in_different_places_are_put_together_without_a_question(anna: Client, ben: Client):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {"body": BODY.replace("nothing", "little")}
    save(ben, article, body=BODY.replace("a day", "two days"), title="Ben's title")

    page = put_together(anna, article, mine)

    assert "Both texts are together in the form now." in words(page)
    assert value_of(page, "title") == "Ben's title"
    assert value_of(page, "body").strip() == "Eat little.\n\nBring a list.\n\nRest for two days."
    article.refresh_from_db()
    assert "nothing" in article.body, "nothing is saved before somebody has looked at it"

    anna.post(form_of(article), fields(page.decode()))

    article.refresh_from_db()
    assert article.body == "Eat little.\n\nBring a list.\n\nRest for two days."
    assert article.title == "Ben's title"


def test_a_starter_text_is_known_as_both_began_with_it(anna: Client, ben: Client, tmp_path: Path):
    library = Library(tmp_path)
    library.article("rest", BODY)
    library.load()
    article = Article.objects.get(slug="rest")
    mine = opened(anna, form_of(article)) | {"body": BODY.replace("nothing", "little")}
    save(ben, article, body=BODY.replace("a day", "two days"))

    refused = anna.post(form_of(article), mine).content

    assert "You changed different places" in words(refused)
    assert places(refused) == []


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        ("mine", "Eat little."),
        ("theirs", "Eat fruit."),
        ("both", "Eat little.\n\nEat fruit."),
    ],
)
def test_a_place_that_both_changed_is_answered(anna: Client, ben: Client, answer: str, result: str):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {"body": BODY.replace("nothing", "little")}
    save(ben, article, body=BODY.replace("nothing", "fruit"))

    page = put_together(anna, article, mine, food=answer)

    assert value_of(page, "body").strip() == BODY.replace("Eat nothing.", result)


def test_a_place_left_open_is_asked_again_and_the_other_answers_stay(anna: Client, ben: Client):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {
        "body": BODY.replace("nothing", "little"),
        "title": "Mine",
    }
    save(ben, article, body=BODY.replace("nothing", "fruit"), title="Theirs")
    refused = anna.post(form_of(article), mine).content
    title, food = places(refused)

    answers = {title: "theirs", "_merge": "1"}
    page = anna.post(form_of(article), fields(refused.decode()) | answers).content

    assert "you have not decided" in words(page)
    assert places(page) == [title, food]
    assert fields(page.decode())[title] == ["theirs"]
    assert value_of(page, "title") == "Mine"
    assert Article.objects.get().title == "Theirs"


def test_questions_go_together_one_by_one(anna: Client, ben: Client):
    article = make_saved(anna)
    drive = make_question(article, question="Can I drive?", answer="No.")
    make_question(article, question="Can I work?", answer="Yes.")
    save(anna, article)
    mine = with_question(opened(anna, form_of(article)), "Why?", "It helps.")
    mine |= {"questions-0-answer": "Not today.", "questions-0-order": "1", "questions-1-order": "2"}
    save(ben, article, **{"questions-1-question": "May I work?"})

    page = put_together(anna, article, mine)
    anna.post(form_of(article), fields(page.decode()))

    rows = [(row.question, row.answer) for row in article.questions.all()]
    assert rows == [
        ("Can I drive?", "Not today."),
        ("May I work?", "Yes."),
        ("Why?", "It helps."),
    ]
    assert article.questions.filter(pk=drive.pk).exists(), "the question is the same row"


def test_a_question_of_theirs_between_mine_keeps_its_place(anna: Client, ben: Client):
    article = make_saved(anna)
    make_question(article, question="First?", answer="Yes.")
    save(anna, article)
    mine = with_question(opened(anna, form_of(article)), "Mine?", "Yes.") | {
        "questions-0-order": "1"
    }
    theirs = with_question(opened(ben, form_of(article)), "Theirs?", "Yes.") | {
        "questions-0-order": "1"
    }
    ben.post(form_of(article), theirs)

    page = put_together(anna, article, mine)
    anna.post(form_of(article), fields(page.decode()))

    order = [row.question for row in article.questions.all()]
    assert sorted(order) == ["First?", "Mine?", "Theirs?"]
    shown = re.findall(r'name="questions-\d+-question" value="(\w+\?)"', page.decode())
    assert shown == order, "the form shows them as they will be saved"


def test_what_stands_around_the_text_goes_together_too(anna: Client, ben: Client):
    heart, sleep = make_topic("heart"), make_topic("sleep")
    article = make_saved(anna, topics=str(heart.pk))
    mine = opened(anna, form_of(article)) | {"review_interval_months": "6"}
    save(ben, article, kind="drug", topics=str(sleep.pk))

    page = put_together(anna, article, mine)
    anna.post(form_of(article), fields(page.decode()))

    article.refresh_from_db()
    assert (article.kind, article.review_interval_months) == ("drug", 6)
    assert list(article.topics.all()) == [sleep]


def test_somebody_who_saves_between_the_answers_is_not_overwritten(anna: Client, ben: Client):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {"body": BODY.replace("nothing", "little")}
    save(ben, article, body=BODY.replace("nothing", "fruit"))
    refused = anna.post(form_of(article), mine).content
    (food,) = places(refused)
    save(ben, article, body=BODY.replace("nothing", "soup"))

    again = fields(refused.decode()) | {food: "mine", "_merge": "1"}
    page = anna.post(form_of(article), again).content

    assert places(page) != [food], "an answer holds for the words it was given for"
    assert "added: soup" in words(page)
    assert Article.objects.get().body == BODY.replace("nothing", "soup")


def test_a_text_whose_beginning_is_not_known_is_asked_about_everywhere(anna: Client, ben: Client):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {"title": "Mine", "opened_at": "long ago"}
    save(ben, article, body=BODY.replace("a day", "two days"))

    page = anna.post(form_of(article), mine).content

    assert "The text you began with is not in the history" in words(page)
    assert len(places(page)) == 2


def test_the_history_keeps_every_step_with_its_author(anna: Client, ben: Client):
    article = make_saved(anna)
    mine = opened(anna, form_of(article)) | {"body": BODY.replace("nothing", "little")}
    save(ben, article, body=BODY.replace("a day", "two days"))
    page = put_together(anna, article, mine)
    anna.post(form_of(article), fields(page.decode()))

    saves = article.history.select_related("history_user").order_by("history_id")
    told = [(row.history_user and row.history_user.username, row.body) for row in saves][1:]

    assert told == [
        ("anna", BODY),
        ("ben", BODY.replace("a day", "two days")),
        ("anna", BODY.replace("a day", "two days").replace("nothing", "little")),
    ]
