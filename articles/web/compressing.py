"""Public pages are sent compressed: a fifth of the bytes over a slow phone."""

from __future__ import annotations

import gzip
import hashlib
import re

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from articles.pages.kept import Kept

BROTLI_QUALITY = 5
"""A tenth fewer bytes than gzip, in no more time."""

BEST_QUALITY = 11
"""Another eighth fewer, in forty times the time: 50 ms for an article, once."""

MOST_KEPT = 256
"""So many pages at their best are kept in each process, a few megabytes in all."""

_best: Kept[bytes, bytes] = Kept(most=MOST_KEPT)

_IS_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")


def compress(
    response: HttpResponse, *, request: HttpRequest, is_lasting: bool = False
) -> HttpResponse:
    """Compress an answer for a browser that takes it so; one that lasts as far as it goes.

    What lasts is the same for everybody until somebody publishes, and there is one for each
    edition at most: it is compressed once for all who ask.

    Only for pages that hold no secret and repeat nothing a visitor sent: an attacker who can
    measure compressed lengths learns nothing from them. Django's own middleware would treat
    the staff's pages the same way, and makes each answer different, which defeats the ETag.
    """
    patch_vary_headers(response, ["Accept-Encoding"])
    accepted = _accepted(request)
    if "br" in accepted:
        response.content = _brotli(response.content, is_lasting=is_lasting)
        response.headers["Content-Encoding"] = "br"
    elif "gzip" in accepted:
        # Without the time in it, the same page is the same bytes and keeps its ETag.
        response.content = gzip.compress(response.content, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response


def _brotli(content: bytes, *, is_lasting: bool) -> bytes:
    def at(quality: int) -> bytes:
        compressed: bytes = brotli.compress(content, quality=quality)
        return compressed

    if not is_lasting:
        return at(BROTLI_QUALITY)
    return _best.of(hashlib.sha256(content).digest(), lambda: at(BEST_QUALITY))


def _accepted(request: HttpRequest) -> set[str]:
    """Return the compressions a browser says it takes."""
    offers = request.headers.get("Accept-Encoding", "").split(",")
    return {offer.partition(";")[0].strip() for offer in offers if not _IS_REFUSED.search(offer)}
