"""One mail a day: what stands in it, who gets it, and what if the mail server does not answer."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from smtplib import SMTPException
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article, Autosave, DailyMail, Nature, NoticeVerdict, Reference
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from articles.workflow.judging_notices import NoticeByHand, enter_notice
from articles.workflow.mailing import Posted, send_daily
from articles.workflow.planning import take_due_steps
from tests.builders import (
    NOON,
    approve,
    make_article,
    make_clinic,
    make_edition,
    make_person_as,
    make_reference,
    make_reviewer,
)
from tests.reviewing import ask, ask_for_changes, saved_by
from tests.workflow.test_planning import TOMORROW, planned
from tests.writing import make_writer

pytestmark = pytest.mark.django_db

MORNING = datetime(2027, 10, 20, 6, tzinfo=UTC)
"""Two weeks before editions of `NOON` are due."""


class Unreliable(EmailBackend):
    """A mail server that does not take mails for one address."""

    def send_messages(self, messages: Any) -> int:
        if any("away@clinic.example" in message.to for message in messages):
            raise SMTPException("mailbox full")
        return super().send_messages(messages)


def ann(**changes: Any) -> Any:
    """Somebody who writes, with an address."""
    return make_writer(**{"first_name": "Ann", "email": "ann@clinic.example", **changes})


def due(owner: Any, **changes: Any) -> Article:
    """An article that is due in two weeks."""
    return make_edition(owner=owner, review_interval_months=12, **changes).article


def test_owners_are_told_what_is_due_soon_and_what_is_overdue():
    make_clinic(remind_days=30, name="Riverside & Co")
    owner = ann()
    due(owner, title="Your day & night")
    due(owner, title="Old ways", at=datetime(2026, 1, 1, 12, tzinfo=UTC))
    due(None, title="Nobody's")
    due(owner, title="Far away", at=datetime(2027, 9, 1, 12, tzinfo=UTC))

    assert send_daily(MORNING) == Posted(1, ())

    (letter,) = mail.outbox
    assert letter.to == ["ann@clinic.example"]
    assert letter.subject == "Waiting for you at the desk of Riverside & Co"
    assert "Good morning Ann," in letter.body
    assert "OVERDUE FOR REVIEW\n- Old ways, was due by 1 January 2027" in letter.body
    assert "DUE SOON\n- Your day & night, due by 2 November 2027" in letter.body
    assert "http://localhost:8000/admin/" in letter.body
    assert "Nobody's" not in letter.body
    assert "Far away" not in letter.body


def test_reviewers_are_told_what_they_are_asked():
    bea = make_reviewer(email="bea@clinic.example")
    ask(make_article(title="Your day"), reviewer=bea, due_on=MORNING.date())

    send_daily(MORNING)

    assert "REVIEW\n- Your day, wanted by 20 October 2027" in mail.outbox[0].body


def test_authors_are_told_that_changes_are_asked_for_until_they_have_made_some():
    author = ann()
    article = saved_by(author, make_article(title="Your day"), body="Rest.")
    ask_for_changes(article, at=timezone.now())
    send_daily(MORNING)
    assert "IN YOUR DRAFTS\n- Your day" in mail.outbox[0].body

    saved_by(author, article, body="Rest for a day.")
    send_daily(MORNING + timedelta(days=1))

    assert len(mail.outbox) == 1


def test_planners_are_told_what_was_not_done_as_planned():
    article = make_article(title="Your day")
    approve(article)
    step = planned(article)
    step.by.email = "carla@clinic.example"
    step.by.save()
    Article.objects.update(body="Rest for two days.")
    take_due_steps(TOMORROW)

    send_daily(TOMORROW)

    assert "NOT DONE AS PLANNED\n- Your day," in mail.outbox[0].body


def test_owners_are_told_of_sources_that_were_retracted_until_it_is_decided():
    owner = ann()
    make_reference("boldt-2009")
    make_reference("lee-2020")
    text = "Rest [@boldt-2009] and sleep [@lee-2020]."
    edition = make_edition(owner=owner, title="Your day", body=text)
    make_edition(owner=None, body="Rest [@boldt-2009].")
    Reference.objects.filter(key="boldt-2009").update(status="retracted")
    Reference.objects.filter(key="lee-2020").update(status="corrected")

    send_daily(NOON)

    assert "RETRACTED OR IN DOUBT\n- Your day: boldt-2009, Retracted\n\n" in mail.outbox[0].body

    said = NoticeByHand(Nature.RETRACTION, NOON.date())
    reference = Reference.objects.get(key="boldt-2009")
    notice = enter_notice(reference, said, by=make_person_as("Author"), at=NOON)
    ruling = Ruling(NoticeVerdict.STAYS, "It is told as history.")
    decide_on_notice(
        notice, edition.article, by=make_person_as("Publisher"), at=NOON, ruling=ruling
    )
    send_daily(NOON + timedelta(days=1))

    assert len(mail.outbox) == 1


def test_nobody_gets_two_mails_a_day_or_one_with_nothing_in_it():
    due(ann())
    make_writer(email="idle@clinic.example")

    send_daily(MORNING)
    assert send_daily(MORNING + timedelta(hours=9)) == Posted(0, ())
    send_daily(MORNING + timedelta(days=1))

    assert [letter.to for letter in mail.outbox] == [["ann@clinic.example"]] * 2


def test_nobody_without_an_address_or_who_has_left_gets_one():
    due(ann(email=""))
    due(ann(is_active=False))

    assert send_daily(MORNING) == Posted(0, ())
    assert not DailyMail.objects.exists()


def test_a_server_that_refuses_one_mail_does_not_stop_the_others_and_is_tried_again(
    settings: Settings,
):
    due(ann(name="away", email="away@clinic.example"))
    due(ann())
    settings.EMAIL_BACKEND = "tests.workflow.test_mailing.Unreliable"

    assert send_daily(MORNING) == Posted(1, ("away",))
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_daily(MORNING + timedelta(hours=1)) == Posted(1, ())

    assert [letter.to[0][:4] for letter in mail.outbox] == ["ann@", "away"]


def test_a_name_with_a_line_break_makes_no_header_of_its_own():
    make_clinic(name="Riverside\nBcc: all@clinic.example")
    due(ann())

    assert send_daily(MORNING) == Posted(1, ())
    assert "\n" not in mail.outbox[0].subject


def test_the_command_does_everything_and_says_what(settings: Settings):
    owner = ann(name="away", email="away@clinic.example")
    due(owner, at=timezone.now() - timedelta(days=360))
    old = timezone.now() - timedelta(days=31)
    Autosave.objects.create(person=owner, form=uuid4(), fields={}, kept_at=old)
    settings.EMAIL_BACKEND = "tests.workflow.test_mailing.Unreliable"
    out = StringIO()

    with pytest.raises(CommandError, match="No mail could be sent to away"):
        call_command("daily", stdout=out)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("daily", stdout=out)

    assert "Forms kept unsaved and forgotten now: 1." in out.getvalue()
    assert out.getvalue().endswith("Mails sent: 1.\n")
