"""Later: the page on which somebody plans to publish or to withdraw, or gives a plan up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, ChangeKind, PlannedAct, PlannedStep
from articles.workflow.errors import (
    AlreadyPlannedError,
    DraftChangedError,
    InsteadUnreadableError,
    MomentPastError,
    NothingChangedError,
    NotInCirculationError,
    StepClosedError,
    TextNotReadyError,
    WorkflowError,
)
from articles.workflow.gate import gate_of
from articles.workflow.permissions import may_publish
from articles.workflow.planning import Withdrawal, give_up, plan_publication, plan_withdrawal
from articles.workflow.publishing import Change, adds_nothing

from .article_pages import article_or_404, show
from .planned_words import plan_in_words, planned_for
from .planning_forms import PlanToPublishForm, PlanToWithdrawForm, WhenForm

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

REFUSALS: dict[type[WorkflowError], tuple[str | None, Any]] = {
    MomentPastError: ("time", gettext_lazy("This time has passed. Choose a later one.")),
    AlreadyPlannedError: (
        None,
        gettext_lazy("Not planned: there is a plan already. Give it up first; it stands above."),
    ),
    DraftChangedError: (
        None,
        gettext_lazy(
            "Not planned: the draft has been saved again since you opened this page. Look at it "
            "once more, then plan."
        ),
    ),
    TextNotReadyError: (
        None,
        gettext_lazy("Not planned: something stops this text. The publish page says what."),
    ),
    NothingChangedError: (None, gettext_lazy("Not planned: readers have this very text already.")),
    NotInCirculationError: (
        None,
        gettext_lazy(
            "Not planned: readers cannot open this article, so there is nothing to withdraw."
        ),
    ),
    InsteadUnreadableError: (
        "instead",
        gettext_lazy("Readers can no longer open this article. Choose another."),
    ),
}


def plan_page(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what is planned, and two forms to plan more; on POST do what one of them says."""
    article = article_or_404(request, pk, admin=admin)
    if not may_publish(request.user):
        response = show(request, "may_not_publish", {}, article=article, admin=admin)
        response.status_code = 403
        return response
    if "give_up" in request.POST:
        return _give_up(request, article)
    forms = _forms(request, article)
    for act, form in forms.items():
        if form.is_bound and form.is_valid() and _planned(request, article, act, form):
            return _here(article)
    return show(request, "plan", _context(article, forms), article=article, admin=admin)


def _forms(request: HttpRequest, article: Article) -> dict[str, WhenForm]:
    """Return both forms; the one that was sent is bound."""
    sent = {request.POST.get("act"): request.POST} if request.method == "POST" else {}
    publishing = PlanToPublishForm(sent.get("publish"), prefix="publish")
    if not article.editions.exists():
        publishing.initial["kind"] = ChangeKind.SUBSTANTIAL
    withdrawing = PlanToWithdrawForm(sent.get("withdraw"), prefix="withdraw", article=article)
    return {"publish": publishing, "withdraw": withdrawing}


def _planned(request: HttpRequest, article: Article, act: str, form: WhenForm) -> bool:
    """Call the verb; say in the form why it refused, if it did."""
    said, by, now = form.cleaned_data, request.user, timezone.now()
    try:
        if act == "publish":
            change = Change(said["note"], ChangeKind(said["kind"]), seen=said["seen"])
            step = plan_publication(article, by=by, at=now, when=said["when"], change=change)
        else:
            going = Withdrawal(said["reason"], said["instead"])
            step = plan_withdrawal(article, by=by, at=now, when=said["when"], withdrawal=going)
    except tuple(REFUSALS) as error:
        field, words = REFUSALS[type(error)]
        form.add_error(field, words)
        return False
    messages.success(request, plan_in_words(step))
    return True


def _give_up(request: HttpRequest, article: Article) -> HttpResponse:
    asked = request.POST["give_up"]
    key = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    step = get_object_or_404(PlannedStep, pk=key, article=article)
    try:
        give_up(step, by=request.user, at=timezone.now())
    except StepClosedError:
        messages.info(request, _("It was taken or given up meanwhile. Nothing was changed now."))
    else:
        messages.success(request, _("Given up. Readers see nothing of it."))
    return _here(article)


def _here(article: Article) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_article_plan", args=[article.pk]))


def _context(article: Article, forms: dict[str, WhenForm]) -> dict[str, Any]:
    manuscript = article.manuscript()
    fingerprint = manuscript.fingerprint()
    newest = article.editions.order_by("-number").first()
    open_steps = PlannedStep.objects.open().filter(article=article)
    return {
        **forms,
        "planned": planned_for(article),
        "is_planned": open_steps.filter(act=PlannedAct.PUBLISH).exists(),
        "fingerprint": fingerprint,
        "number": newest.number + 1 if newest else 1,
        "is_same": adds_nothing(article, newest, fingerprint),
        "is_stopped": bool(gate_of(article, manuscript).stopping),
        "circulates": newest is not None and article.withdrawn_at is None,
        "zone": settings.TIME_ZONE,
        "now": timezone.now(),
    }
