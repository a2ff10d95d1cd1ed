"""Bringing references in: read a paste or a file, look at what it would do, take it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import IMPORT_KEPT_FOR, EvidenceKind, ReferenceImport
from articles.workflow.errors import NotPermittedError
from articles.workflow.importing import (
    LibraryChangedError,
    keep_import,
    plan_of,
    take_import,
    throw_away,
)

from .bring_in_choices import DOS, read_choices
from .bring_in_form import BringInForm
from .bring_in_page import MOST_REPORTED, Looked, Place, Report, key_refusals, page_with

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

TAKEN = "references_taken"
"""What the session keeps for the report: how many, and the keys of the first of them."""


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """Ask for a paste or a file; keep what it holds and lead to where it is looked at."""
    _require_may_add(request, admin)
    is_sent = request.method == "POST"
    form = BringInForm(request.POST, request.FILES) if is_sent else BringInForm()
    is_fine = is_sent and form.is_valid()
    brought = form.brought
    if is_fine and brought.records:
        kept = keep_import(
            brought.records,
            by=request.user,
            at=timezone.now(),
            name=brought.name,
            unreadable=brought.unreadable,
        )
        return HttpResponseRedirect(reverse("admin:articles_reference_brought", args=[kept.pk]))
    context = {
        "title": _("Bring references in"),
        "form": form,
        "known": brought.known,
        "unreadable": brought.unreadable,
        "has_lookup": settings.REFERENCE_LOOKUP,
        "waiting": _mine(request).filter(at__gt=timezone.now() - IMPORT_KEPT_FOR).defer("records"),
    }
    return _show(request, "bring_in", context, admin=admin)


@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: HttpRequest, pk: int, *, admin: ModelAdmin) -> HttpResponse:
    """Show what came in, keep what is chosen, and take it or throw it away."""
    _require_may_add(request, admin)
    if request.method == "POST" and not _mine(request).filter(pk=pk).exists():
        words = _("These references were taken or thrown away meanwhile. Nothing was done twice.")
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:articles_reference_bring_in"))
    kept = get_object_or_404(_mine(request), pk=pk)
    if request.method != "POST":
        looked = Looked(kept, plan_of(kept), place=Place.read(request.GET))
        return _look(request, looked, admin=admin)
    if request.POST.get("go") == "throw":
        throw_away(kept)
        messages.success(request, _("Thrown away. The library is as it was."))
        return HttpResponseRedirect(reverse("admin:articles_reference_bring_in"))
    return _go_on(request, kept, admin=admin)


@require_safe
def taken(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """Report what was taken last: each reference with the mark that cites it."""
    _require_may_add(request, admin)
    reports = [Report.of(*done) for done in request.session.get(TAKEN, ())]
    context = {"title": _("Taken into the library"), "reports": reports}
    return _show(request, "taken", context, admin=admin)


def _go_on(request: HttpRequest, kept: ReferenceImport, *, admin: ModelAdmin) -> HttpResponse:
    plan = plan_of(kept)
    choices = read_choices(request.POST, plan)
    decisions = choices.decisions()
    looked = Looked(kept, plan, choices, _asked_for(request))
    keys = decisions.keys
    if keys and (refusals := key_refusals(keys, plan, plan_of(kept, decisions))):
        place = page_with(min(refusals))
        return _look(request, replace(looked, place=place, refusals=refusals), admin=admin)
    if request.POST.get("go") != "take":
        return _look(request, looked, admin=admin)
    seen, now = request.POST.get("seen", ""), timezone.now()
    try:
        done = take_import(kept, by=request.user, at=now, decisions=decisions, seen=seen)
    except NotPermittedError as error:
        raise PermissionDenied from error
    except LibraryChangedError:
        words = _("The library changed while you looked at this. Look once more; nothing is lost.")
        messages.warning(request, words)
        return _look(request, replace(looked, plan=plan_of(kept)), admin=admin)
    request.session[TAKEN] = [
        (name, len(keys), keys[:MOST_REPORTED])
        for name, keys in (("added", done.added), ("changed", done.changed))
        if keys
    ]
    return HttpResponseRedirect(reverse("admin:articles_reference_taken"))


def _asked_for(request: HttpRequest) -> Place:
    """Return the part of the list that a button leads to, or the one that was shown."""
    go = request.POST.get("go", "")
    return Place.read(QueryDict(go) if "=" in go else request.POST)


def _look(request: HttpRequest, looked: Looked, *, admin: ModelAdmin) -> HttpResponse:
    may_change = request.user.has_perm("articles.change_reference")
    around = {
        "title": looked.kept.name or _("References to look at"),
        "looked": replace(looked, may_change=may_change),
        "dos": DOS,
        "kinds": EvidenceKind.choices,
        "may_change": may_change,
        "kept_until": looked.kept.at + IMPORT_KEPT_FOR,
    }
    return _show(request, "brought", around, admin=admin)


def _mine(request: HttpRequest) -> QuerySet[ReferenceImport]:
    """Return what this person brought in and has not taken yet."""
    return ReferenceImport.objects.filter(by_id=request.user.pk)


def _require_may_add(request: HttpRequest, admin: ModelAdmin) -> None:
    if not admin.has_add_permission(request):
        raise PermissionDenied


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], *, admin: ModelAdmin
) -> HttpResponse:
    around = {**admin.admin_site.each_context(request), "opts": admin.opts}
    return TemplateResponse(request, f"admin/articles/reference/{name}.html", around | context)
