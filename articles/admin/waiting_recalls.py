"""Recalls that wait at the desk: sheets that no longer hold and that nobody has put aside."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import PrintedSheet

from .work_list import Group, Task

MOST_SHOWN = 12


def open_recalls() -> Group:
    """Gather the editions whose sheets some desk has not put aside. One query."""
    rows = PrintedSheet.objects.called_back().not_put_aside().by_desk()
    titled = rows.annotate(title=F("edition__title"), number=F("edition__number"))
    tasks = [_task(list(desks)) for _edition, desks in groupby(titled, itemgetter("edition"))]
    return Group(
        name="recalls",
        tone="stop",
        heading=_("Recall"),
        explanation=_("Sheets that no longer hold may lie where they were printed."),
        tally=format_html(
            ngettext("<b>{}</b> recall open", "<b>{}</b> recalls open", len(tasks)), len(tasks)
        ),
        tasks=tuple(tasks[:MOST_SHOWN]),
        total=len(tasks),
        rest_url=reverse("admin:recall"),
    )


def _task(desks: list[dict[str, Any]]) -> Task:
    """Return the task about one edition, from its rows by desk: at least one."""
    total = sum(row["sheets"] for row in desks)
    words = ngettext(
        "Recall open: %(sheets)d sheet of edition %(number)d left %(desks)s.",
        "Recall open: %(sheets)d sheets of edition %(number)d left %(desks)s.",
        total,
    )
    names = get_text_list([row["receipt__desk__name"] for row in desks], _("and"))
    return Task(
        title=desks[0]["title"],
        url=reverse("admin:recall_edition", args=[desks[0]["edition"]]),
        why=words % {"sheets": total, "number": desks[0]["number"], "desks": names},
        action=_("Call back"),
    )
