"""The clinic's own colour as a small style sheet, so that no style stands inside a page."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.text.accents import shades_of
from articles.text.contrast import CONTRAST_AAA, contrast_ratio

_COLOUR = re.compile(r"[0-9a-f]{6}")


@require_safe
def theme(request: HttpRequest, accent: str) -> HttpResponse:
    """Answer with the shades of a colour. The address names it, so the answer never changes."""
    colour = f"#{accent}"
    if not _COLOUR.fullmatch(accent) or contrast_ratio(colour, "#ffffff") < CONTRAST_AAA:
        raise Http404
    response = render(
        request, "theme.css", {"shades": shades_of(colour)}, content_type="text/css; charset=utf-8"
    )
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
