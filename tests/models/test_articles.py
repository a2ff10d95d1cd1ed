"""Articles: the draft, its rules in the database, and which articles readers can open."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from articles.models import Article, FormerAddress
from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_teach_back,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "taken"},
        {"kind": "poem"},
        {"kind": ""},
        {"review_interval_months": 0},
        {"review_interval_months": 37, "kind": "condition"},
        {"review_interval_months": 13, "kind": "drug"},
        {"review_interval_months": 13, "kind": "procedure"},
        {"review_interval_months": 13, "kind": "crisis"},
        {"withdrawn_at": NOON, "withdrawn_reason": ""},
    ],
    ids=str,
)
def test_the_database_refuses_an_article_that_breaks_a_rule(wrong):
    make_article(slug="taken")
    article = make_article()

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**wrong)


@pytest.mark.parametrize(
    "right",
    [
        {"review_interval_months": 36, "kind": "condition"},
        {"review_interval_months": 12, "kind": "crisis"},
        {"slug": "taken", "language": "de"},
        {"withdrawn_at": NOON, "withdrawn_reason": "Out of date."},
    ],
    ids=str,
)
def test_the_database_takes_an_article_that_keeps_the_rules(right):
    make_article(slug="taken")
    article = make_article()

    assert Article.objects.filter(pk=article.pk).update(**right) == 1


def test_a_form_is_told_how_often_a_medicine_is_reviewed():
    article = make_article(kind="condition", review_interval_months=24)
    article.kind = "drug"

    with pytest.raises(ValidationError, match="at least every 12 months"):
        article.full_clean()


def test_an_article_is_created_at_the_database_s_time_and_starts_at_version_one():
    article = Article.objects.get(pk=make_article().pk)

    assert article.created_at is not None
    assert article.lock_version == 1
    assert str(article) == article.title


def test_articles_are_in_circulation_from_their_first_edition_until_withdrawn():
    draft, withdrawn = make_article(), make_edition().article
    published = make_edition().article
    withdraw(withdrawn, by=make_publisher(), at=NOON, reason="Out of date.")

    assert list(Article.objects.in_circulation()) == [published]
    assert list(Article.objects.never_published()) == [draft]
    assert list(Article.objects.withdrawn()) == [withdrawn]


def test_articles_are_asked_for_by_language():
    make_article(language="en")
    german = make_article(language="de")

    assert list(Article.objects.in_language("de")) == [german]


def test_a_draft_saved_after_its_edition_is_known():
    article = make_edition(at=NOON).article
    untouched = make_edition(at=NOON).article
    for one, hours in ((article, 1), (untouched, -1)):
        Article.objects.filter(pk=one.pk).update(updated_at=NOON + timedelta(hours=hours))

    assert list(Article.objects.saved_since_edition()) == [article]


def test_a_draft_saved_between_two_editions_is_not_new():
    article = make_article()
    make_edition(article, at=NOON)
    make_edition(article, body="New.", at=NOON + timedelta(days=2))
    Article.objects.filter(pk=article.pk).update(updated_at=NOON + timedelta(days=1))

    assert list(Article.objects.saved_since_edition()) == []


def test_the_words_of_a_draft_are_its_own_with_its_questions_in_order():
    article = make_article(title=" Rest ", summary="For all.\r\n", body="\nRest.\r\n\r\nA day.\n")
    make_question(article, question="Second?", answer="2", order=2)
    make_question(article, question="First?", answer=" 1\n", order=1)

    assert article.written() == Manuscript(
        "en",
        "Rest",
        "For all.",
        "Rest.\n\nA day.",
        (QuestionText("First?", "1"), QuestionText("Second?", "2")),
    )


def test_what_a_draft_asks_back_is_part_of_its_words_in_order():
    article = make_article()
    make_teach_back(article, question="Second?", points="One", order=2)
    make_teach_back(article, question=" First? ", points="\r\n Rest \n\nDrink\nRest\n", order=1)

    assert article.written().teach_back == (
        TeachBackText("First?", ("Rest", "Drink")),
        TeachBackText("Second?", ("One",)),
    )


def test_a_changed_point_is_a_changed_text():
    article = make_article()
    asked = make_teach_back(article, points="Rest")
    before = article.manuscript().fingerprint()
    asked.points = "Rest a day"
    asked.save()

    assert Article.objects.get().manuscript().fingerprint() != before


def test_questions_of_one_place_stay_in_the_order_they_were_written():
    article = make_article()
    first, second = make_question(article, order=1), make_question(article, order=1)

    assert list(article.questions.all()) == [first, second]
    assert str(first) == first.question


def test_a_draft_s_manuscript_takes_five_queries(django_assert_num_queries):
    article = make_article(body="A text.[@nope] ![](image:nope)")
    make_question(article)
    make_teach_back(article)

    with django_assert_num_queries(5):
        article.manuscript()


def test_what_hangs_on_an_article_goes_with_it_and_what_leads_to_it_stays():
    article, other = make_article(topics=(make_topic(),)), make_article()
    make_question(article)
    FormerAddress.objects.create(article=article, language="en", slug="old")
    other.instead = article
    other.save()

    article.delete()

    other.refresh_from_db()
    assert other.instead is None
    assert not FormerAddress.objects.exists()


def test_an_article_that_was_translated_cannot_be_deleted():
    original = make_article()
    make_article(language="de", original=original)

    with pytest.raises(ProtectedError):
        original.delete()


def test_an_article_outlives_its_owner():
    owner = make_person()
    article = make_article(owner=owner)
    owner.delete()
    article.refresh_from_db()

    assert article.owner is None


def test_the_database_knows_each_former_address_once():
    article = make_article()
    address = FormerAddress.objects.create(article=article, language="en", slug="old")

    assert str(address) == "old"
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerAddress.objects.create(article=make_article(), language="en", slug="old")


def test_every_saved_draft_is_kept():
    article = make_article(body="One.")
    article.body = "Two."
    article.save()

    assert [record.body for record in article.history.all()] == ["Two.", "One."]


def test_topics_are_stored_once_per_article():
    topic = make_topic()
    article = make_article(topics=(topic, topic))
    connection.check_constraints()

    assert list(article.topics.all()) == [topic]
