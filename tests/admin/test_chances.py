"""All chances on one page of the desk, and those that contradict each other."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, EvidenceKind
from tests.builders import (
    make_article,
    make_author,
    make_clinic,
    make_edition,
    make_person,
    make_question,
    make_reference,
    make_topic,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/chances/"
CHANCE = """
::: chance {title}
{one} in 100 with the spray
4 in 100 with a dummy
source: [@{key}]
:::
"""


def chance(one: int, *, title: str = "Who slept?", key: str = "smith-2020") -> str:
    return CHANCE.format(one=one, title=title, key=key)


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_author())
    return client


def shown(desk: Client, **narrowed: object) -> str:
    answer = desk.get(ADDRESS, narrowed)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_tells_each_chance_with_its_numbers_its_place_and_its_source(desk: Client):
    make_reference("smith-2020", evidence_kind=EvidenceKind.RANDOMISED_TRIAL, status="corrected")
    article = make_article(title="Sleep", body=f"Rest.\n{chance(26)}")

    page = shown(desk)

    assert "Who slept?" in page
    assert "<b>26 in 100</b> <span>with the spray" in page
    assert "26%, about 1 in 4" in page
    assert f"/admin/articles/article/{article.pk}/change/?line=3#id_body" in page
    assert "In the draft only" in page
    assert "Randomised trial, 2020" in page
    assert "Corrected" in page


def test_leads_to_the_answer_that_tells_it(desk: Client):
    article = make_article(title="Sleep")
    make_question(article, question="Why?", answer="No.")
    make_question(article, question="How?", answer=chance(26).strip())

    page = shown(desk)

    assert "?line=1#id_questions-1-answer" in page
    form = desk.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert 'id="id_questions-1-answer"' in form


def test_tells_a_chance_once_where_draft_and_edition_agree_and_twice_where_not(desk: Client):
    make_reference("smith-2020")
    article = make_article(title="Sleep", body=chance(26))
    make_edition(article)
    assert "Edition 1 and the draft" in shown(desk)

    Article.objects.filter(pk=article.pk).update(body=chance(31))
    page = shown(desk)

    assert "In the draft only" in page
    assert "Edition 1, no longer in the draft" in page
    assert "Told otherwise" not in page


def test_puts_first_what_two_articles_tell_otherwise_from_one_source(desk: Client):
    make_article(title="A fine one", body=chance(9, title="Who ate?"))
    make_article(title="Sleep", body=chance(26))
    make_article(title="Spray", body=chance(34, title="Who slept"))

    page = shown(desk)

    assert "2 are told otherwise elsewhere" in page
    assert page.count("Told otherwise from the same source:") == 2
    assert page.index("Who slept") < page.index("Who ate?")


@pytest.mark.parametrize("other", [{"key": "other-2021"}, {"title": "Who woke?"}])
def test_another_source_or_outcome_contradicts_nothing(desk: Client, other: dict[str, str]):
    make_article(body=chance(26))
    make_article(body=chance(34, **other))

    assert "Told otherwise" not in shown(desk)


def test_narrows_the_list_by_words_topic_and_article(desk: Client):
    topic = make_topic(name="Nights")
    night = make_article(title="Night", body=chance(26), topics=(topic,))
    make_article(title="Day", body=chance(7, title="Who felt Dízzy?"))

    assert "1 chance of 2" in shown(desk, q="dizzy spray")
    assert "Who slept?" in shown(desk, topic=topic.pk)
    assert "Who felt" not in shown(desk, topic=topic.pk)
    assert "Who felt" not in shown(desk, article=night.pk)
    assert "No chance is told here." in shown(desk, q="nothing like it", topic="x", article="y")


def test_survives_what_is_no_chance_and_no_number_of_a_page(desk: Client):
    make_article(body="::: chance\nrubbish\n:::\n\n::: chance Open")
    make_article(body=chance(26))

    assert "Who slept?" in shown(desk, p="many")
    assert "Who slept?" in shown(desk, p="-1")


def test_is_for_those_who_may_read_drafts(client: Client):
    client.force_login(make_person())

    assert client.get(ADDRESS).status_code == 403


def test_asks_the_database_as_often_for_many_chances_as_for_one(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(6):
        make_reference(f"smith-{2000 + number}")
        make_edition(make_article(body=chance(number, key=f"smith-{2000 + number}")))

    with django_assert_max_num_queries(13):
        shown(desk)
