"""Recall: what no longer holds, which desks printed it, and a notice to post there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import ClinicProfile, Edition, PrintDesk
from articles.pages.site import make_site
from articles.text.check_codes import scanned_address
from articles.text.qr import qr_symbol
from articles.workflow.errors import NothingToRecallError
from articles.workflow.permissions import may_recall
from articles.workflow.recall import put_aside, take_back

from .recall_facts import Recall, desk_parts, recalls


class PeriodForm(forms.Form):
    """From which day to which something left the desks."""

    first = forms.DateField(label=gettext_lazy("From"))
    last = forms.DateField(label=gettext_lazy("To"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("first") and said.get("last") and said["first"] > said["last"]:
            self.add_error("last", _("The period ends before it begins."))
        return said


@dataclass(frozen=True, slots=True)
class Period:
    """The days that figures are asked for, both included."""

    first: date
    last: date


@require_safe
def recall_list(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """Show every edition that is called back, the open ones first."""
    _require_recaller(request)
    found = recalls(_recalled())
    context = {
        "title": _("Recall"),
        "open": [one for one in found if one.open],
        "done": [one for one in found if not one.open],
    }
    return _show(request, "list", context, site=site)


@require_safe
def recall_page(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Show what left which desk in a period, and let each desk be ticked off."""
    one = _recall_or_404(request, pk)
    form, period = _period(request, one)
    sheets = one.edition.printed_sheets.in_period(period.first, period.last)
    downloads = one.edition.download_counts
    context = {
        "title": one.edition.title,
        "recall": one,
        "form": form,
        "period": period,
        "parts": desk_parts(sheets.by_desk(), {}),
        "sheets": sheets.total(),
        "downloads": downloads.in_period(period.first, period.last).total(),
    }
    return _show(request, "recall", context, site=site)


@require_POST
def tick(request: HttpRequest, pk: int, desk: int) -> HttpResponse:
    """Note that a desk has put its sheets aside, or take that back."""
    _require_recaller(request)
    edition = get_object_or_404(Edition.objects.defer("content"), pk=pk)
    place = get_object_or_404(PrintDesk, pk=desk)
    if request.POST.get("act") == "take_back":
        take_back(edition, desk=place)
        return redirect("admin:recall_edition", pk=pk)
    try:
        put_aside(edition, desk=place, at=timezone.now())
    except NothingToRecallError:
        messages.info(request, _("Nothing of this edition has to be put aside there."))
        return redirect("admin:recall")
    return redirect("admin:recall_edition", pk=pk)


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a page to print and post where the sheets lay."""
    one = _recall_or_404(request, pk)
    site = make_site(ClinicProfile.current(), language=get_language() or "en", path="/")
    new = one.cause.instead
    context = {
        "site": site,
        "recall": one,
        "today": timezone.localdate(),
        "symbol": qr_symbol(scanned_address(site.origin, new.check_code)) if new else None,
    }
    return TemplateResponse(request, "admin/recall/notice.html", context)


def _require_recaller(request: HttpRequest) -> None:
    if not may_recall(request.user):
        raise PermissionDenied


def _recalled() -> QuerySet[Edition]:
    return Edition.objects.recalled().select_related("article").defer("content")


def _recall_or_404(request: HttpRequest, pk: int) -> Recall:
    _require_recaller(request)
    found = recalls(_recalled().filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def _period(request: HttpRequest, one: Recall) -> tuple[PeriodForm, Period]:
    """Return the days asked for; all since the edition was published where none fit."""
    published, today = timezone.localdate(one.edition.published_at), timezone.localdate()
    first = min([published, *(part.first for part in one.desks)])
    last = max([today, *(part.last for part in one.desks)])
    form = PeriodForm({"first": first, "last": last, **request.GET.dict()})
    if not form.is_valid():
        return form, Period(first, last)
    # Nothing left a desk before or after, and no calendar has to hold such a day.
    said = form.cleaned_data
    return form, Period(max(said["first"], first), min(said["last"], last))


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], *, site: AdminSite
) -> HttpResponse:
    around = site.each_context(request)
    return TemplateResponse(request, f"admin/recall/{name}.html", around | context)
