"""What each statement of an article rests on, as readers see it."""

import html
import re

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from articles.models import EvidenceKind, Reference, ReferenceStatus
from articles.workflow.drafting import rename
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_clinic,
    make_edition,
    make_publisher,
    make_question,
    make_reference,
)

pytestmark = pytest.mark.django_db

BODY = (
    "Rest helped 3 in 10 people.[@trial-2001]\n\n## Does heat help?\n\nHeat eases pain. Call us.\n\n"
    "Cold eases pain.[@trial-2001; @label-2002]"
)


@pytest.fixture(autouse=True)
def references() -> None:
    make_reference("trial-2001", evidence_kind=EvidenceKind.RANDOMISED_TRIAL)
    make_reference("label-2002", evidence_kind=EvidenceKind.LABEL)


def words_at(client: Client, address: str = "/articles/day/evidence/", *, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    page = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(page).split())


def test_lists_each_statement_with_the_kind_and_the_name_of_its_sources(client: Client):
    make_edition(slug="day", title="Your day", body=BODY)

    words = words_at(client)

    assert "Rest helped 3 in 10 people. Rests on: Randomised trial Smith 2020" in words
    assert (
        "Cold eases pain. Rests on: Randomised trial Smith 2020 "
        "Medicine label or regulator's notice Smith 2020"
    ) in words
    assert "Call us." not in words


def test_says_plainly_where_no_source_is_given(client: Client):
    make_edition(slug="day", body=BODY)

    words = words_at(client)

    assert "Heat eases pain. We give no source for this." in words
    assert "3 statements: 2 have a source, for 1 we give none." in words


def test_tells_how_many_statements_rest_at_best_on_each_kind_in_a_patients_words(client: Client):
    make_edition(slug="day", body=BODY)

    words = words_at(client)

    assert "Randomised trial 2 statements. People were put into groups by chance" in words
    assert "Medicine label or regulator's notice 0" not in words


def test_stands_under_the_headings_of_the_article_and_leads_to_them(client: Client):
    article = make_edition(slug="day", body=BODY).article
    make_question(article, question="Does it last?", answer="It lasts 2 hours.[@label-2002]")
    make_edition(article)

    page = client.get("/articles/day/evidence/").content.decode()

    assert '<a href="/articles/day/#does-heat-help">Does heat help?</a>' in page
    assert '<a href="/articles/day/#question-does-it-last">Does it last?</a>' in page
    assert "At the beginning" in page


def test_a_chance_is_told_in_words_with_its_source(client: Client):
    make_edition(
        slug="day",
        body="::: chance How many slept?\n26.1 in 100 with rest\n4 in 100 without\n"
        "source: [@trial-2001]\n:::",
    )

    assert (
        "How many slept? 26 in 100 with rest; 4 in 100 without Rests on: Randomised trial"
    ) in words_at(client)


def test_what_a_publisher_took_back_stands_out_and_is_no_ground(client: Client):
    make_edition(slug="day", body="Rest eases pain.[@trial-2001]")
    assert "Retracted" not in words_at(client)

    Reference.objects.update(status=ReferenceStatus.RETRACTED)

    words = words_at(client)
    assert "Smith 2020 Retracted. The publisher has withdrawn it." in words
    assert "The strongest evidence" not in words


def test_the_clinics_own_names_stand_in_a_statement(client: Client):
    make_clinic(name="Riverside Clinic")
    make_edition(slug="day", body="At {clinic.name}, rest helped 3 in 10 people.[@trial-2001]")

    assert "At Riverside Clinic, rest helped" in words_at(client)


def test_in_a_language_that_cannot_be_told_apart_it_says_so(client: Client):
    with translation.override("ar"):
        make_edition(slug="day", language="ar", body="الراحة تخفف الألم.[@trial-2001] اتصل بنا.")

    page = client.get("/ar/articles/day/evidence/").content.decode()

    assert "الراحة تخفف الألم." in page
    assert "اتصل بنا." not in page
    assert "claim-bare" not in page


def test_the_article_leads_to_it_if_it_cites_anything(client: Client):
    make_edition(slug="day", body=BODY)
    make_edition(slug="other", body="Rest.")

    link = 'href="/articles/{}/evidence/"'
    assert link.format("day") in client.get("/articles/day/").content.decode()
    assert link.format("other") not in client.get("/articles/other/").content.decode()
    assert "states no number" in words_at(client, "/articles/other/evidence/")


def test_needs_as_many_queries_for_many_statements_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    make_edition(slug="day", body=BODY)
    make_edition(slug="long", body="\n\n".join([BODY] * 5))

    for slug in ("day", "long"):
        with django_assert_num_queries(3):
            client.get(f"/articles/{slug}/evidence/")


def test_gives_the_same_bytes_without_a_cookie(client: Client):
    make_edition(slug="day", body=BODY)

    first, second = (client.get("/articles/day/evidence/") for _ in range(2))

    assert first.content == second.content
    assert not first.cookies
    assert 'name="robots" content="noindex"' in first.content.decode()


def test_a_withdrawn_article_has_none_and_a_former_address_leads_on(client: Client):
    article = make_edition(slug="day", body=BODY).article
    withdraw(article, by=make_publisher(), at=NOON, reason="It was wrong.")
    moved = make_edition(slug="new").article
    rename(moved, former_slug="old")

    assert "It was wrong." in words_at(client, status=410)
    assert client.get("/articles/old/evidence/").status_code == 301
    assert client.get("/articles/none/evidence/").status_code == 404
