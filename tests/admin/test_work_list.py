from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.admin.waiting import work_list
from articles.models import Article
from articles.workflow.publishing import withdraw
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_starter_edition,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may do everything."""
    client.force_login(make_person("anna", is_superuser=True))
    return client


def shown(client: Client) -> str:
    """The work list as words alone, in one line."""
    page = client.get("/admin/")
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def group(client: Client, name: str) -> str:
    """The part of the page that one group takes up, "" if it is not there."""
    page = shown(client)
    start = page.find(f'aria-labelledby="{name}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def test_a_desk_with_nothing_to_do_says_so(desk: Client):
    make_clinic()

    assert "Nothing is waiting. Every page is within its date." in shown(desk)


def test_a_new_clinic_is_told_what_its_pages_say_instead(desk: Client):
    text = group(desk, "clinic")

    assert "headed “Your clinic”" in text
    assert "“your local emergency number”" in text
    assert "/admin/articles/clinicprofile/1/change/#id_region" in text
    assert "#id_phone" in text


def test_a_clinic_with_a_number_of_its_own_needs_no_region(desk: Client):
    make_clinic(region="", emergency_number="112")

    assert group(desk, "clinic") == ""


def test_a_draft_waits_to_be_published(desk: Client):
    article = make_article(title="Help for families", body="Six words stand in this draft.")
    text = group(desk, "drafts")

    assert "Help for families" in text
    assert "New. 6 words so far." in text
    assert "Changed <b>today</b>" in text
    assert f"/admin/articles/article/{article.pk}/change/" in text


def test_an_overdue_article_says_by_how_much(desk: Client):
    make_edition(title="Old ways", at=days_ago(400), review_interval_months=12)
    text = group(desk, "overdue")

    assert "Old ways" in text
    assert "days</b> late" in text
    assert group(desk, "due") == ""


def test_an_article_is_due_thirty_days_ahead_and_not_before(desk: Client):
    make_edition(title="Soon", at=days_ago(345), review_interval_months=12)
    make_edition(title="Later", at=days_ago(300), review_interval_months=12)
    text = group(desk, "due")

    assert "Soon" in text
    assert "Due in <b>" in text
    assert "Later" not in text


def test_an_article_that_is_due_today_says_so():
    edition = make_edition(title="Today")
    anna = make_person("anna", is_superuser=True)

    waiting = work_list(anna, clinic=make_clinic(), today=edition.review_due_on)

    assert [task.age for task in waiting.groups[0].tasks] == ["Due <b>today</b>"]


def test_a_draft_says_how_long_it_has_waited_and_that_it_is_empty(desk: Client):
    article = make_article(body="")
    Article.objects.filter(pk=article.pk).update(updated_at=days_ago(6))
    text = group(desk, "drafts")

    assert "New. Nothing written yet." in text
    assert "Changed <b>6 days</b> ago" in text


def test_an_article_is_not_due_when_it_is_withdrawn(desk: Client):
    article = make_edition(title="Old ways", at=days_ago(400)).article
    withdraw(article, by=make_publisher(), at=timezone.now(), reason="Overtaken.")

    assert group(desk, "overdue") == ""
    assert "Overtaken." in group(desk, "withdrawn")


def test_a_draft_that_differs_from_its_edition_waits(desk: Client):
    article = make_edition(title="Your visit").article
    article.body = "Rest for two days."
    article.save()
    text = group(desk, "changed")

    assert "Your visit" in text
    assert "The draft has changed since edition 1." in text
    assert f"/admin/articles/article/{article.pk}/publish/" in text


def test_an_answer_that_differs_from_its_edition_waits(desk: Client):
    article = make_edition(title="Your visit").article
    article.questions.create(question="May I eat?", answer="No.")
    article.save()

    assert "Your visit" in group(desk, "changed")


def test_a_draft_that_was_saved_without_a_change_does_not_wait(desk: Client):
    make_edition(title="Your visit").article.save()

    assert group(desk, "changed") == ""


def test_starter_texts_are_one_quiet_line_each(desk: Client):
    make_clinic()
    for number in range(8):
        make_starter_edition(title=f"Starter {number}")
    text = group(desk, "starter")

    assert text.count("<li>") == 8
    assert "button" not in text
    assert "One thing is waiting. First: starter texts." in shown(desk)


def test_a_starter_text_that_the_clinic_made_its_own_waits_no_longer(desk: Client):
    article = make_starter_edition(title="Starter").article
    make_edition(article, body="Our own words.")

    assert group(desk, "starter") == ""


def test_the_tally_counts_and_leads_to_each_group(desk: Client):
    make_clinic()
    make_article()
    make_article()
    page = shown(desk)

    assert '<a href="#drafts"><b>2</b> drafts</a>' in page


def test_a_long_group_says_how_many_more_there_are(desk: Client):
    for _ in range(15):
        make_article()
    text = group(desk, "drafts")

    assert text.count('class="task"') == 12
    assert "and 3 more" in text


def test_beyond_five_hundred_nobody_counts(desk: Client):
    Article.objects.bulk_create(
        Article(slug=f"draft-{number}", title="Draft") for number in range(501)
    )
    text = group(desk, "drafts")

    assert text.count('class="task"') == 12
    assert "and hundreds more" in text
    assert "/admin/articles/article/?state=never-published" in text
    assert "<b>More than 500</b> drafts" in shown(desk)
    assert "More than 500 things are waiting." in shown(desk)


def test_what_waits_is_for_those_who_may_see_it(client: Client):
    make_article(title="Help for families")
    client.force_login(make_person("bob"))

    assert "Help for families" not in shown(client)
    assert group(client, "clinic") == ""


def test_somebody_who_may_not_publish_is_led_to_the_draft(client: Client):
    article = make_edition(title="Your visit").article
    article.body = "Rest for two days."
    article.save()
    writer = make_person("bob")
    writer.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(writer)
    text = group(client, "changed")

    assert "Open<span" in text
    assert "/publish/" not in text


def test_somebody_who_writes_is_not_asked_to_set_up_the_clinic(client: Client):
    make_article(title="Help for families")
    writer = make_person("bob")
    writer.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(writer)

    assert "Help for families" in group(client, "drafts")
    assert group(client, "clinic") == ""


def test_titles_are_shown_as_they_were_typed(desk: Client):
    make_article(title="<script>alert(1)</script>")

    assert "<script>alert(1)" not in shown(desk)
    assert "&lt;script&gt;" in shown(desk)


def test_the_number_of_queries_does_not_grow_with_the_library(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    fill(times=1)
    with django_assert_num_queries(QUERIES):
        desk.get("/admin/")
    fill(times=4)
    with django_assert_num_queries(QUERIES):
        desk.get("/admin/")


QUERIES = 24


def fill(*, times: int) -> None:
    """One more of everything that can wait."""
    for _ in range(times):
        make_article()
        make_starter_edition()
        make_edition(at=days_ago(400))
        changed = make_edition(at=datetime(2026, 11, 2, tzinfo=UTC)).article
        changed.body = "Rest for two days."
        changed.save()
        gone = make_edition().article
        withdraw(gone, by=make_publisher(), at=timezone.now(), reason="Overtaken.")
