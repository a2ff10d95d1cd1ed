"""The work list as plain values: what waits at the desk, why, how long, and where to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.functional import Promise
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
    "unchecked",
    "withdrawn",
    "settled",
    "taken-back",
]
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
    def unshown(self) -> int:
        """How many more there are than the list shows."""
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
        total = sum(1 if group.is_compact else group.total for group in self.waiting)
        words = ngettext(
            "%(count)s thing is waiting. First: %(first)s.",
            "%(count)s things are waiting. First: %(first)s.",
            total,
        )
        first = self.waiting[0].heading
        return words % {
            "count": capfirst(str(apnumber(total))),
            "first": first[:1].lower() + first[1:],
        }
