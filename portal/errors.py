"""What a reader sees when something here has failed, with no help from the database."""

import sys
from collections.abc import Mapping

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import loader

from articles.admin.sent_again import Fields, written
from portal.health import RETRY_AFTER_SECONDS
from portal.media_store import MediaAwayError

SHEETS_AGAIN_SECONDS = "5"
"""About what a pack takes; by then some of those who waited have theirs."""


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an unforeseen failure; what is only away is “come back soon”, not “broken”."""
    if not isinstance(sys.exception(), OperationalError | InterfaceError | MediaAwayError):
        return _page("500.html", status=500)
    sent = written(request)
    return not_now(request, sent) if sent else away()


def not_now(request: HttpRequest, sent: Fields) -> HttpResponse:
    """Answer a form that nothing was done with: all that was written is in the page, to be sent again."""
    # Only whoever has a cookie needs its token: no public page sets one.
    token = get_token(request) if "CSRF_COOKIE" in request.META else ""
    form = {"sent": sent, "address": request.get_full_path(), "csrf_token": token}
    return away("503-sent.html", form)


def away(page: str = "503.html", shows: Mapping[str, object] | None = None) -> HttpResponse:
    """Answer while the database is away: come back soon, and nobody is to keep this answer."""
    return _page(
        page,
        status=503,
        shows=shows,
        headers={
            "Cache-Control": "no-store",
            # Also where no layer of the site adds its own.
            "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'",
            "Retry-After": RETRY_AFTER_SECONDS,
            "X-Content-Type-Options": "nosniff",
        },
    )


def too_busy() -> HttpResponse:
    """Answer whoever asks for a sheet while too many are being made."""
    return _page("503-sheets.html", status=503, headers={"Retry-After": SHEETS_AGAIN_SECONDS})


def too_long() -> HttpResponse:
    """Answer whoever asks for a sheet that is too long for paper."""
    return _page("404-sheet.html", status=404)


def _page(
    name: str,
    *,
    status: int,
    shows: Mapping[str, object] | None = None,
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    # Rendered without the request: no context processor runs, so nothing here can fail again.
    content = loader.render_to_string(name, dict(shows or {}))
    return HttpResponse(content, status=status, headers=headers)
