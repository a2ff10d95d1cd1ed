"""What publishers said of sources: one notice, what rests on the source, and what is decided."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.models import (
    Article,
    MatchedBy,
    Nature,
    NoticeVerdict,
    PublisherNotice,
    Reference,
    leading_notices,
)
from articles.text.bibliography import plain_reference
from articles.workflow.deciding_on_notices import Ruling, decide_on_notice
from articles.workflow.errors import NoticeGoneError, NotPermittedError, WorkflowError
from articles.workflow.judging_notices import (
    NotEnteredByHandError,
    NoticeByHand,
    enter_notice,
    judge_notice,
    take_back_notice,
)

from .notice_facts import Touched, facts_of_notice
from .notice_forms import DecisionForm, EnterForm
from .waiting_evidence import notices_in_order

REFUSALS = {
    NoticeGoneError: gettext_lazy(
        "Nothing was changed: this notice was taken back meanwhile, so there is nothing to decide."
    ),
    NotEnteredByHandError: gettext_lazy(
        "This notice comes from the data set, and goes when the data set no longer has it. If it "
        "is about another paper, say so."
    ),
}


@require_safe
def notice_list(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Show every notice: those that wait for somebody first."""
    _require(request, "view_publishernotice")
    groups = notices_in_order()
    return _show(request, "list", {"title": _("What publishers said"), "groups": groups}, site=site)


@require_safe
def notice_page(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Show what was said, what rests on the source in each article, and what was decided."""
    _require(request, "view_publishernotice")
    return _page(request, _notice_or_404(pk), site=site)


@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a notice is about this paper, or about another."""
    _require(request, "view_publishernotice")
    is_same = request.POST.get("paper") == "this"
    try:
        judge_notice(_notice_or_404(pk), is_same=is_same, by=request.user, at=timezone.now())
    except NotPermittedError as error:
        raise PermissionDenied from error
    except WorkflowError as error:
        messages.warning(request, REFUSALS[type(error)])
    else:
        said = _("Noted: it is this paper.") if is_same else _("Noted: it is another paper.")
        messages.success(request, said)
    return redirect("admin:notice", pk=pk)


@require_POST
def decide(request: HttpRequest, pk: int, article: int, *, site: AdminSite) -> HttpResponse:
    """Record what a notice means for one article; show what was typed again if it is refused."""
    _require(request, "view_publishernotice")
    notice, about = _notice_or_404(pk), get_object_or_404(Article, pk=article)
    form = _form(about.pk, request.POST)
    if not form.is_valid():
        return _page(request, notice, site=site, refused={about.pk: form})
    said = form.cleaned_data
    ruling = Ruling(NoticeVerdict(said["verdict"]), said["reason"])
    try:
        decide_on_notice(notice, about, by=request.user, at=timezone.now(), ruling=ruling)
    except NotPermittedError as error:
        raise PermissionDenied from error
    except NoticeGoneError:
        messages.warning(request, REFUSALS[NoticeGoneError])
    else:
        words = {
            NoticeVerdict.STAYS: _("Decided for “%(title)s”: it stays, and readers are told why."),
            NoticeVerdict.GOES: _(
                "Decided for “%(title)s”: it comes out. Take it out of the draft, and publish."
            ),
        }
        messages.success(request, words[ruling.verdict] % {"title": about.title})
    return redirect("admin:notice", pk=pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a notice that was entered by hand."""
    _require(request, "view_publishernotice")
    try:
        take_back_notice(_notice_or_404(pk), by=request.user, at=timezone.now())
    except NotPermittedError as error:
        raise PermissionDenied from error
    except NotEnteredByHandError:
        messages.warning(request, REFUSALS[NotEnteredByHandError])
    else:
        messages.success(request, _("Taken back. Nothing rests on it any more."))
    return redirect("admin:notice", pk=pk)


@require_safe
def of_reference(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to the notice that counts for a reference, or to the reference if there is none."""
    _require(request, "view_publishernotice")
    reference = get_object_or_404(Reference, key=key)
    leading = leading_notices([key]).get(key)
    if leading:
        return redirect("admin:notice", pk=leading.pk)
    return HttpResponseRedirect(_of(reference))


def enter(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Ask what a notice says; on POST enter it, and lead to what follows from it."""
    _require(request, "add_publishernotice")
    reference = get_object_or_404(Reference, pk=pk)
    form = EnterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        said = NoticeByHand(
            Nature(data["nature"]), data["noticed_on"], data["reasons"], data["notice_doi"]
        )
        notice = enter_notice(reference, said, by=request.user, at=timezone.now())
        messages.success(request, _("Entered. See below what rests on this source."))
        return redirect("admin:notice", pk=notice.pk)
    context = {
        "title": _("Enter a publisher’s notice"),
        "reference": reference,
        "back": _of(reference),
        "printed": plain_reference(reference.csl),
        "form": form,
    }
    return _show(request, "enter", context, site=site)


def _page(
    request: HttpRequest,
    notice: PublisherNotice,
    *,
    site: AdminSite,
    refused: dict[int, DecisionForm] | None = None,
) -> HttpResponse:
    facts = facts_of_notice(notice)
    person = request.user
    may_decide = person.has_perm("articles.add_noticedecision") and facts.may_be_decided
    forms = refused or {}
    context = {
        "title": notice.reference.title,
        "facts": facts,
        "notice": notice,
        "printed": plain_reference(notice.reference.csl),
        "reference_url": _of(notice.reference),
        "may_judge": person.has_perm("articles.change_publishernotice") and not facts.is_gone,
        "by_title": notice.matched_by == MatchedBy.TITLE,
        "by_hand": notice.matched_by == MatchedBy.HAND,
        "articles": [
            (one, forms.get(one.article.pk, _form_of(one)) if may_decide else None)
            for one in facts.touched
        ],
        "has_errors": bool(refused),
    }
    return _show(request, "notice", context, site=site)


def _form(article: int, data: Any = None, **options: Any) -> DecisionForm:
    return DecisionForm(data, auto_id=f"id_{article}_%s", **options)


def _form_of(one: Touched) -> DecisionForm:
    standing = one.decision
    initial = {"verdict": standing.verdict, "reason": standing.reason} if standing else {}
    return _form(one.article.pk, initial=initial)


def _of(reference: Reference) -> str:
    return reverse("admin:articles_reference_change", args=[reference.pk])


def _notice_or_404(pk: int) -> PublisherNotice:
    notices = PublisherNotice.objects.select_related("reference", "judged_by")
    found: PublisherNotice | None = notices.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(f"articles.{permission}"):
        raise PermissionDenied


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], *, site: AdminSite
) -> HttpResponse:
    around = site.each_context(request)
    return TemplateResponse(request, f"admin/notices/{name}.html", around | context)
