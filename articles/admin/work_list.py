"""The work list as plain values: what waits at the desk, why, how long, and where to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

GroupName = Literal[
    "clinic",
    "recalls",
    "publishers",
    "not-as-planned",
    "to-review",
    "answered",
    "overdue",
    "due",
    "changed",
    "drafts",
    "asked",
    "planned",
    "starter",
    "unfound",
    "unchecked",
    "withdrawn",
    "settled",
    "taken-back",
]
Row = TypeVar("Row")

MOST_COUNTED = 500
"""Beyond so many, nobody plans by the exact number, and a big site would take long to count."""

Tone = Literal["stop", "late", "plain", "quiet"]


@dataclass(frozen=True, slots=True)
class Task:
    """One line: what it is about, why it is here, how long, and the button to act.

    The button leads to `act_url`, or where the title leads if that is blank.
    """

    title: str
    url: str
    why: str | Promise = ""
    age: str = ""
    action: str = ""
    act_url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    name: GroupName
    tone: Tone
    heading: str
    explanation: str
    tally: str
    tasks: tuple[Task, ...]
    total: int
    rest_url: str = ""
    """Where the others are found; blank for the list of articles."""

    @property
    def is_many(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED

    @property
    def unshown(self) -> int:
        """How many more there are than the list shows, as far as they were counted."""
        return self.total - len(self.tasks)

    @property
    def is_compact(self) -> bool:
        """Whether its lines are links alone: work for a quiet week, not for today."""
        return self.name == "starter"


@dataclass(frozen=True, slots=True)
class WorkList:
    """Everything that waits, the most pressing first."""

    groups: tuple[Group, ...]

    @property
    def waiting(self) -> tuple[Group, ...]:
        """The groups that ask for something."""
        return tuple(group for group in self.groups if group.name not in ("planned", "withdrawn"))

    @property
    def sentence(self) -> str:
        """Say in a line how much is waiting, and what comes first."""
        if not self.waiting:
            return _("Nothing is waiting. Every page is within its date.")
        first = self.waiting[0].heading
        first = first[:1].lower() + first[1:]
        if any(group.is_many for group in self.waiting):
            return _("More than %(count)d things are waiting. First: %(first)s.") % {
                "count": MOST_COUNTED,
                "first": first,
            }
        total = sum(1 if group.is_compact else group.total for group in self.waiting)
        words = ngettext(
            "%(count)s thing is waiting. First: %(first)s.",
            "%(count)s things are waiting. First: %(first)s.",
            total,
        )
        return words % {"count": capfirst(str(apnumber(total))), "first": first}


def in_list(**asked: str) -> str:
    """Return the address of the list of articles, narrowed down."""
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(asked)}"


def first_and_total(rows: QuerySet[Any, Row], most: int) -> tuple[list[Row], int]:
    """Return the first rows, and how many there are, or one more than are counted.

    One query, and another only where there are more than are shown.
    """
    found = list(rows[: most + 1])
    total = len(found) if len(found) <= most else rows.order_by()[: MOST_COUNTED + 1].count()
    return found[:most], total


def tally(words: str, total: int) -> SafeString:
    """Put into words with a gap how many there are, as far as they were counted."""
    many = _("More than %(count)d") % {"count": MOST_COUNTED}
    return format_html(words, many if total > MOST_COUNTED else total)
