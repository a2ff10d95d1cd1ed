"""What a reader sees when something here has failed, with no help from the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

from portal.health import RETRY_AFTER_SECONDS

SHEETS_AGAIN_SECONDS = "5"
"""About what a pack takes; by then some of those who waited have theirs."""


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer an unforeseen failure; a database that is away is “come back soon”, not “broken”."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _page("503.html", status=503, headers={"Retry-After": RETRY_AFTER_SECONDS})
    return _page("500.html", status=500)


def too_busy() -> HttpResponse:
    """Answer whoever asks for a sheet while too many are being made."""
    return _page("503-sheets.html", status=503, headers={"Retry-After": SHEETS_AGAIN_SECONDS})


def too_long() -> HttpResponse:
    """Answer whoever asks for a sheet that is too long for paper."""
    return _page("404-sheet.html", status=404)


def _page(name: str, *, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    # Rendered without the request: no context processor runs, so nothing here can fail again.
    return HttpResponse(loader.render_to_string(name), status=status, headers=headers)
