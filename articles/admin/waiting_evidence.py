"""What publishers said of sources and what follows for articles: what waits, and for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import (
    Article,
    Nature,
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    ReferenceStatus,
    RetractionCheck,
    Uses,
    leading_notices,
    reference_uses,
)

from .work_list import Group, GroupName, Task

MOST_SHOWN = 12
MOST_NAMED = 3
LATE_AFTER = timedelta(days=35)
"""The data set is compared every week by the daily command; so late somebody is told."""


@dataclass(frozen=True, slots=True)
class Open:
    """A notice, the articles for which nobody has decided, and those it is to be taken out of."""

    notice: PublisherNotice
    undecided: tuple[Article, ...]
    to_take_out: tuple[Article, ...]

    @property
    def is_settled(self) -> bool:
        return not (self.undecided or self.to_take_out)


def said_by_publishers() -> Group:
    """Gather the notices that ask for a decision, and the matches that ask for an eye.

    Seven queries at most; two where no publisher has said anything.
    """
    waiting = [one for one in _opened() if not one.is_settled]
    tasks = [*map(_open_task, waiting), *map(_judge_task, _to_judge())]
    is_grave = any(one.notice.nature != Nature.CORRECTION for one in waiting)
    count = len(tasks)
    return Group(
        name="publishers",
        tone="stop" if is_grave else "plain",
        heading=_("What publishers said"),
        explanation=_("Sources that were retracted, doubted or corrected after we cited them."),
        tally=format_html(
            ngettext("<b>{}</b> source in question", "<b>{}</b> sources in question", count), count
        ),
        tasks=tuple(tasks[:MOST_SHOWN]),
        total=count,
        rest_url=reverse("admin:notices"),
    )


def notices_in_order() -> tuple[Group, ...]:
    """Return every notice for a page of its own: what waits, what is settled, what is gone."""
    opened = list(_opened())
    waiting = [*map(_open_task, (one for one in opened if not one.is_settled))]
    settled = tuple(_settled_task(one) for one in opened if one.is_settled)
    gone = PublisherNotice.objects.filter(gone_at__isnull=False).select_related("reference")
    groups = (
        _listed(
            "publishers",
            _("To decide"),
            _("Until somebody has, these articles are not published again."),
            [*waiting, *map(_judge_task, _to_judge())],
        ),
        _listed(
            "settled",
            _("Settled"),
            _("Decided for every article that cites the source, or cited nowhere."),
            settled,
        ),
        _listed(
            "taken-back",
            _("Taken back"),
            _("Nothing rests on these any more. What was decided stays on record."),
            [_gone_task(notice) for notice in gone],
        ),
    )
    return tuple(group for group in groups if group.tasks)


def _opened() -> Iterator[Open]:
    """Yield each notice that counts with what is open, the gravest first, then the newest."""
    leading = leading_notices()
    if not leading:
        return
    uses = reference_uses(leading.keys())
    decided = _verdicts(leading.values())

    def place(notice: PublisherNotice) -> tuple[int, float]:
        return -ReferenceStatus(notice.reference.status).gravity, -notice.found_at.timestamp()

    for notice in sorted(leading.values(), key=place):
        yield _open(notice, uses[notice.reference.key], decided)


def _open(notice: PublisherNotice, uses: Uses, decided: Mapping[tuple[int, int], str]) -> Open:
    citing = {article.pk: article for article in (*uses.published, *uses.drafts)}
    verdicts = {pk: decided.get((notice.pk, pk), "") for pk in citing}
    return Open(
        notice=notice,
        undecided=tuple(citing[pk] for pk, verdict in verdicts.items() if not verdict),
        to_take_out=tuple(
            citing[pk] for pk, verdict in verdicts.items() if verdict == NoticeVerdict.GOES
        ),
    )


def _verdicts(notices: Collection[PublisherNotice]) -> dict[tuple[int, int], str]:
    """Return the newest verdict about each notice for each article."""
    rows = NoticeDecision.objects.filter(notice__in=notices).order_by("at", "pk")
    found = rows.values_list("notice", "article", "verdict")
    return {(notice, article): verdict for notice, article, verdict in found}


def _to_judge() -> list[PublisherNotice]:
    return list(PublisherNotice.objects.to_judge().select_related("reference"))


def _open_task(one: Open) -> Task:
    said = _said(one.notice)
    if one.undecided:
        words = _("%(said)s Cited in %(articles)s: nobody has decided yet.")
        articles = one.undecided
    else:
        words = _("%(said)s What rests on it is to come out of %(articles)s.")
        articles = one.to_take_out
    return _task(
        one.notice,
        why=words % {"said": said, "articles": _titles(articles)},
        action=_("Decide…") if one.undecided else _("Open"),
    )


def _judge_task(notice: PublisherNotice) -> Task:
    words = _("%(said)s Only the title is the same: is it this paper?")
    return _task(notice, why=words % {"said": _said(notice)}, action=_("Compare…"))


def _settled_task(one: Open) -> Task:
    return _task(one.notice, why=_said(one.notice), action=_("Open"))


def _gone_task(notice: PublisherNotice) -> Task:
    return _task(notice, why=_said(notice), action=_("Open"))


def _task(notice: PublisherNotice, *, why: str, action: str) -> Task:
    found_on = date_format(localdate(notice.gone_at or notice.found_at))
    return Task(
        title=notice.reference.title or notice.reference.key,
        url=reverse("admin:notice", args=[notice.pk]),
        why=why,
        age=format_html(_("Since <b>{}</b>"), found_on),
        action=action,
    )


def _said(notice: PublisherNotice) -> str:
    """Return what a notice is, and of which day."""
    if not notice.noticed_on:
        return _("%(nature)s.") % {"nature": notice.get_nature_display()}
    return _("%(nature)s of %(date)s.") % {
        "nature": notice.get_nature_display(),
        "date": date_format(notice.noticed_on),
    }


def _titles(articles: Sequence[Article]) -> str:
    """Return a few titles and how many more there are: the notice's page shows them all."""
    named = [f"“{article.title}”" for article in articles[:MOST_NAMED]]
    if more := len(articles) - len(named):
        named.append(ngettext("%(more)d more", "%(more)d more", more) % {"more": more})
    return get_text_list(named, _("and"))


