"""What happens around a log-in: patience with wrong passwords, and a password of one's own."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.middleware import Answer
from portal.passwords import is_temporary


def counted_by(_attempt: Any, _credentials: Any) -> list[str]:
    """Count wrong passwords for each account. Addresses are not looked at: none are kept."""
    return ["username"]


def no_address(_request: HttpRequest) -> None:
    """Give the count of wrong passwords no address to keep."""


def someone(*_details: Any) -> str:
    """Name whoever failed to log in, for the log: not by name, which may be a mistyped password."""
    return "someone"


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, _credentials: Any
) -> HttpResponse:
    """Tell a person with too many wrong passwords when to come back."""
    context = admin.site.each_context(request) | {"title": _("Please wait a quarter of an hour")}
    return TemplateResponse(request, "admin/locked_out.html", context, status=429).render()


def own_password_first(answer: Answer) -> Answer:
    """Send staff with a password that was handed out to choose their own, and nowhere else."""

    def with_own_password(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            return answer(request)
        allowed = {reverse(f"admin:{name}") for name in ("password_change", "logout", "jsi18n")}
        if (
            request.path in allowed
            or not request.user.is_authenticated
            or not is_temporary(request.user)
        ):
            return answer(request)
        return HttpResponseRedirect(reverse("admin:password_change"))

    return with_own_password
