"""Pages whose addresses hold what somebody typed keep it to themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[[HttpRequest], HttpResponse]


def in_confidence(view: View) -> View:
    """Keep what was typed out of stores, out of indexes, and out of the next request."""

    @wraps(view)
    def confiding(request: HttpRequest) -> HttpResponse:
        response = view(request)
        response.headers["Cache-Control"] = "no-store"
        # Not even to our own pages: what a proxy before them writes down may hold the Referer.
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return confiding