def _listed(name: GroupName, heading: str, explanation: str, tasks: Sequence[Task]) -> Group:
    return Group(
        name=name,
        tone="stop" if name == "publishers" else "quiet",
        heading=heading,
        explanation=explanation,
        tally="",
        tasks=tuple(tasks),
        total=len(tasks),
    )


def unchecked(today: date) -> Group:
    """Return a quiet word where the check is expected, and has not been run for too long.

    A clinic that never set it up, nor ran it, is not reminded of what it does not know: setting
    the address of the data set, or one run, is how it says that it wants to know.
    """
    last = RetractionCheck.objects.first()
    is_expected = bool(last or settings.RETRACTION_DATA) and Reference.objects.exists()
    is_late = is_expected and (last is None or today - localdate(last.at) > LATE_AFTER)
    tasks = (_check_task(last, today),) if is_late else ()
    return Group(
        name="unchecked",
        tone="quiet",
        heading=_("Look for retractions"),
        explanation=_("The references are compared with the data set of retractions."),
        tally=_("Retractions not looked for lately"),
        tasks=tasks,
        total=len(tasks),
    )


def _check_task(last: RetractionCheck | None, today: date) -> Task:
    if last is None:
        why = _(
            "Set up, but not done yet. Ask whoever runs the server to look at the daily command."
        )
        age = ""
    else:
        days = (today - localdate(last.at)).days
        why = _("The daily command does it every week. Ask whoever runs the server why it was not.")
        age = format_html(ngettext("<b>{} day</b> ago", "<b>{} days</b> ago", days), days)
    return Task(
        title=_("The references have not been compared lately"),
        url=reverse("admin:notices"),
        why=why,
        age=age,
        action=_("Open"),
    )
