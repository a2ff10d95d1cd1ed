"""Reviews at the desk: what this person is asked, what they asked others, what has come back."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Decision, Review, ReviewRequest
from articles.workflow.permissions import Person, may_publish
from articles.workflow.review_requests import answers_for, requests_by, requests_to

from .article_pages import name_of
from .work_list import Group, Task

MOST_SHOWN = 12
LONGEST_QUOTED = 160


def to_review(person: Person, today: date) -> Group:
    """Gather what this person is asked to review."""
    asked = requests_to(person)
    return Group(
        name="to-review",
        tone="late" if any(_is_late(request, today) for request in asked) else "plain",
        heading=_("To review"),
        explanation=_("Colleagues wait for your eyes on these texts."),
        tally=format_html(
            ngettext("<b>{}</b> to review", "<b>{}</b> to review", len(asked)), len(asked)
        ),
        tasks=tuple(_to_review(request, today) for request in asked[:MOST_SHOWN]),
        total=len(asked),
    )


def asked_for(person: Person, today: date) -> Group:
    """Gather what this person has asked others to review."""
    asked = requests_by(person)
    return Group(
        name="asked",
        tone="quiet",
        heading=_("You asked"),
        explanation=_("Reviews that nobody has given yet."),
        tally=format_html(ngettext("<b>{}</b> asked", "<b>{}</b> asked", len(asked)), len(asked)),
        tasks=tuple(_asked(request, today) for request in asked[:MOST_SHOWN]),
        total=len(asked),
    )


def answered(person: Person, today: date) -> Group:
    """Gather the answers with which this person should go on."""
    answers = answers_for(person)
    return Group(
        name="answered",
        tone="plain",
        heading=_("Reviews that came back"),
        explanation=_("Nothing was saved or published since."),
        tally=format_html(
            ngettext("<b>{}</b> answered", "<b>{}</b> answered", len(answers)), len(answers)
        ),
        tasks=tuple(_answered(review, person, today) for review in answers[:MOST_SHOWN]),
        total=len(answers),
    )


def _answered(review: Review, person: Person, today: date) -> Task:
    who = name_of(review.reviewer) if review.reviewer else review.who()
    is_approved = review.decision == Decision.APPROVED
    said = _("%(name)s approved it.") if is_approved else _("%(name)s asks for changes.")
    publish = is_approved and may_publish(person)
    step = "publish" if publish else "change"
    return Task(
        title=review.article.title,
        url=reverse("admin:articles_article_change", args=[review.article_id]),
        why=" ".join(filter(None, [said % {"name": who}, _quoted(review.comment)])),
        age=_answered_ago((today - localdate(review.decided_at)).days),
        action=_("Publish…") if publish else _("Open"),
        act_url=reverse(f"admin:articles_article_{step}", args=[review.article_id]),
    )


def _to_review(request: ReviewRequest, today: date) -> Task:
    asked = _("%(name)s asks for your review.")
    if request.reviewer_id is None:
        asked = _("%(name)s asks anybody for a review.")
    words = [asked % {"name": name_of(request.asked_by)}, _quoted(request.question)]
    return Task(
        title=request.article.title,
        url=reverse("admin:articles_article_review", args=[request.article_id]),
        why=" ".join(filter(None, words)),
        age=_age(request, today),
        action=_("Review"),
    )


def _asked(request: ReviewRequest, today: date) -> Task:
    asked = (
        _("%(name)s has not answered yet.") % {"name": name_of(request.reviewer)}
        if request.reviewer
        else _("Anybody may review it; nobody has yet.")
    )
    return Task(
        title=request.article.title,
        url=reverse("admin:articles_article_change", args=[request.article_id]),
        why=" ".join(filter(None, [asked, _quoted(request.question)])),
        age=_age(request, today),
        action=_("Change"),
        act_url=reverse("admin:articles_article_ask", args=[request.article_id]),
    )


def _quoted(said: str) -> str:
    """Return what somebody wrote in its own quotation marks; the whole of it is on the page."""
    words = " ".join(said.split())
    if len(words) > LONGEST_QUOTED:
        words = f"{words[:LONGEST_QUOTED]}…"
    return _("“%(question)s”") % {"question": words} if words else ""


def _is_late(request: ReviewRequest, today: date) -> bool:
    return request.due_on is not None and request.due_on < today


def _age(request: ReviewRequest, today: date) -> str:
    """Say how pressing it is if there is a day, and else how long it has been waiting."""
    if request.due_on is None:
        return _asked_ago((today - localdate(request.asked_at)).days)
    days = (request.due_on - today).days
    if days < 0:
        late = ngettext("<b>{} day</b> late", "<b>{} days</b> late", -days)
        pressing = format_html(late, -days)
    elif days == 0:
        pressing = format_html(_("Wanted <b>{}</b>"), _("today"))
    else:
        day = date_format(request.due_on, "MONTH_DAY_FORMAT")
        pressing = format_html(_("Wanted by <b>{}</b>"), day)
    asked_on = date_format(localdate(request.asked_at), "MONTH_DAY_FORMAT")
    return format_html(_("{}, asked on {}"), pressing, asked_on)


def _asked_ago(days: int) -> str:
    if days < 1:
        return format_html(_("Asked <b>{}</b>"), _("today"))
    return format_html(ngettext("Asked <b>{} day</b> ago", "Asked <b>{} days</b> ago", days), days)


def _answered_ago(days: int) -> str:
    if days < 1:
        return format_html(_("Answered <b>{}</b>"), _("today"))
    words = ngettext("Answered <b>{} day</b> ago", "Answered <b>{} days</b> ago", days)
    return format_html(words, days)
