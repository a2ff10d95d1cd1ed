"""A paper that is cited before the library has it: looked up, shown, added, and its mark given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.evidence.fetching import LookupFailedError
from articles.evidence.import_plan import plan_import
from articles.evidence.lookup import look_up, registries
from articles.models import EvidenceKind, ReferenceImport
from articles.text.bibliography import plain_reference
from articles.workflow.importing import (
    Decisions,
    LibraryChangedError,
    keep_import,
    known_references,
    take_import,
)
from articles.workflow.permissions import writes_at_all

from .bring_in_choices import kind_of
from .bring_in_form import held
from .lookup_words import lookup_sentence
from .picking import one_identifier

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


@require_POST
def look_up_paper(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Look up the paper of the DOI or PubMed number `q`; nothing is added yet.

    Answers {"mark"} where the library has it, else {"brought", "printed", "kind"} to be looked at
    and sent back; or 400 with {"refused"}, a sentence.
    """
    _require_adder(request, admin)
    identifier = one_identifier(request.POST.get("q", ""))
    if identifier is None:
        return _refused(_("Paste one DOI or PubMed number, with nothing else."))
    if ours := held(identifier):
        return JsonResponse({"mark": f"[@{ours.key}]"})
    try:
        record = look_up(identifier, at=registries())
    except LookupFailedError as error:
        return _refused(lookup_sentence(identifier, error.fault, wait=error.wait))
    return _found(request, record, name=str(identifier))


@require_POST
def add_paper(request: HttpRequest, *, admin: ModelAdmin) -> JsonResponse:
    """Add the paper that was `brought`, as the `kind` of evidence chosen; answers {"mark"}."""
    _require_adder(request, admin)
    number, kind = request.POST.get("brought", ""), request.POST.get("kind", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    mine = ReferenceImport.objects.filter(by_id=request.user.pk)
    kept = mine.filter(pk=int(number)).first() if is_number else None
    decisions = Decisions(kinds={1: kind} if kind in EvidenceKind.values else {})
    gone = _("This was taken or thrown away meanwhile. Look it up once more.")
    if kept is None:
        return _refused(gone)
    try:
        done = take_import(kept, by=request.user, at=timezone.now(), decisions=decisions)
    except LibraryChangedError:
        return _refused(gone)
    return JsonResponse({"mark": f"[@{done.plan.entries[0].key}]"})


def _found(request: HttpRequest, record: dict[str, Any], *, name: str) -> JsonResponse:
    """Keep a record until it was looked at; give the mark of a paper that the library has."""
    entry = plan_import([record], known_references()).entries[0]
    if entry.state != "new":
        return JsonResponse({"mark": f"[@{entry.key}]"})
    kept = keep_import([record], by=request.user, at=timezone.now(), name=name)
    shown = {"brought": kept.pk, "printed": plain_reference(record), "kind": kind_of(entry)}
    return JsonResponse(shown)


def _require_adder(request: HttpRequest, admin: ModelAdmin) -> None:
    """Let staff pass who write articles and add references; a script gets a plain no."""
    is_writer = admin.admin_site.has_permission(request) and writes_at_all(request.user)
    if not (is_writer and request.user.has_perm("articles.add_reference")):
        raise PermissionDenied


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"refused": sentence}, status=400)
