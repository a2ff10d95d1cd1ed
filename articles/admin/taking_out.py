"""Taking references out: all of them, or those that were chosen, as a file for another program."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.evidence.exporting import FORMATS, export_references
from articles.evidence.found import Format
from articles.models import Reference

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


@require_safe
def take_out(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """Offer the whole library in each format."""
    _require_viewer(request, admin)
    around = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Export references"),
        "count": Reference.objects.count(),
        "formats": FORMATS.items(),
    }
    return TemplateResponse(request, "admin/articles/reference/take_out.html", around)


@require_safe
def take_out_file(request: HttpRequest, format_: str, *, admin: ModelAdmin) -> HttpResponse:
    """Answer with the whole library as a file."""
    _require_viewer(request, admin)
    for known in FORMATS:
        if known == format_:
            return _file(Reference.objects.order_by("key"), known)
    raise Http404


def export_actions() -> dict[str, tuple[Any, str, str]]:
    """Return for each format the action that exports the references chosen in the list."""
    return {
        f"export_{name}": (
            partial(_export_chosen, format_=name),
            f"export_{name}",
            _("Export as %(format)s") % {"format": kind.name},
        )
        for name, kind in FORMATS.items()
    }


def _export_chosen(
    admin: ModelAdmin, request: HttpRequest, chosen: QuerySet[Reference], *, format_: Format
) -> HttpResponse:
    _require_viewer(request, admin)
    return _file(chosen.order_by("key"), format_)


def _file(references: Iterable[Reference], format_: Format) -> HttpResponse:
    kind = FORMATS[format_]
    name = f"references-{timezone.localdate():%Y-%m-%d}.{kind.ending}"
    return HttpResponse(
        export_references(references, format_),
        content_type=f"{kind.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _require_viewer(request: HttpRequest, admin: ModelAdmin) -> None:
    if not admin.has_view_permission(request):
        raise PermissionDenied
