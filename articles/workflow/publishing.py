"""Publish and withdraw: how an article comes into circulation and leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from articles.models import Article, ChangeKind, Citation, Edition, Review
from articles.search.writing import index_article
from articles.text.calendar import months_after
from articles.text.characters import without_forbidden
from articles.text.checks.registry import blocking
from articles.text.manuscript import Manuscript
from articles.text.problems import Problem

from .errors import (
    ChangeNoteMissingError,
    DraftChangedError,
    InsteadUnreadableError,
    NothingChangedError,
    NotInCirculationError,
    ReasonMissingError,
    TextNotReadyError,
)
from .gate import Gate, gate_of
from .packing import fresh_check_code, issue_packs_with
from .permissions import Person, may_override, require_publisher
from .review_requests import close_requests

OF_THE_CLINIC = frozenset({"not_approved", "reference_retracted"})
"""What no starter text can know of: it is the same for every clinic, whatever its own rules, and
is approved and kept right by those who adopt it."""

CIRCULATION = ("withdrawn_at", "withdrawn_reason", "instead")


@dataclass(frozen=True, slots=True)
class Change:
    """What the publisher says of a new edition: a sentence for readers, and its weight.

    `seen` is the fingerprint of the text that was shown before the decision, if one was.
    `override` is why it is published against what stops it; blank to be stopped.
    """

    note: str
    kind: ChangeKind
    seen: str = ""
    override: str = ""


@transaction.atomic
def publish(article: Article, *, by: Person, at: datetime, change: Change) -> Edition:
    """Freeze the draft as the article's next edition, and bring it into circulation.

    Raises:
        NotPermittedError: if this person may not publish.
        ChangeNoteMissingError: if readers are not told what changed.
        DraftChangedError: if the draft is no longer the text that the publisher was shown.
        TextNotReadyError: if something stops publication: a problem of the text, or that nobody
            but its authors has approved it. A reason given in `change.override` by somebody who
            may override lets it pass; the edition keeps the reason and what it overrode.
        NothingChangedError: if the current edition is this very text. So a second press of
            the button makes no second edition.
    """
    require_publisher(by)
    return _freeze(article, by=by, at=at, change=change)


@transaction.atomic
def publish_starter(article: Article, *, at: datetime, change: Change) -> Edition:
    """Freeze a starter article as it came with the portal; nobody of this clinic signs it.

    Raises: as `publish`, permission apart.
    """
    return _freeze(article, by=None, at=at, change=change)


@dataclass(frozen=True, slots=True)
class Admitted:
    """A locked draft that may become the next edition, and what it was admitted by."""

    article: Article
    manuscript: Manuscript
    newest: Edition | None
    note: str
    sign_off: Review | None
    overridden: tuple[str, ...]


def admit(article: Article, *, by: Person | None, change: Change) -> Admitted:
    """Lock an article and ask everything that is asked of its next edition; change nothing.

    Raises: as `publish`, permission apart.
    """
    note = without_forbidden(change.note).strip()
    if not note:
        raise ChangeNoteMissingError
    locked = Article.objects.select_for_update().get(pk=article.pk)
    manuscript = locked.manuscript()
    fingerprint = manuscript.fingerprint()
    if change.seen not in ("", fingerprint):
        raise DraftChangedError(locked)
    gate = gate_of(locked, manuscript)
    overridden = _pass(gate, locked, by=by, change=change)
    newest = locked.editions.order_by("-number").first()
    if adds_nothing(locked, newest, fingerprint, is_starter=by is None):
        raise NothingChangedError
    return Admitted(locked, manuscript, newest, note, gate.sign_off, overridden)


def _freeze(article: Article, *, by: Person | None, at: datetime, change: Change) -> Edition:
    """Make the next edition of an article; see `publish`."""
    admitted = admit(article, by=by, change=change)
    locked, manuscript, newest = admitted.article, admitted.manuscript, admitted.newest
    sign_off, overridden = admitted.sign_off, admitted.overridden
    edition = locked.editions.create(
        number=newest.number + 1 if newest else 1,
        title=manuscript.title,
        summary=manuscript.summary,
        content=manuscript.to_json(),
        fingerprint=manuscript.fingerprint(),
        check_code=fresh_check_code(),
        change_note=admitted.note,
        change_kind=change.kind,
        is_starter_text=by is None,
        sign_off=sign_off,
        reviewed_by_id=sign_off.reviewer_id if sign_off else None,
        override_reason=without_forbidden(change.override).strip() if overridden else "",
        overridden=list(overridden) or None,
        published_at=at,
        published_by_id=by.pk if by else None,
        review_due_on=review_due_on(locked, at),
    )
    Citation.objects.bulk_create(
        Citation(edition=edition, key=reference.key) for reference in manuscript.references
    )
    if locked.withdrawn_at is not None:
        locked.withdrawn_at, locked.withdrawn_reason, locked.instead = None, "", None
        _record([locked], by=by, at=at)
    close_requests(locked, at=at)
    issue_packs_with(locked, at=at)
    index_article(locked)
    article.refresh_from_db(fields=CIRCULATION)
    return edition


def _pass(gate: Gate, article: Article, *, by: Person | None, change: Change) -> tuple[str, ...]:
    """Let a draft through its gate; return the codes of what a reason overrides.

    Raises: as `publish`.
    """
    if by is None:
        found = (problem for problem in gate.problems if problem.code not in OF_THE_CLINIC)
        stopping = blocking(found)
        stopping = _without_links_to_withdrawn(stopping, article.language)
    else:
        stopping = gate.stopping
    if not stopping:
        return ()
    may_pass = by is not None and may_override(by) and gate.may_be_overridden
    if not (may_pass and without_forbidden(change.override).strip()):
        raise TextNotReadyError(article, stopping)
    return tuple(dict.fromkeys(problem.code for problem in stopping))


def adds_nothing(
    article: Article, newest: Edition | None, fingerprint: str, *, is_starter: bool = False
) -> bool:
    """Tell whether readers have this very text already.

    Starter text that a clinic publishes unchanged is something new: the clinic stands for it.
    """
    if newest is None or article.withdrawn_at is not None:
        return False
    return newest.fingerprint == fingerprint and (is_starter or not newest.is_starter_text)


@transaction.atomic
def withdraw(
    article: Article, *, by: Person, at: datetime, reason: str, instead: Article | None = None
) -> None:
    """Take an article out of circulation; its editions remain, marked as withdrawn.

    Raises:
        NotPermittedError: if this person may not withdraw.
        ReasonMissingError: if readers are not told why.
        NotInCirculationError: if there is nothing to withdraw.
        InsteadUnreadableError: if readers could not open what they are sent to.
    """
    require_publisher(by)
    reason = without_forbidden(reason).strip()
    if not reason:
        raise ReasonMissingError
    # Locked in one order whoever is withdrawn, so that two withdrawals never wait for each other.
    keys = [article.pk, *([instead.pk] if instead else [])]
    locked = Article.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    circulating = {
        one.pk: one for one in locked if one.withdrawn_at is None and one.editions.exists()
    }
    if article.pk not in circulating:
        raise NotInCirculationError
    if instead and (instead.pk == article.pk or instead.pk not in circulating):
        raise InsteadUnreadableError
    withdrawn = circulating[article.pk]
    withdrawn.withdrawn_at, withdrawn.withdrawn_reason = at, reason
    # Whoever was sent here is sent on: a page that answers 410 is nothing to read instead.
    sent_here = Article.objects.select_for_update().filter(instead=article).order_by("pk")
    moved = [withdrawn, *sent_here]
    for one in moved:
        one.instead = instead
    _record(moved, by=by, at=at)
    issue_packs_with(withdrawn, at=at)
    index_article(withdrawn)
    article.refresh_from_db(fields=CIRCULATION)


def _record(articles: list[Article], *, by: Person | None, at: datetime) -> None:
    """Store who moved articles and when; nobody has saved their drafts by that."""
    bulk_update_with_history(articles, Article, CIRCULATION, default_user=by, default_date=at)


def _without_links_to_withdrawn(
    problems: tuple[Problem, ...], language: str
) -> tuple[Problem, ...]:
    """Return problems without links to articles that this clinic has withdrawn.

    They stop an author, who can write anew. A starter text is written for every clinic, and its
    reader learns behind the link why the article is gone and what to read instead.
    """
    named = Article.objects.in_language(language).filter(
        slug__in=[problem.detail for problem in problems]
    )
    withdrawn = set(named.withdrawn().values_list("slug", flat=True))
    return tuple(
        problem
        for problem in problems
        if problem.code != "article_link_broken" or problem.detail not in withdrawn
    )


def review_due_on(article: Article, at: datetime) -> date:
    """Return the day, in the clinic's time zone, by which an edition must be looked at again."""
    return months_after(timezone.localdate(at), article.review_interval_months)
