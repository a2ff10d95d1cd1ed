"""The list of references and the page of one: what is cited, how good it is, where."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from articles.models import EvidenceKind, ReferenceStatus
from articles.pages.evidence_marks import KINDS_EXPLAINED, STATUSES_EXPLAINED
from articles.web import collection_views
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_edition, make_publisher, make_reference

pytestmark = pytest.mark.django_db


def cite(*keys: str, **changes):
    return make_edition(body=f"As studies show.[{'; '.join(f'@{key}' for key in keys)}]", **changes)


def page_at(client: Client, address: str = "/references/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def keys_on(page: str) -> list[str]:
    return re.findall(r'<a href="/references/([^/"?]+)/">', page)


def test_lists_what_current_editions_cite_and_nothing_else(client: Client):
    for key in ("cited-2001", "uncited-2002", "formerly-2003", "withdrawn-2004"):
        make_reference(key)
    edition = cite("cited-2001", "formerly-2003")
    make_edition(edition.article, body="As a study shows.[@cited-2001]")
    gone = cite("withdrawn-2004")
    withdraw(gone.article, by=make_publisher(), at=NOON, reason="It was wrong.")

    assert keys_on(page_at(client)) == ["cited-2001"]


def test_tells_the_kind_of_evidence_and_how_often_it_is_cited(client: Client):
    make_reference("trial-2001", evidence_kind=EvidenceKind.RANDOMISED_TRIAL)
    cite("trial-2001")
    cite("trial-2001")

    page = page_at(client)

    assert "Randomised trial</span>" in page
    assert "Cited in 2 articles" in page


def test_a_kind_of_evidence_narrows_the_list_down(client: Client):
    make_reference("trial-2001", evidence_kind=EvidenceKind.RANDOMISED_TRIAL)
    make_reference("label-2002", evidence_kind=EvidenceKind.LABEL)
    cite("trial-2001", "label-2002")

    page = page_at(client, "/references/?kind=label")

    assert keys_on(page) == ["label-2002"]
    assert str(KINDS_EXPLAINED[EvidenceKind.LABEL]) in page.replace("&#x27;", "'")
    assert '<a href="/references/">All kinds (2)</a>' in page
    assert '<a href="/references/?kind=randomised_trial">Randomised trial (1)</a>' in page


@pytest.mark.parametrize("query", ["kind=opinion", "kind=guideline", "page=2", "page=0"])
def test_what_does_not_exist_is_not_found(client: Client, query: str):
    make_reference("trial-2001", evidence_kind=EvidenceKind.RANDOMISED_TRIAL)
    cite("trial-2001")

    assert client.get(f"/references/?{query}").status_code == 404


def test_a_long_list_goes_on_on_another_page(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collection_views, "REFERENCES_ON_A_PAGE", 2)
    for number in range(5):
        make_reference(f"paper-{number}", evidence_kind=EvidenceKind.LABEL)
    cite(*(f"paper-{number}" for number in range(5)))

    page = page_at(client, "/references/?kind=label&page=2")

    assert keys_on(page) == ["paper-2", "paper-3"]
    assert 'rel="prev" href="/references/?kind=label"' in page
    assert 'rel="next" href="/references/?kind=label&amp;page=3"' in page


def test_the_page_of_one_says_in_plain_words_what_it_is_and_where_it_is_cited(client: Client):
    csl = {"title": "Does it <i>work</i>?", "DOI": "10.1000/xyz", "PMID": "12345"}
    make_reference(
        "trial-2001",
        csl=csl,
        title="Does it work?",
        year=2001,
        evidence_kind=EvidenceKind.RANDOMISED_TRIAL,
        status_checked_at=datetime(2026, 11, 2, tzinfo=UTC),
    )
    cite("trial-2001", slug="depression", title="Depression", summary="For anyone.")

    page = page_at(client, "/references/trial-2001/")

    assert "This is the fairest test of whether a treatment works." in page
    assert 'href="https://doi.org/10.1000/xyz"' in page
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/12345/"' in page
    assert "Does it <i>work</i>?" in page
    assert '<a href="/articles/depression/">Depression</a>' in page
    assert "Looked up on 2 November 2026." in page


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ReferenceStatus.RETRACTED, "The publisher has withdrawn it."),
        (ReferenceStatus.CONCERN, "may be wrong"),
        (ReferenceStatus.CORRECTED, "has put right a mistake"),
    ],
)
def test_a_reference_that_no_longer_stands_says_so_first(
    client: Client, status: ReferenceStatus, words: str
):
    trial = make_reference("trial-2001")
    cite("trial-2001")
    trial.status = status
    trial.save()

    page = page_at(client, "/references/trial-2001/")

    assert words in page[: page.index("About this source")]
    assert f"<strong>{status.label}.</strong>" in page_at(client)


def test_what_its_publisher_took_back_is_not_said_to_be_unchecked(client: Client):
    unchecked = "It has not been looked up for withdrawals yet."
    trial = make_reference("trial-2001")
    assert unchecked in page_at(client, "/references/trial-2001/")

    trial.status = ReferenceStatus.RETRACTED
    trial.save()

    assert unchecked not in page_at(client, "/references/trial-2001/")


def test_a_reference_in_the_library_is_shown_though_nothing_cites_it(client: Client):
    make_reference("alone-2001")

    assert "No article that can be read here cites it." in page_at(
        client, "/references/alone-2001/"
    )


def test_a_key_that_names_nothing_is_not_found(client: Client):
    assert client.get("/references/nothing-2001/").status_code == 404


def test_every_kind_and_every_status_is_explained():
    with translation.override("en"):
        assert set(KINDS_EXPLAINED) == set(EvidenceKind)
        assert set(STATUSES_EXPLAINED) == set(ReferenceStatus)


def test_asks_the_database_as_often_for_many_references_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    keys = [f"paper-{number}" for number in range(12)]
    for key in keys:
        make_reference(key)
    for number in range(4):
        cite(*keys[number:])

    with django_assert_num_queries(5):
        page_at(client)
    with django_assert_num_queries(3):
        page_at(client, "/references/paper-11/")
