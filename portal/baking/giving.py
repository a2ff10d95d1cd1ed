"""A finished answer given to one who asks: in their coding, in part, or that theirs still holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from .baked import BROTLI, GZIP, IDENTITY, Baked, Given

PARTIAL = "206 Partial Content"
NOT_SATISFIABLE = "416 Range Not Satisfiable"

_IS_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\s*\Z")


def give(baked: Baked, environ: Mapping[str, Any]) -> Given:
    """Return what is sent for a finished answer."""
    coding = _coding(baked, environ.get("HTTP_ACCEPT_ENCODING", ""))
    held = environ.get("HTTP_IF_NONE_MATCH")
    if held and baked.is_page and _is_held(held, baked.etags[coding]):
        return baked.unchanged[coding]
    whole = baked.answers[coding]
    if environ["REQUEST_METHOD"] == "HEAD":
        return Given(whole.status, whole.headers, b"")
    wanted = environ.get("HTTP_RANGE")
    if wanted and baked.is_page:
        return _part(baked, coding, wanted, if_range=environ.get("HTTP_IF_RANGE", ""))
    return whole


def _part(baked: Baked, coding: str, wanted: str, *, if_range: str) -> Given:
    """Return the one range asked for (RFC 9110, 14); the whole where the asker holds another."""
    found = _RANGE.match(wanted)
    if not found or not any(found.groups()) or if_range not in ("", baked.etags[coding]):
        return baked.answers[coding]
    whole = baked.bodies[coding]
    first, last = found.groups()
    if first:
        start, stop = int(first), min(int(last), len(whole) - 1) + 1 if last else len(whole)
    else:
        start, stop = max(len(whole) - int(last), 0), len(whole)
    common = baked.common(coding)
    if start >= stop:
        bounds = ("Content-Range", f"bytes */{len(whole)}")
        return Given(NOT_SATISFIABLE, [*common, bounds, ("Content-Length", "0")], b"")
    part = whole[start:stop]
    bounds = ("Content-Range", f"bytes {start}-{stop - 1}/{len(whole)}")
    return Given(PARTIAL, [*common, bounds, ("Content-Length", str(len(part)))], part)


def _coding(baked: Baked, accepted: str) -> str:
    """Return the best coding that the asker takes and there is."""
    for coding in _wanted(accepted):
        if coding in baked.bodies:
            return coding
    return IDENTITY


@lru_cache(maxsize=256)
def _wanted(accepted: str) -> tuple[str, ...]:
    """Return the codings an asker takes, best first; plain bytes come last and always."""
    offers = accepted.split(",")
    taken = {offer.partition(";")[0].strip() for offer in offers if not _IS_REFUSED.search(offer)}
    return (*(coding for coding in (BROTLI, GZIP) if coding in taken), IDENTITY)


def _is_held(held: str, etag: str) -> bool:
    """Tell whether one of the tags an asker holds is this one; weak ones count (RFC 9110, 13.1.2)."""
    if held == etag:  # what nearly every browser says
        return True
    tags = (tag.strip().removeprefix("W/").removeprefix("w/") for tag in held.split(","))
    return any(tag in ("*", etag) for tag in tags)
