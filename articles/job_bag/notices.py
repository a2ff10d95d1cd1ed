"""What publishers have said of an article's sources, and what was decided about it for this article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Prefetch

from articles.models import Article, NoticeDecision, PublisherNotice

from .contents import DecisionFacts, NoticeFacts
from .naming import named


def notices_of(article: Article, keys: Collection[str]) -> dict[str, tuple[NoticeFacts, ...]]:
    """Return the notices about references, by their key, the earliest first. Two queries.

    Those that were taken back are among them; not those that are about another paper, or that
    nobody has judged.
    """
    decisions = NoticeDecision.objects.filter(article=article).select_related("by")
    rows = (
        PublisherNotice.objects.filter(reference__key__in=keys, is_same=True)
        .select_related("reference")
        .prefetch_related(Prefetch("decisions", decisions.order_by("at", "pk")))
    )
    found: defaultdict[str, list[NoticeFacts]] = defaultdict(list)
    for notice in rows.order_by("noticed_on", "found_at", "pk"):
        found[notice.reference.key].append(_facts(notice))
    return {key: tuple(notices) for key, notices in found.items()}


def _facts(notice: PublisherNotice) -> NoticeFacts:
    return NoticeFacts(
        nature=notice.get_nature_display(),
        noticed_on=notice.noticed_on,
        reasons=notice.reasons,
        matched_by=notice.get_matched_by_display(),
        record=notice.record,
        found_at=notice.found_at,
        gone_at=notice.gone_at,
        decisions=tuple(
            DecisionFacts(named(one.by), one.at, one.get_verdict_display(), one.reason)
            for one in notice.decisions.all()
        ),
    )
