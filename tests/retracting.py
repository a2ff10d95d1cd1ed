"""What publishers say of sources, and what a clinic decides, for tests."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission

from articles.models import (
    NATURE_OF,
    Article,
    Edition,
    MatchedBy,
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    ReferenceStatus,
)
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from tests.builders import NOON, make_edition, make_person, make_reference

NOTICED_ON = date(2025, 5, 3)
_records = count(50_001)


def make_notice(
    reference: Reference, status: str = ReferenceStatus.RETRACTED, **changes: Any
) -> PublisherNotice:
    """That a publisher has said something of a reference, which now has this status."""
    Reference.objects.filter(pk=reference.pk).update(status=status)
    fields = {
        "nature": NATURE_OF[status],
        "record": str(next(_records)),
        "noticed_on": NOTICED_ON,
        "notice_doi": "10.1000/notice",
        "title": reference.title,
        "reasons": "Error in Data",
        "matched_by": MatchedBy.DOI,
        "is_same": True,
        "found_at": NOON,
    }
    return PublisherNotice.objects.create(reference=reference, **{**fields, **changes})


def make_citing_edition(key: str = "smith-2020", **changes: Any) -> Edition:
    """An edition in circulation that cites one reference, which stands."""
    if not Reference.objects.filter(key=key).exists():
        make_reference(key)
    return make_edition(**{"body": f"## What helps\n\nIt helps some people.[@{key}]", **changes})


def make_retracted(
    status: str = ReferenceStatus.RETRACTED, *, key: str = "smith-2020", **changes: Any
) -> tuple[Edition, PublisherNotice]:
    """An edition in circulation, and what was said since of the one source it cites."""
    edition = make_citing_edition(key, **changes)
    return edition, make_notice(Reference.objects.get(key=key), status)


def make_decider(name: str = "", **changes: Any) -> Any:
    """Somebody who may decide what a notice means, and nothing else at the desk."""
    person = make_person(name, **changes)
    acts = ("add_noticedecision", "view_publishernotice", "view_noticedecision")
    person.user_permissions.set(Permission.objects.filter(codename__in=acts))
    return person


def decide(
    notice: PublisherNotice,
    article: Article,
    verdict: NoticeVerdict = NoticeVerdict.STAYS,
    *,
    reason: str = "We cite it as an example of a trial that went wrong.",
    at: datetime = NOON,
) -> NoticeDecision:
    """That somebody decided what a notice means for an article."""
    ruling = Ruling(verdict, reason)
    return decide_on_notice(notice, article, by=make_decider(), at=at, ruling=ruling)
