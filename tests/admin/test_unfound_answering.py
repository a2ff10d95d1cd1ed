"""From words that gave nothing to a question of an article, or to its extra words."""

from __future__ import annotations

from urllib.parse import urlsplit

import html5lib
import pytest
from django.test import Client

from articles.models import MAX_QUESTIONS, Question, SearchWords
from tests.builders import (
    make_article,
    make_author,
    make_clinic,
    make_edition,
    make_person_as,
    make_question,
    make_unfound,
)
from tests.writing import fields, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_author())
    return client


def address(words, act: str) -> str:
    return f"/admin/unfound/{words.pk}/{act}/"


def shown(desk: Client, where: str, **asked: object) -> str:
    answer = desk.get(where, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def titles(page: str) -> list[str]:
    return [part.split(">", 1)[1].split("<")[0] for part in page.split("<h3><bdi")[1:]]


def way(page: str, name: str) -> str:
    """The address of the link with these words."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    links = [one for one in tree.iter("a") if "".join(one.itertext()).startswith(name)]
    return str(links[0].get("href"))


@pytest.mark.parametrize("act", ["question", "words"])
def test_the_articles_nearest_to_the_words_are_offered_first(desk: Client, act: str):
    make_edition(make_article(title="Your day", summary="Driving after a dose", slug="day"))
    make_edition(make_article(title="Driving and your baby", slug="baby"))
    make_edition(make_article(title="Pain", slug="pain"))
    make_edition(make_article(title="Driving", slug="reposo", language="es"))
    words = make_unfound("baby driving zebra")

    assert titles(shown(desk, address(words, act))) == ["Driving and your baby", "Your day"]


def test_an_article_whose_text_alone_has_a_word_is_near_and_so_is_a_draft(desk: Client):
    make_edition(make_article(title="Your day", slug="day", body="Bring your horse."))
    make_article(title="Horses", slug="draft")

    page = shown(desk, address(make_unfound("horse zebrafinch"), "question"))

    assert titles(page) == ["Your day", "Horses"]


def test_words_that_nothing_is_near_to_offer_a_title_and_a_new_article(desk: Client):
    make_edition(make_article(title="Pain", slug="pain"))
    words = make_unfound("zebra")

    page = shown(desk, address(words, "question"))

    assert "No article is near these words" in page
    form = fields(desk.get(way(page, "No article fits")).content.decode())
    assert form["questions-0-question"] == ["zebra"]
    assert "No title holds these words" in shown(desk, address(words, "question"), q="nowhere")


def test_any_article_of_the_language_is_found_by_its_title(desk: Client):
    make_article(title="Ketamina, ¿qué es?", slug="uno")
    make_article(title="Pain", slug="pain")
    make_article(title="Ketamina", slug="dos", language="es")

    page = shown(desk, address(make_unfound("zebra"), "words"), q="es QUE ketamina")

    assert titles(page) == ["Ketamina, ¿qué es?"]
    assert "Never published" in page


def test_a_question_begun_from_the_words_is_saved_like_any_other_without_script(desk: Client):
    article = make_edition(make_article(title="Driving", slug="driving")).article
    make_question(article, question="When?", answer="Tomorrow.")
    page = shown(desk, address(make_unfound("driving zebra"), "question"))
    form_address = way(page, "Write it here")
    parts = urlsplit(form_address)
    assert parts.fragment == "id_questions-1-question"

    form = desk.get(form_address).content.decode()
    assert f'id="{parts.fragment}"' in form
    assert "People searched for these words and found nothing." in form
    sent = fields(form)
    assert sent["questions-1-question"] == ["driving zebra"]
    assert Question.objects.count() == 1

    # As a browser sends it: to the very address that opened it.
    refused = desk.post(f"{parts.path}?{parts.query}", sent)
    assert refused.status_code == 200
    assert fields(refused.content.decode())["questions-1-question"] == ["driving zebra"]
    sent |= {"questions-1-answer": "No.", "questions-1-question": "May I drive a zebra?"}
    assert desk.post(f"{parts.path}?{parts.query}", sent).status_code == 302
    asked = article.questions.values_list("question", "answer")
    assert list(asked) == [("When?", "Tomorrow."), ("May I drive a zebra?", "No.")]


def test_words_taken_as_they_are_make_a_question_too(desk: Client):
    article = make_article(title="Driving")
    opened = f"{form_of(article)}?ask=driving+zebra"
    sent = fields(desk.get(opened).content.decode())

    desk.post(opened, sent | {"questions-0-answer": "No."})

    assert article.questions.get().question == "driving zebra"


@pytest.mark.parametrize("asked", ["", "%20", "%00", "%0A%0D"])
def test_an_address_without_words_begins_no_question(desk: Client, asked: str):
    article = make_article()

    form = fields(desk.get(f"{form_of(article)}?ask={asked}").content.decode())

    assert "questions-0-question" not in form


def test_what_an_address_brings_is_only_ever_words_in_a_field(desk: Client):
    article = make_article()
    brought = f'"><script>alert(1)</script> two\nlines{"x" * 300}'

    page = desk.get(form_of(article), {"ask": brought}).content.decode()

    assert "<script>alert" not in page
    assert len(fields(page)["questions-0-question"][0]) == 200


def test_an_article_full_of_questions_takes_no_more(desk: Client):
    article = make_edition(make_article(title="Driving", slug="driving")).article
    rows = [Question(article=article, question="Why?", answer="So.") for _ in range(MAX_QUESTIONS)]
    Question.objects.bulk_create(rows)

    page = shown(desk, address(make_unfound("driving zebra"), "question"))

    assert titles(page) == ["Driving"]
    assert "Write it here" not in page
    assert f"It has {MAX_QUESTIONS} questions already" in page


def test_words_become_extra_words_of_an_article_and_are_settled(desk: Client):
    article = make_edition(make_article(title="Driving", slug="driving")).article
    SearchWords.objects.create(article=article, words="car")
    words = make_unfound("horse zebra")

    answer = desk.post(address(words, "words"), {"article": article.pk}, follow=True)

    page = " ".join(answer.content.decode().split())
    assert "“Driving” is found by “horse zebra” now." in page
    assert "Settled: <b>horse zebra</b>" in page
    assert SearchWords.objects.get().lines() == ("car", "horse zebra")


def test_the_first_extra_words_of_an_article_are_taken_too(desk: Client):
    article = make_article()

    desk.post(address(make_unfound("zebra"), "words"), {"article": article.pk})

    assert SearchWords.objects.get(article=article).words == "zebra"


def test_an_article_with_no_room_for_more_words_says_so_and_loses_none(desk: Client):
    article = make_article()
    SearchWords.objects.create(article=article, words="x" * 3996)
    words = make_unfound("zebra")

    answer = desk.post(address(words, "words"), {"article": article.pk}, follow=True)

    assert "There is no room: an article has 4000 characters" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/admin/articles/article/{article.pk}/found-by/"
    assert SearchWords.objects.get().words == "x" * 3996
    words.refresh_from_db()
    assert words.settled_at is None


@pytest.mark.parametrize("sent", [{}, {"article": "x"}, {"article": "0"}])
def test_extra_words_for_no_article_are_for_nobody(desk: Client, sent):
    assert desk.post(address(make_unfound(), "words"), sent).status_code == 404


def test_an_article_of_another_language_takes_none_of_the_words(desk: Client):
    spanish = make_article(language="es")

    answer = desk.post(address(make_unfound(), "words"), {"article": spanish.pk})

    assert answer.status_code == 404
    assert not SearchWords.objects.exists()


@pytest.mark.parametrize("act", ["question", "words"])
def test_words_of_a_language_that_somebody_does_not_write_are_closed(client: Client, act: str):
    client.force_login(make_person_as("Translator"))
    make_clinic()

    assert client.get(address(make_unfound(), act)).status_code == 403
    assert client.get(address(make_unfound(language="es"), act)).status_code == 200
