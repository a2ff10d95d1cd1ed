"""The clinic's pictures, served by the portal itself: known kinds only, and never as a page."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponseNotFound, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

CONTENT_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",  # the drawings of the starter library; nobody can upload one
    ".webp": "image/webp",
}

HEADERS = {
    # A stored name is never used again for another picture.
    "Cache-Control": "public, max-age=31536000, immutable",
    # Whatever a browser believes the bytes to be, they get no rights on this site.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one stored picture, or answer “not found”."""
    content_type = CONTENT_TYPES.get(PurePosixPath(name).suffix)
    if content_type is None:
        return _not_found()
    try:
        stored_at = default_storage.get_modified_time(name).timestamp()
        if not was_modified_since(request.headers.get("If-Modified-Since"), stored_at):
            return HttpResponseNotModified(headers=HEADERS)
        stored = default_storage.open(name)
    except (OSError, SuspiciousFileOperation, ValueError):  # ValueError: a NUL byte
        return _not_found()
    response = FileResponse(stored, content_type=content_type, headers=HEADERS)
    response.headers["Content-Length"] = str(stored.size)
    response.headers["Last-Modified"] = http_date(stored_at)
    return response


def _not_found() -> HttpResponseBase:
    # Two words for a program: nobody sees the page that a missing picture would answer with.
    return HttpResponseNotFound("not found\n", content_type="text/plain")
