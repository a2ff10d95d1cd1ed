"""What publishers have said since of sources that articles cite, and what the clinic decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q

from .edition import Citation, Edition
from .reference import Reference, ReferenceStatus
from .retraction import Nature, NoticeDecision, NoticeVerdict, PublisherNotice

NATURE_OF: Mapping[ReferenceStatus, Nature] = {
    ReferenceStatus.RETRACTED: Nature.RETRACTION,
    ReferenceStatus.CONCERN: Nature.CONCERN,
    ReferenceStatus.CORRECTED: Nature.CORRECTION,
}
"""Which notices amount to which status."""


@dataclass(frozen=True, slots=True)
class SaidSince:
    """What a publisher has said of one source, and what was decided about it for one article.

    `notice` is the key of the newest notice that amounts to the status: None where somebody set
    the status without one. `verdict` and `reason` are blank until somebody has decided.
    """

    key: str
    status: str
    notice: int | None = None
    said_on: date | None = None
    notice_doi: str = ""
    verdict: str = ""
    reason: str = ""

    @property
    def stays(self) -> bool:
        """Whether the clinic keeps the source in this article, and tells readers why."""
        return self.verdict == NoticeVerdict.STAYS


Said = Mapping[str, SaidSince]
"""What was said of an article's sources, by key; a source of which nothing was said is missing."""


def said_since(cited: Mapping[int, Collection[str]]) -> dict[int, Said]:
    """Return what was said of the sources that articles cite, by article.

    One query where nothing was said of any of them, three otherwise, however many there are.
    """
    keys = {key for there in cited.values() for key in there}
    sources = _sources(keys)
    decided = _decided([one.notice for one in sources.values() if one.notice], cited)

    def for_article(one: SaidSince, article: int) -> SaidSince:
        verdict, reason = decided.get((one.notice, article), ("", ""))
        return replace(one, verdict=verdict, reason=reason)

    return {
        article: {
            key: for_article(sources[key], article) for key in sorted(there) if key in sources
        }
        for article, there in cited.items()
    }


def said_of_editions(editions: Iterable[Edition]) -> dict[int, Said]:
    """Return the same by edition, from the citations that publishing wrote down.

    One query where nothing was said of any source, four otherwise. Editions keep the record of a
    source as it was; what is said here is of today.
    """
    articles = {edition.pk: edition.article_id for edition in editions}
    doubted = Reference.objects.exclude(status=ReferenceStatus.STANDING).values("key")
    rows = Citation.objects.filter(edition__in=articles, key__in=doubted)
    cited: dict[int, set[str]] = {}
    for edition, key in rows.values_list("edition", "key"):
        cited.setdefault(edition, set()).add(key)
    if not cited:
        return {edition: {} for edition in articles}
    by_article: dict[int, set[str]] = {}
    for edition, keys in cited.items():
        by_article.setdefault(articles[edition], set()).update(keys)
    said = said_since(by_article)
    return {
        edition: {key: said[article][key] for key in sorted(cited.get(edition, ()))}
        for edition, article in articles.items()
    }


def leading_notices(keys: Collection[str] | None = None) -> dict[str, PublisherNotice]:
    """Return, by key, the newest notice that makes each source what it is now; of all, if None."""
    amounts = Q()
    for status, nature in NATURE_OF.items():
        amounts |= Q(nature=nature, reference__status=status)
    notices = PublisherNotice.objects.standing().filter(amounts).select_related("reference")
    if keys is not None:
        notices = notices.filter(reference__key__in=keys)
    oldest_first = notices.order_by("reference__key", F("noticed_on").asc(nulls_first=True), "pk")
    return {notice.reference.key: notice for notice in oldest_first}


def _sources(keys: Collection[str]) -> dict[str, SaidSince]:
    doubted = Reference.objects.filter(key__in=keys).exclude(status=ReferenceStatus.STANDING)
    found = {key: SaidSince(key, status) for key, status in doubted.values_list("key", "status")}
    if found:
        for key, notice in leading_notices(found).items():
            found[key] = replace(
                found[key],
                notice=notice.pk,
                said_on=notice.noticed_on,
                notice_doi=notice.notice_doi,
            )
    return found


def _decided(
    notices: Collection[int], articles: Collection[int]
) -> dict[tuple[int | None, int], tuple[str, str]]:
    """Return the newest decision about each notice for each article: verdict and reason."""
    if not notices:
        return {}
    rows = NoticeDecision.objects.filter(notice__in=notices, article__in=articles)
    oldest_first = rows.order_by("at", "pk")
    return {(row.notice_id, row.article_id): (row.verdict, row.reason) for row in oldest_first}
