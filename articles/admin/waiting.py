"""What waits at the desk: the rows that ask for somebody's attention, put into words."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, ClinicProfile, Edition
from articles.workflow.permissions import Person, may_publish, may_recall
from articles.workflow.standing import State, standings

from .unfound_rows import languages_read_by
from .waiting_due import dated
from .waiting_evidence import said_by_publishers, unchecked
from .waiting_planned import planned
from .waiting_recalls import open_recalls
from .waiting_reviews import answered, asked_for, to_review
from .waiting_unfound import newly_unfound
from .work_list import Group, Task, WorkList, first_and_total, in_list, tally

MOST_SHOWN = 12
MOST_LINKS = 60
# Each of these is read and compared with its edition, so their number is kept small.
MOST_COMPARED = 40


def work_list(person: Person, *, clinic: ClinicProfile, today: date) -> WorkList:
    """Gather what waits for this person. The number of queries does not grow with the library."""
    groups: list[Group] = []
    if person.has_perm("articles.change_clinicprofile"):
        groups.append(_clinic(clinic))
    if may_recall(person):
        groups.append(open_recalls())
    sees_notices = person.has_perm("articles.view_publishernotice")
    if sees_notices:
        groups.append(said_by_publishers())
    if person.has_perm("articles.view_article"):
        late_plans, coming_plans = planned(person)
        groups += [
            late_plans,
            to_review(person, today),
            answered(person, today),
            *dated(person, clinic=clinic, today=today),
            _changed(person, today),
            _drafts(today),
            asked_for(person, today),
            coming_plans,
            _starter_texts(),
            _withdrawn(),
        ]
    if languages := languages_read_by(person):
        groups.append(newly_unfound(languages, today))
    if sees_notices:
        groups.append(unchecked(today))
    return WorkList(tuple(group for group in groups if group.tasks))


def _clinic(clinic: ClinicProfile) -> Group:
    words = {
        "name": (
            _("Name of the clinic"),
            _("Pages and sheets are headed “%(name)s”.") % {"name": clinic.name},
        ),
        "region": (
            _("Emergency number"),
            _("Pages say “your local emergency number” where the number itself should stand."),
        ),
        "phone": (
            _("Telephone"),
            _("Pages say “your clinic's telephone number” where your number should stand."),
        ),
    }
    form = reverse("admin:articles_clinicprofile_change", args=[1])
    gaps = clinic.gaps()
    return Group(
        name="clinic",
        tone="stop",
        heading=_("Set up your clinic"),
        explanation=_("Readers in danger need a number, not a description of one."),
        tally=tally(ngettext("<b>{}</b> to set up", "<b>{}</b> to set up", len(gaps)), len(gaps)),
        tasks=tuple(
            Task(
                title=words[gap][0], url=f"{form}#id_{gap}", why=words[gap][1], action=_("Fill in")
            )
            for gap in gaps
        ),
        total=len(gaps),
    )


def _changed(person: Person, today: date) -> Group:
    saved = Article.objects.saved_since_edition().order_by("-waiting__saved_at")[:MOST_COMPARED]
    articles = list(saved)
    found = standings(articles)
    changed = [article for article in articles if found[article.pk].state == State.CHANGED]
    tasks = [
        Task(
            title=article.title,
            url=_form(article.pk),
            why=_("The draft has changed since edition %(number)s. Readers still see the edition.")
            % {"number": edition.number},
            age=_changed_ago(article.updated_at, today),
            **_publishing(person, article),
        )
        for article in changed[:MOST_SHOWN]
        if (edition := found[article.pk].edition)
    ]
    return Group(
        name="changed",
        tone="plain",
        heading=_("Changed since published"),
        explanation=_("Readers do not see these changes yet."),
        tally=tally(ngettext("<b>{}</b> changed", "<b>{}</b> changed", len(changed)), len(changed)),
        tasks=tuple(tasks),
        total=len(changed),
    )


def _publishing(person: Person, article: Article) -> dict[str, str]:
    """Return the button of a changed draft: straight to publishing for those who may."""
    if not may_publish(person):
        return {"action": _("Open")}
    address = reverse("admin:articles_article_publish", args=[article.pk])
    return {"action": _("Publish…"), "act_url": address}


def _drafts(today: date) -> Group:
    new = Article.objects.never_published().order_by("-waiting__saved_at")
    drafts, total = first_and_total(new, MOST_SHOWN)
    tasks = tuple(
        Task(
            title=draft.title,
            url=_form(draft.pk),
            why=_draft_so_far(len(draft.body.split())),
            age=_changed_ago(draft.updated_at, today),
            action=_("Continue"),
        )
        for draft in drafts
    )
    return Group(
        name="drafts",
        tone="quiet",
        heading=_("Drafts"),
        explanation=_("Never published, so not seen by readers."),
        tally=tally(ngettext("<b>{}</b> draft", "<b>{}</b> drafts", total), total),
        tasks=tasks,
        total=total,
        rest_url=in_list(state=State.NEVER_PUBLISHED),
    )


def _draft_so_far(words: int) -> str:
    if not words:
        return _("New. Nothing written yet.")
    return ngettext("New. %(words)d word so far.", "New. %(words)d words so far.", words) % {
        "words": words
    }


def _starter_texts() -> Group:
    starters = Edition.objects.starter_texts().order_by("title")
    editions, total = first_and_total(starters.only("article", "title"), MOST_LINKS)
    return Group(
        name="starter",
        tone="quiet",
        heading=_("Starter texts"),
        explanation=_("Their pages say: not yet reviewed by this clinic."),
        tally=tally(ngettext("<b>{}</b> starter text", "<b>{}</b> starter texts", total), total),
        tasks=tuple(
            Task(title=edition.title, url=_form(edition.article_id)) for edition in editions
        ),
        total=total,
    )


def _withdrawn() -> Group:
    withdrawn = Article.objects.withdrawn().order_by("-withdrawn_at").defer("body")
    articles, total = first_and_total(withdrawn, MOST_SHOWN)
    tasks = tuple(
        Task(
            title=article.title,
            url=_form(article.pk),
            why=article.withdrawn_reason,
            age=format_html(_("Since <b>{}</b>"), date_format(localdate(article.withdrawn_at))),
            action=_("Open"),
        )
        for article in articles
    )
    return Group(
        name="withdrawn",
        tone="quiet",
        heading=_("Withdrawn"),
        explanation=_("Their pages tell readers why, and what to read instead."),
        tally="",
        tasks=tasks,
        total=total,
        rest_url=in_list(state=State.WITHDRAWN),
    )


def _form(pk: int) -> str:
    return reverse("admin:articles_article_change", args=[pk])


def _changed_ago(moment: datetime, today: date) -> str:
    days = (today - localdate(moment)).days
    if days < 1:
        return format_html(_("Changed <b>{}</b>"), _("today"))
    return _days(ngettext("Changed <b>{} day</b> ago", "Changed <b>{} days</b> ago", days), days)


def _days(sentence: str, days: int) -> str:
    return format_html(sentence, days)
