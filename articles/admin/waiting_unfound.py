"""What readers have lately begun to look for in vain: one line on the work list, not one for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import UnfoundWords

from .unfound_rows import RECENT
from .work_list import Group, Task

NEW_FOR = timedelta(days=14)
"""How long words are news; after that their own page holds them."""
MOST_NAMED = 3


def newly_unfound(languages: Sequence[str], today: date) -> Group:
    """Say what was searched for in vain that was not before: one query, nothing if nothing is new."""
    ours = UnfoundWords.objects.in_languages(languages).open().begun_after(today - NEW_FOR)
    new = list(ours.most_used_first(since=today - RECENT))
    count = len(new)
    return Group(
        name="unfound",
        tone="quiet",
        heading=_("Not found"),
        explanation=_("Words that readers searched for, and that led nowhere."),
        tally=format_html(ngettext("<b>{}</b> not found", "<b>{}</b> not found", count), count),
        tasks=(_task(new),) if new else (),
        total=min(count, 1),
    )


def _task(new: Sequence[UnfoundWords]) -> Task:
    named = [f"“{one.words}”" for one in new[:MOST_NAMED]]
    if more := len(new) - len(named):
        named.append(ngettext("%(more)d more", "%(more)d more", more) % {"more": more})
    return Task(
        title=_("What people could not find"),
        url=reverse("admin:unfound"),
        why=_("New in the last two weeks: %(words)s.") % {"words": get_text_list(named, _("and"))},
        action=_("Look"),
    )
