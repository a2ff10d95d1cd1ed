"""What each statement of a draft rests on, at the desk."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, EvidenceKind, Reference, ReferenceStatus
from tests.builders import make_article, make_clinic, make_person, make_question, make_reference

pytestmark = pytest.mark.django_db

BODY = "Rest eases pain.[@review-2019]\n\nHeat eases pain.\n\nCold helped 3 in 10.[@survey-2016]"


@pytest.fixture
def article() -> Article:
    make_clinic()
    make_reference("review-2019", evidence_kind=EvidenceKind.SYSTEMATIC_REVIEW)
    make_reference("survey-2016")
    return make_article(title="Your day", body=BODY)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_person(is_superuser=True))
    return client


def page_of(desk: Client, article: Article, query: str = "") -> str:
    address = reverse("admin:articles_article_evidence", args=[article.pk])
    response = desk.get(f"{address}{query}")
    assert response.status_code == 200
    return response.content.decode()


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page)).split())


def test_lists_each_statement_with_its_sources_their_kind_and_their_age(
    desk: Client, article: Article
):
    words = words_of(page_of(desk, article))

    assert "Rest eases pain. Effect Line 1 Systematic review Smith 2020" in words
    assert re.search(r"Smith 2020 , \d+ years? old", words)
    assert "Cold helped 3 in 10. Figure, Effect Line 5 Other Smith 2020" in words


def test_a_statement_without_a_source_stands_out_and_counts(desk: Client, article: Article):
    page = page_of(desk, article)

    assert "Heat eases pain. Effect Line 3 No source" in words_of(page)
    assert "Statements 3 With a source 2 Without a source 1" in words_of(page)
    assert page.count('class="statement stands-out"') == 1


def test_a_statement_leads_to_its_line_in_the_form(desk: Client, article: Article):
    make_question(article, question="Does it last?", answer="Yes.\n\nIt lasts 2 hours.")

    page = html.unescape(page_of(desk, article))

    form = reverse("admin:articles_article_change", args=[article.pk])
    assert f'<a href="{form}?line=3#id_body">Line 3</a>' in page
    assert f'<a href="{form}?line=3#id_questions-0-answer">Question 1, line 3</a>' in page


def test_the_list_can_be_narrowed_to_what_has_no_source(desk: Client, article: Article):
    words = words_of(page_of(desk, article, "?show=unsupported"))

    assert "Heat eases pain." in words
    assert "Rest eases pain." not in words


def test_what_rests_on_a_retracted_paper_alone_counts_as_shaken(desk: Client, article: Article):
    Reference.objects.filter(key="review-2019").update(status=ReferenceStatus.RETRACTED)

    words = words_of(page_of(desk, article, "?show=unsupported"))

    assert "Rest eases pain. Effect Line 1 Systematic review Smith 2020" in words
    assert "Retracted. The publisher has withdrawn it." in words
    assert "On withdrawn or doubted sources alone 1" in words


def test_the_list_can_begin_with_the_weakest(desk: Client, article: Article):
    words = words_of(page_of(desk, article, "?show=weakest"))

    places = [words.index(one) for one in ("Heat eases", "Cold helped", "Rest eases")]
    assert places == sorted(places)


def test_an_unknown_choice_shows_all(desk: Client, article: Article):
    assert "Rest eases pain." in words_of(page_of(desk, article, "?show=nothing"))


def test_a_draft_that_states_nothing_says_so(desk: Client):
    assert "states no figure and no effect" in words_of(page_of(desk, make_article(body="Rest.")))


def test_says_when_every_statement_has_a_source(desk: Client, article: Article):
    article.body = "Rest eases pain.[@review-2019]"
    article.save()

    assert "Every statement has a source" in words_of(page_of(desk, article, "?show=unsupported"))


def test_where_sentences_cannot_be_told_apart_those_with_a_source_are_listed(
    desk: Client, article: Article
):
    arabic = make_article(language="ar", body="الراحة تخفف الألم.[@review-2019] اتصل بنا.")

    words = words_of(page_of(desk, arabic))

    assert "الراحة تخفف الألم." in words
    assert "اتصل بنا." not in words
    assert "For this language you see those that name a source." in words


def test_the_form_and_the_review_lead_to_it(desk: Client, article: Article):
    address = reverse("admin:articles_article_evidence", args=[article.pk])

    for name in ("change", "review"):
        page = desk.get(reverse(f"admin:articles_article_{name}", args=[article.pk]))
        assert f'href="{address}"' in page.content.decode()


def test_who_may_not_see_articles_does_not_see_it(client: Client, article: Article):
    client.force_login(make_person(is_staff=True))

    address = reverse("admin:articles_article_evidence", args=[article.pk])
    assert client.get(address).status_code == 403
