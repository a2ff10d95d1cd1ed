"""Reviewed, no change needed, at the desk: one page, one press."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, Renewal
from tests.builders import make_article, make_clinic, make_edition, make_reviewer
from tests.writing import form_of, make_writer, step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> Any:
    """A reviewer with a name."""
    return make_reviewer("bea", first_name="Bea", last_name="Brown")


@pytest.fixture
def desk(client: Client, bea: Any) -> Client:
    """The desk of that reviewer."""
    client.force_login(bea)
    return client


def late_edition(**changes: Any) -> Edition:
    """An edition whose review was due more than a month ago."""
    return make_edition(at=timezone.now() - timedelta(days=400), **changes)


def test_it_says_until_when_and_what_readers_will_be_told(desk: Client):
    edition = late_edition(review_interval_months=12)

    page = words(desk.get(step(edition.article, "renew")).content)

    assert "Its review was due by" in page
    assert "by Bea Brown: nothing had to change." in page
    assert "Read it as patients do" in page
    assert not Renewal.objects.exists()


def test_one_press_renews_and_leads_back_to_the_draft(desk: Client):
    edition = late_edition()

    answer = desk.post(step(edition.article, "renew"), {"note": "Guideline read."}, follow=True)

    assert answer.redirect_chain[-1][0] == form_of(edition.article)
    assert "Reviewed again. Readers are told so" in words(answer.content)
    renewal = Renewal.objects.get()
    assert (renewal.note, renewal.reviewed_by.get_username()) == ("Guideline read.", "bea")


def test_pressed_again_it_says_that_nothing_is_to_be_done(desk: Client):
    edition = late_edition()
    desk.post(step(edition.article, "renew"))

    answer = desk.post(step(edition.article, "renew"), follow=True)

    assert "Nothing to do: readers are told" in words(answer.content)
    assert Renewal.objects.count() == 1


def test_what_cannot_be_renewed_says_why_and_offers_no_button(desk: Client):
    edition = late_edition()
    Article.objects.update(body="Rest for two days.")

    for page in (
        desk.get(step(edition.article, "renew")),
        desk.post(step(edition.article, "renew")),
    ):
        assert "somebody means to change it" in words(page.content)
        assert "Reviewed, no change needed" not in words(page.content)
    assert not Renewal.objects.exists()


def test_somebody_who_may_not_review_is_refused(client: Client):
    edition = late_edition()
    client.force_login(make_writer("dora"))

    answer = client.post(step(edition.article, "renew"))

    assert answer.status_code == 403
    assert "accounts that may review articles" in words(answer.content)
    assert not Renewal.objects.exists()


def test_what_was_never_published_has_nothing_to_renew(desk: Client):
    answer = desk.get(step(make_article(), "renew"), follow=True)

    assert "there is nothing to review again" in words(answer.content)


def test_the_work_list_leads_there_and_the_renewed_wait_no_longer(desk: Client):
    make_clinic()
    edition = late_edition(title="Old ways")
    address = step(edition.article, "renew")

    assert f'href="{address}"' in desk.get("/admin/").content.decode()
    desk.post(address)

    assert "Old ways" not in desk.get("/admin/").content.decode()


def test_the_list_of_articles_and_of_editions_show_the_new_day(client: Client, bea: Any):
    edition = late_edition(title="Old ways", review_interval_months=12)
    bea.is_superuser = True
    bea.save()
    client.force_login(bea)
    client.post(step(edition.article, "renew"), {"note": "Guideline read."})
    due = f"{Renewal.objects.get().review_due_on:%-d %B %Y}"

    assert due in client.get("/admin/articles/article/").content.decode()
    assert "Old ways" not in client.get("/admin/articles/article/?review=overdue").content.decode()
    assert due in client.get("/admin/articles/edition/").content.decode()
    about = words(client.get(f"/admin/articles/edition/{edition.pk}/change/").content)
    assert "Bea Brown" in about
    assert "Guideline read." in about


def test_the_form_of_a_published_article_leads_there(client: Client):
    edition = late_edition()
    writer = make_writer("ann", may_publish=True, is_superuser=True)
    client.force_login(writer)
    link = f'href="{step(edition.article, "renew")}"'

    assert link in client.get(form_of(edition.article)).content.decode()
    Article.objects.update(body="Rest for two days.")
    assert link not in client.get(form_of(edition.article)).content.decode()
