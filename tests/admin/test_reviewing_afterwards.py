"""After a decision: what stands on the form of the draft, on the publish page, in the history."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.workflow.reviewing import PassageComment
from tests.builders import NOON, approve, make_article, make_clinic, make_edition, make_reviewer
from tests.reviewing import ask, ask_for_changes, saved_by
from tests.writing import fields, form_of, make_writer, opened, step, words

pytestmark = pytest.mark.django_db

REASON = "Nobody else is here, and the old dose is dangerous."


@pytest.fixture
def anna():
    return make_writer("anna", may_publish=True, first_name="Anna", last_name="Bell")


@pytest.fixture
def desk(client: Client, anna) -> Client:
    """The desk of somebody who writes and publishes."""
    client.force_login(anna)
    return client


@pytest.fixture
def ben():
    return make_reviewer("ben", first_name="Ben", last_name="Ruiz")


def form(desk: Client, article) -> str:
    return words(desk.get(form_of(article)).content)


def publishing(desk: Client, article) -> str:
    return words(desk.get(step(article, "publish")).content)


def said(desk: Client, article, **changes: str) -> dict[str, str]:
    """What the publish page sends when it is filled in."""
    page = desk.get(step(article, "publish")).content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    return {"seen": seen, "note": "We say when to stop.", "kind": "minor"} | changes


def test_an_approval_stands_on_the_form_as_long_as_the_words_do(desk: Client, ben, anna):
    article = make_article(body="Take one tablet.\n\nRest.")
    approve(article, by=ben, at=timezone.now())

    assert "Approved by Ben Ruiz on" in form(desk, article)
    assert "It holds: the text is still these very words." in form(desk, article)
    saved_by(anna, article, review_interval_months=6)
    assert "It holds" in form(desk, article)
    saved_by(anna, article, body="Take two tablets.\n\nRest.")
    page = form(desk, article)
    assert "Changed since Ben Ruiz approved it" in page
    assert "removed: one tablet end of removed" in page
    assert "Ask Ben Ruiz again" in page
    assert "It holds" not in page


def test_asking_again_offers_the_same_reviewer(desk: Client, ben):
    article = make_article()

    page = desk.get(f"{step(article, 'review/ask')}?of={ben.pk}").content.decode()

    assert f'<option value="{ben.pk}" selected>' in page


def test_comments_stand_on_the_form_and_lead_to_their_lines(desk: Client, ben, anna):
    article = make_article(body="Take one tablet.\n\nDrink water.\n\nRest for a day.")
    comments = [
        PassageComment("body", "Take one tablet.", "Of what?", line=1),
        PassageComment("body", "Drink water.", "Why?", line=3),
        PassageComment("body", "Rest for a day.", "Only one?", line=5),
    ]
    ask_for_changes(article, by=ben, comment="Nearly.", comments=comments)
    saved_by(anna, article, body="New words here.\n\nTake one tablet.\n\nRest for two days.")

    page = desk.get(form_of(article)).content

    text = words(page)
    assert "Changes asked for by Ben Ruiz" in text
    assert "Nearly." in text
    assert '<a href="#id_body" data-line="3">Line 3</a>' in page.decode()
    assert "Drink water. Why? This passage is gone." in text.replace("“", "").replace("”", "")
    assert "Only one? This passage has changed since. Line 5" in text


def test_what_was_said_before_the_newest_edition_is_history(desk: Client, ben):
    article = make_article()
    ask_for_changes(article, by=ben, at=NOON - timedelta(days=1), comment="Say more.")
    make_edition(article, at=NOON)

    assert "Say more." not in form(desk, article)
    history = words(desk.get(step(article, "history")).content)
    assert "Changes asked for by Ben Ruiz Say more." in history
    assert "Approved by" in history


def test_the_publish_page_names_who_approved_and_when(desk: Client, ben):
    article = make_article()
    approve(article, by=ben)

    page = publishing(desk, article)

    assert "Approved by Ben Ruiz" in page
    assert "2 November 2026" in page
    assert "Publish edition 1" in page


def test_without_an_approval_it_says_what_to_do_and_offers_no_button(desk: Client, ben):
    article = make_article()
    ask(article, reviewer=ben, question="Is it so?")

    page = publishing(desk, article)

    assert "It waits for a second person" in page
    assert "Is it so?" in page
    assert "Ask somebody else, or take it back" in page
    assert "turns “four eyes” off in its profile" in page
    assert "Publish edition" not in page
    assert "against what stops it" not in page


def test_an_approval_that_has_lapsed_says_what_changed_since(desk: Client, ben, anna):
    article = make_article(body="Take one tablet.")
    approve(article, by=ben, at=timezone.now())
    saved_by(anna, article, body="Take two tablets.")

    page = publishing(desk, article)

    assert "Ben Ruiz approved it on" in page
    assert "added: two tablets" in page
    assert f"?of={ben.pk}" in desk.get(step(article, "publish")).content.decode()


def test_pressing_the_button_elsewhere_publishes_nothing_and_keeps_the_words(desk: Client):
    article = make_article()

    answer = desk.post(step(article, "publish"), {"note": "Better advice.", "kind": "minor"})

    page = words(answer.content)
    assert "Not published: nobody but its authors has approved this text." in page
    assert "Better advice." in page
    assert not Edition.objects.exists()


def test_a_clinic_of_one_publishes_and_is_told_what_readers_read(desk: Client):
    make_clinic(needs_four_eyes=False)
    article = make_article()

    assert "No second person has approved it" in publishing(desk, article)
    desk.post(step(article, "publish"), said(desk, article))
    assert Edition.objects.get().sign_off is None


def test_whoever_may_override_gives_a_reason_that_stays(desk: Client, anna):
    anna.user_permissions.add(Permission.objects.get(codename="override_checks"))
    article = make_article()

    page = publishing(desk, article)
    refused = desk.post(step(article, "publish"), said(desk, article, override=" "))
    desk.post(step(article, "publish"), said(desk, article, override=REASON))

    assert "Publish it against what stops it" in page
    assert 'id="id_override_error"' in refused.content.decode()
    assert "We say when to stop." in refused.content.decode()
    edition = Edition.objects.get()
    assert (edition.override_reason, edition.overridden) == (REASON, ["not_approved"])
    history = words(desk.get(step(article, "history")).content)
    assert f"A second person has approved this very text. {REASON}" in history


def test_a_reason_given_without_the_permission_passes_nothing(desk: Client):
    article = make_article()

    answer = desk.post(step(article, "publish"), said(desk, article, override=REASON))

    assert "Not published" in words(answer.content)
    assert not Edition.objects.exists()


def test_an_empty_text_is_not_published_for_any_reason(desk: Client, anna):
    anna.user_permissions.add(Permission.objects.get(codename="override_checks"))

    assert "against what stops it" not in publishing(desk, make_article(body=""))


def test_four_eyes_are_turned_off_in_the_profile(client: Client):
    chief = make_writer("chief")
    chief.user_permissions.add(Permission.objects.get(codename="change_clinicprofile"))
    client.force_login(chief)
    clinic = make_clinic()
    address = "/admin/articles/clinicprofile/1/change/"
    data = fields(client.get(address).content.decode(), form="clinicprofile_form")
    assert data.pop("needs_four_eyes")

    client.post(address, data)

    clinic.refresh_from_db()
    assert not clinic.needs_four_eyes


def test_whoever_may_only_read_sees_the_reviews(client: Client, ben):
    client.force_login(ben)
    article = make_article()
    ask_for_changes(article, by=make_reviewer(), comment="Say more.")

    page = form(client, article)

    assert "Say more." in page
    assert "Ask for a review…" not in page


def test_a_refused_save_shows_the_reviews_as_well(desk: Client, ben):
    article = make_article()
    ask_for_changes(article, by=ben, comment="Say more.")

    answer = desk.post(form_of(article), opened(desk, form_of(article)) | {"title": ""})

    assert "Say more." in words(answer.content)
