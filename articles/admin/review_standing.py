"""What reviewers have said of a draft, as its form shows it: each comment at its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from articles.models import Article, ClinicProfile, Decision, Review, ReviewComment, ReviewRequest
from articles.pages.review_text import id_of_place
from articles.text.passages import Found, Passage, find_again, passages_of
from articles.workflow.review_requests import open_requests
from articles.workflow.reviewing import sign_off_of

from .article_pages import reviewer_of
from .changes import ChangedSection, changes
from .posted_draft import ASKED, ASKED_BACK

MOST_SHOWN = 5
FIELDS = {"title": "id_title", "summary": "id_summary", "body": "id_body"}

State = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class SaidOfPassage:
    """A comment with the passage it quotes, and where that stands now.

    `field` is the id of its field in the form of the draft, `line` counts from 1 in it; `room` is
    the id of its place on the review page. Both ids are blank where it is gone.
    """

    quote: str
    comment: str
    where: str
    state: State
    field: str = ""
    line: int = 0
    room: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One review as the desk shows it; `stands` if it is the approval of the present text."""

    pk: int
    decision: str
    label: str
    who: str
    reviewer_pk: int | None
    at: datetime
    comment: str
    comments: tuple[SaidOfPassage, ...]
    stands: bool
    is_of_this_text: bool


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """Where a draft stands with its reviewers since its newest edition.

    `lapsed` is the newest approval if the text has changed since, `changes` what changed.
    """

    needs_four_eyes: bool
    is_published: bool
    sign_off: Given | None
    lapsed: Given | None
    changes: tuple[ChangedSection, ...]
    given: tuple[Given, ...]
    requests: tuple[ReviewRequest, ...]

    @property
    def has_anything(self) -> bool:
        return bool(self.given or self.requests)

    @property
    def newest_decision(self) -> str:
        """The newest decision that counts; blank if there is none."""
        decided = (one.decision for one in self.given if one.decision != Decision.DECLINED)
        return next(decided, "")


def review_standing(article: Article) -> ReviewStanding:
    """Return where a draft stands with its reviewers."""
    manuscript = article.manuscript()
    fingerprint = manuscript.fingerprint()
    newest = article.editions.order_by("-number").defer("content").first()
    reviews = article.reviews.with_people().prefetch_related("comments")
    if newest is not None:
        reviews = reviews.filter(decided_at__gt=newest.published_at)
    sign_off = sign_off_of(article, fingerprint)
    rows = list(reviews[:MOST_SHOWN])
    among = passages_of(manuscript)
    given = {row.pk: _given(row, among, fingerprint, sign_off) for row in rows}
    lapsed = None if sign_off else _lapsed(rows, fingerprint)
    return ReviewStanding(
        needs_four_eyes=ClinicProfile.current().needs_four_eyes,
        is_published=newest is not None and newest.fingerprint == fingerprint,
        sign_off=_given(sign_off, among, fingerprint, sign_off) if sign_off else None,
        lapsed=given[lapsed.pk] if lapsed else None,
        changes=changes(lapsed.manuscript(), manuscript) if lapsed else (),
        given=tuple(given.values()),
        requests=tuple(open_requests(article)),
    )


def _lapsed(rows: list[Review], fingerprint: str) -> Review | None:
    """Return the newest decision if it is an approval of another text than this."""
    decided = [row for row in rows if row.decision != Decision.DECLINED]
    newest = decided[0] if decided else None
    is_lapsed = newest and newest.decision == Decision.APPROVED
    return newest if newest and is_lapsed and newest.fingerprint != fingerprint else None


def _given(
    review: Review, among: tuple[Passage, ...], fingerprint: str, sign_off: Review | None
) -> Given:
    comments = review.comments.all()
    known = passages_of(review.manuscript()) if comments else ()
    return Given(
        pk=review.pk,
        decision=review.decision,
        label=review.get_decision_display(),
        who=reviewer_of(review),
        reviewer_pk=review.reviewer_id,
        at=review.decided_at,
        comment=review.comment,
        comments=tuple(_said(row, among, known) for row in comments),
        stands=sign_off is not None and review.pk == sign_off.pk,
        is_of_this_text=review.fingerprint == fingerprint,
    )


def _said(
    row: ReviewComment, among: tuple[Passage, ...], known: tuple[Passage, ...]
) -> SaidOfPassage:
    found = find_again(Passage(row.part, row.line, row.passage), among, known=known)
    if found is None:
        return SaidOfPassage(row.passage, row.comment, _where(row.part, row.line), "gone")
    passage = found.passage
    field, line = _field(found)
    return SaidOfPassage(
        quote=row.passage,
        comment=row.comment,
        where=_where(passage.part, line),
        state="same" if found.is_same else "changed",
        field=field,
        line=line,
        room=id_of_place((passage.part, passage.line)),
    )


def _field(found: Found) -> tuple[str, int]:
    """Return the field that holds a passage, and the line in it; 0 where it is the whole field."""
    part, _space, number = found.passage.part.partition(" ")
    for rows in (ASKED, ASKED_BACK):
        if part == rows.part:
            id_of = rows.id_of if found.passage.line else rows.question_id_of
            return id_of(int(number) - 1), found.passage.line
    return FIELDS[part], found.passage.line


def _where(part: str, line: int) -> str:
    """Return the place of a passage in words."""
    kind, _space, number = part.partition(" ")
    words = {
        "title": _("Title"),
        "summary": _("Who it is for"),
        "body": _("Line %(line)s"),
        "question": _("Question %(number)s, line %(line)s") if line else _("Question %(number)s"),
        "teach-back": _("Asked back, %(number)s"),
    }[kind]
    return words % {"number": number, "line": line}
