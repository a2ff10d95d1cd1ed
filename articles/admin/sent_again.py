"""A form that was sent after the log-in had ended: what was written goes through the log-in.

Nothing of it is stored: the page that asks for the log-in carries it, and so does the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite

SENT = "sent-"

Fields = list[tuple[str, str]]


def written(request: HttpRequest) -> Fields:
    """Return the fields of a sent form; none if a password is among them."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    has_password = any("password" in name for name, _value in fields)
    return [] if has_password else fields


def carried(request: HttpRequest) -> Fields:
    """Return the fields that a log-in carries."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name.removeprefix(SENT), value) for name, value in fields if name.startswith(SENT)]


@never_cache
def log_in_first(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Ask somebody to log in again, with what they have sent."""
    around: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Log in"),
        "subtitle": None,
        "username": request.user.get_username(),
        "app_path": f"{reverse('admin:login')}?next={request.path}",
        "next": request.path,
        "form": AdminAuthenticationForm(request),
        "sent": written(request),
    }
    return TemplateResponse(request, "admin/login.html", around, status=403)


@never_cache
def go_on(request: HttpRequest, site: AdminSite, *, to: str, sent: Fields) -> HttpResponse:
    """Let somebody who may send a form send it once more, with a token that holds."""
    around = {"title": _("Go on"), "address": to, "sent": sent}
    return TemplateResponse(request, "admin/go_on.html", site.each_context(request) | around)


def token_is_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token holds no longer, as after a log-in in another tab.

    Only a browser that says it comes from our own pages is answered so: the log-in and the
    button stand between what it sent and any change.
    """
    is_ours = "HTTP_ORIGIN" in request.META and reason.startswith(("CSRF token", "CSRF cookie"))
    is_desk = request.path.startswith(f"/{settings.ADMIN_PATH}")
    sent = written(request)
    if not (is_ours and is_desk and sent):
        return csrf_failure(request, reason)
    if admin.site.has_permission(request):
        return go_on(request, admin.site, to=request.path, sent=sent)
    return log_in_first(request, admin.site)
