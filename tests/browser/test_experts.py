"""An expert without an account, in a real browser: on a phone, by keyboard, without script."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, ExpertInvitation, Review
from tests.browser.test_desk_shell import barriers_on, sticks_out
from tests.builders import make_clinic, make_reviewer
from tests.inviting import link_of, make_invitation
from tests.whole_site import LIBRARY, NOON, load_library
from tests.writing import sit_down, step


@pytest.fixture
def invitation(transactional_db: None) -> ExpertInvitation:
    make_clinic()
    load_library(LIBRARY, at=NOON)
    article = Article.objects.get(slug="your-treatment-day")
    article.body += "\n\n## What else to bring\n\nA warm jumper."
    article.save()
    by = make_reviewer("anna", first_name="Anna", last_name="Field")
    question = (
        "Is it right that nobody drives before the next morning?\n\nThe leaflet says 24 hours."
    )
    return make_invitation(article, by=by, question=question)


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_for_an_expert_has_a_barrier(
    invitation: ExpertInvitation,
    open_page: Callable[..., Page],
    width: int,
    color_scheme: str,
):
    page = open_page(width=width, color_scheme=color_scheme)
    link, barriers = link_of(invitation), {}

    def look(kind: str) -> None:
        found = {"sticks out": [page.url]} if sticks_out(page) else {}
        barriers.update({kind: found | barriers_on(page)} if found or barriers_on(page) else {})

    page.goto(link)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    look("draft")
    page.get_by_role("button", name="Send your answer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("refused")
    ExpertInvitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page.get_by_label("What you want to say").fill("Rest for two days.")
    page.get_by_role("button", name="Send your answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This link has expired")
    look("expired, with what was typed")
    page.goto(link[:-9])
    look("cut in two")
    ExpertInvitation.objects.update(expires_at=timezone.now() + timedelta(days=9))
    sit_down(page, invitation.invited_by).goto(step(invitation.article, "experts"))
    look("desk")

    assert barriers == {}


def test_an_expert_answers_by_keyboard_alone_and_without_script(
    invitation: ExpertInvitation, open_page: Callable[..., Page]
):
    page = open_page(width=360, java_script_enabled=False)
    page.goto(link_of(invitation))
    page.get_by_text("on: A warm jumper.").locator("xpath=ancestor::summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("And shoes?")

    page.get_by_role("link", name="Go to your answer").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Something must change first")).to_be_checked()
    for words in ("Say from when.", "Dr Ada Byron", "Pharmacist"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: your answer is with us")
    review = Review.objects.get(invitation=invitation)
    assert (review.decision, review.comment) == ("changes", "Say from when.")
    assert [said.comment for said in review.comments.all()] == ["And shoes?"]
    assert review.who() == "Dr Ada Byron, Pharmacist"
    assert page.context.cookies() == []


def test_a_link_is_made_and_copied_at_the_desk(
    invitation: ExpertInvitation, open_page: Callable[..., Page]
):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    sit_down(page, invitation.invited_by).goto(step(invitation.article, "experts"))
    page.get_by_label("Who is invited").fill("Dr Ada Byron")
    page.get_by_role("button", name="Make the link").click()

    page.get_by_role("button", name="Copy the link for Dr Ada Byron").click()

    expect(page.get_by_text("Copied")).to_be_visible()
    made = ExpertInvitation.objects.first()
    assert made is not None
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"http://localhost:8000{link_of(made)}"
