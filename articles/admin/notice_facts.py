"""A publisher's notice as the desk shows it: what was said, and what rests on the source where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Edition,
    NoticeDecision,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    leading_notices,
    reference_uses,
)
from articles.text.manuscript import Manuscript, ReferenceText
from articles.text.reference_links import reference_links
from articles.text.rests_on import Resting, rests_on


@dataclass(frozen=True, slots=True)
class Touched:
    """One article that cites the source: in what readers have, in its draft, or in both.

    `decisions` are newest first. `as_read` and `as_drafted` are the places that rest on it.
    """

    article: Article
    edition: Edition | None
    as_read: tuple[Resting, ...]
    as_drafted: tuple[Resting, ...]
    decisions: tuple[NoticeDecision, ...]

    @property
    def decision(self) -> NoticeDecision | None:
        """The one that counts."""
        return self.decisions[0] if self.decisions else None

    @property
    def is_same(self) -> bool:
        """Whether the draft says of it what readers read."""
        return _sentences(self.as_read) == _sentences(self.as_drafted)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: decided, or taken out."""
        return self.decision is None or self.decision.verdict == NoticeVerdict.GOES


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a notice says, whether it still counts, and the articles that it touches.

    `leading` is the notice that counts for its reference now, if it is another one.
    """

    notice: PublisherNotice
    leading: PublisherNotice | None
    touched: tuple[Touched, ...]

    @property
    def notice_url(self) -> str:
        """Where the publisher's own words are read; blank if that is not known."""
        return _link({"DOI": self.notice.notice_doi})

    @property
    def paper_url(self) -> str:
        """Where the paper itself is found."""
        return _link(self.notice.reference.csl)

    @property
    def is_gone(self) -> bool:
        return self.notice.gone_at is not None

    @property
    def is_to_judge(self) -> bool:
        """Whether somebody has to say that it is about this paper at all."""
        return not self.is_gone and self.notice.is_same is None

    @property
    def may_be_decided(self) -> bool:
        """Whether it asks for decisions: it stands, and no other counts in its place."""
        return self.notice.is_same is True and not self.is_gone and self.leading == self.notice


def facts_of_notice(notice: PublisherNotice) -> NoticeFacts:
    """Return a notice with all that it touches, however many articles, in fourteen queries."""
    key = notice.reference.key
    uses = reference_uses([key])[key]
    articles = {article.pk: article for article in (*uses.published, *uses.drafts)}
    decisions: dict[int, list[NoticeDecision]] = {}
    for decision in notice.decisions.select_related("by", "article"):
        decisions.setdefault(decision.article_id, []).append(decision)
        articles.setdefault(decision.article_id, decision.article)
    editions = _editions(articles, key)
    drafts = {article.pk: article for article in _whole(articles)}
    touched = (
        Touched(
            article=article,
            edition=editions.get(article.pk),
            as_read=_places(editions[article.pk].manuscript(), key)
            if article.pk in editions
            else (),
            as_drafted=_places(drafts[article.pk].written(), key),
            decisions=tuple(decisions.get(article.pk, ())),
        )
        for article in articles.values()
    )
    return NoticeFacts(
        notice=notice,
        leading=leading_notices([key]).get(key),
        touched=tuple(one for one in touched if one.as_read or one.as_drafted or one.decisions),
    )


def said_of(reference: Reference) -> str:
    """Return the status of a reference and all notices about it, each as a link to its page."""
    notices = reference.notices.order_by("-found_at", "-pk")
    rows = [
        (
            reverse("admin:notice", args=[notice.pk]),
            notice.get_nature_display(),
            date_format(notice.noticed_on) if notice.noticed_on else "",
            _standing(notice),
        )
        for notice in notices
    ]
    links = format_html_join(
        "", '<li><a href="{}">{} {}</a> <span class="quiet">{}</span></li>', rows
    )
    listed = format_html('<ul class="uses">{}</ul>', links) if rows else ""
    return format_html("{}{}", reference.get_status_display(), listed)


def _standing(notice: PublisherNotice) -> str:
    if notice.gone_at:
        return _("taken back")
    return {True: "", False: _("about another paper"), None: _("is it this paper?")}[notice.is_same]


def _editions(articles: Iterable[int], key: str) -> dict[int, Edition]:
    current = Edition.objects.current().filter(article__in=list(articles), citations__key=key)
    return {edition.article_id: edition for edition in current}


def _whole(articles: Iterable[int]) -> list[Article]:
    found = list(Article.objects.filter(pk__in=list(articles)))
    prefetch_related_objects(found, "questions", "teach_back_questions")
    return found


def _places(manuscript: Manuscript, key: str) -> tuple[Resting, ...]:
    # A draft's own words hold no records, and only what has one counts as cited.
    alone = replace(manuscript, references=(ReferenceText(key, {}),))
    return rests_on(alone).get(key, ())


def _sentences(places: Iterable[Resting]) -> list[tuple[str, str]]:
    return [(place.under, place.sentence) for place in places]


def _link(record: Mapping[str, object]) -> str:
    return next((link.url for link in reference_links(record)), "")
