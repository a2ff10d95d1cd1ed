"""The clinic's pictures, served by the portal itself: known kinds only, and never as a page."""

from pathlib import Path

from django.conf import settings
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
    content_type = CONTENT_TYPES.get(Path(name).suffix)
    path = _inside(Path(settings.MEDIA_ROOT), name=name)
    if content_type is None or path is None:
        # Two words for a program: nobody sees the page that a missing picture would answer with.
        return HttpResponseNotFound("not found\n", content_type="text/plain")
    stored_at = path.stat().st_mtime
    if not was_modified_since(request.headers.get("If-Modified-Since"), stored_at):
        return HttpResponseNotModified(headers=HEADERS)
    response = FileResponse(path.open("rb"), content_type=content_type, headers=HEADERS)
    response.headers["Last-Modified"] = http_date(stored_at)
    return response


def _inside(folder: Path, *, name: str) -> Path | None:
    """Return the file of that name if it truly lies in the folder, links followed."""
    try:
        path = (folder / name).resolve()
    except (OSError, ValueError):  # a NUL byte, a loop of links
        return None
    return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
