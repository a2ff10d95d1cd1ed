"""Rows to a job bag. Texts are read one after the other and not kept: there may be many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from articles.models import (
    Article,
    ClinicProfile,
    Decision,
    DownloadCount,
    Edition,
    Pack,
    PrintedSheet,
    Review,
    TeachBackTally,
)

from .contents import (
    CommentFacts,
    JobBag,
    Reach,
    RequestFacts,
    ReviewFacts,
    StepFacts,
    WithdrawalFacts,
)
from .naming import named
from .texts import Uses, edition_facts


def gather(article: Article, *, clinic: ClinicProfile) -> JobBag:
    """Return what is known of an article, in the words of the desk.

    Queries for each edition are none; its text is read once.
    """
    with translation.override(settings.LANGUAGE_CODE):
        uses = Uses(clinic.printing_style())
        bag = JobBag(
            clinic=clinic.name,
            contact=", ".join(filter(None, (clinic.phone, clinic.email))),
            title=article.title,
            slug=article.slug,
            language=article.language,
            address=_address(article),
            kind=article.get_kind_display(),
            interval_months=article.review_interval_months,
            owner=named(article.owner),
            is_withdrawn=article.withdrawn_at is not None,
            needs_four_eyes=clinic.needs_four_eyes,
            as_of=article.created_at,
            editions=tuple(edition_facts(edition, uses) for edition in each_edition(article)),
            reviews=tuple(_reviews(article)),
            requests=tuple(_requests(article)),
            references=uses.references(article),
            pictures=uses.pictures(),
            steps=tuple(_steps(article)),
            withdrawals=tuple(_withdrawals(article)),
            reach=_reach(article),
        )
    return replace(bag, as_of=max(_moments(bag), default=bag.as_of))


def each_edition(article: Article, *, numbers: Iterable[int] | None = None) -> Iterator[Edition]:
    """Yield the editions of an article, the first first, each read when it is its turn."""
    rows = Edition.objects.filter(article=article).with_people().select_related("published_by")
    if numbers is not None:
        rows = rows.filter(number__in=list(numbers))
    return rows.order_by("number").iterator(chunk_size=10)


def _address(article: Article) -> str:
    with translation.override(article.language):
        return f"{settings.SITE_ADDRESS}{reverse('article', args=[article.slug])}"


def _reviews(article: Article) -> Iterator[ReviewFacts]:
    rows = Review.objects.filter(article=article).with_people().defer("content")
    signed: dict[int, list[int]] = {}
    signed_off = Edition.objects.filter(article=article, sign_off__isnull=False)
    for sign_off, number in signed_off.order_by("number").values_list("sign_off", "number"):
        signed.setdefault(sign_off, []).append(number)
    for review in rows.prefetch_related("comments").order_by("decided_at", "pk"):
        invitation = review.invitation
        yield ReviewFacts(
            by=review.who() or named(review.reviewer),
            is_expert=invitation is not None,
            invited_by=named(invitation.invited_by) if invitation else "",
            at=review.decided_at,
            decision=str(Decision(review.decision).label),
            comment=review.comment,
            comments=tuple(
                CommentFacts(said.part, said.passage, said.comment)
                for said in review.comments.all()
            ),
            fingerprint=review.fingerprint,
            editions=tuple(signed.get(review.pk, ())),
        )


def _requests(article: Article) -> Iterator[RequestFacts]:
    rows = article.review_requests.select_related("asked_by", "reviewer")
    for request in rows.order_by("asked_at", "pk"):
        yield RequestFacts(
            by=named(request.asked_by),
            of=named(request.reviewer),
            at=request.asked_at,
            due_on=request.due_on,
            question=request.question,
            closed_at=request.closed_at,
        )


def _steps(article: Article) -> Iterator[StepFacts]:
    rows = article.planned_steps.select_related("by").order_by("planned_at", "pk")
    for step in rows:
        yield StepFacts(
            act=step.get_act_display(),
            at=step.at,
            by=named(step.by),
            planned_at=step.planned_at,
            words=step.change_note or step.reason,
            closed_at=step.closed_at,
            outcome=step.outcome,
        )


def _withdrawals(article: Article) -> Iterator[WithdrawalFacts]:
    """Yield each time that it left circulation, from the history that the verb leaves."""
    rows = article.history.filter(withdrawn_at__isnull=False).select_related("history_user")
    seen: set[datetime] = set()
    for row in rows.order_by("history_date", "history_id"):
        if row.withdrawn_at not in seen:
            seen.add(row.withdrawn_at)
            yield WithdrawalFacts(row.withdrawn_at, named(row.history_user), row.withdrawn_reason)


def _reach(article: Article) -> Reach:
    tallies = TeachBackTally.objects.filter(edition__article=article)
    answers = list(tallies.values_list("clear", "unclear"))
    packs = Pack.objects.filter(parts__article=article).order_by("title", "pk")
    return Reach(
        sheets=PrintedSheet.objects.filter(edition__article=article).total(),
        downloads=DownloadCount.objects.filter(edition__article=article).total(),
        packs=tuple(packs.values_list("title", flat=True)),
        explained_well=sum(clear for clear, _unclear in answers),
        explained_again=sum(unclear for _clear, unclear in answers),
    )


def _moments(bag: JobBag) -> Iterator[datetime]:
    """Yield when anything happened to the article. When a step is planned for says nothing yet."""
    for edition in bag.editions:
        yield edition.published_at
        yield from (renewal.at for renewal in edition.renewals)
    yield from (review.at for review in bag.reviews)
    yield from (withdrawal.at for withdrawal in bag.withdrawals)
    yield from (step.planned_at for step in bag.steps)
    yield from (request.at for request in bag.requests)
    for reference in bag.references:
        for notice in reference.notices:
            yield from (decision.at for decision in notice.decisions)
    closed = (*(step.closed_at for step in bag.steps), *(one.closed_at for one in bag.requests))
    yield from (moment for moment in closed if moment is not None)
