"""Where the clinic's pictures are kept: in a folder of this machine, or in a bucket for several."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"s3": "https", "s3+http": "http"}
AMAZON = "amazonaws.com"
ANY_REGION = "us-east-1"
"""What servers that are not Amazon's take for theirs, unless they say otherwise."""


class MediaAwayError(Exception):
    """The bucket does not answer, or lets nobody in. Asked again a little later, it may."""


def configuration(address: str) -> dict[str, Any]:
    """Return Django's settings for the store at this address; for the folder where there is none.

    Raises:
        ImproperlyConfigured: if it is no address of a bucket.
    """
    if not address:
        return {"BACKEND": "portal.media_folder.MediaFolder"}
    try:
        parts = urlsplit(address)
        query = parse_qs(parts.query, strict_parsing=bool(parts.query))
        bucket, _, prefix = unquote(parts.path).strip("/").partition("/")
        host = parts.netloc.rpartition("@")[2]
        known = parts.scheme in SCHEMES and parts.hostname and bucket and set(query) <= {"region"}
        half = bool(parts.username) != bool(parts.password)
        region = query.get("region", [""])[0] or _region_of(parts.hostname or "")
    except ValueError:
        known, half = False, False
    if not known or half or parts.fragment:
        raise ImproperlyConfigured(
            "MEDIA_STORE is not the address of a bucket. Write it like this:"
            " s3://key:secret@s3.eu-central-1.amazonaws.com/bucket?region=eu-central-1"
        )
    return {
        "BACKEND": "portal.media_bucket.MediaBucket",
        "OPTIONS": {
            "bucket": bucket,
            "prefix": prefix,
            "endpoint": f"{SCHEMES[parts.scheme]}://{host}",
            "region": region,
            "key": unquote(parts.username or ""),
            "secret": unquote(parts.password or ""),
        },
    }


def _region_of(host: str) -> str:
    """Return the region that stands in the name of Amazon's host."""
    before, found, _ = host.partition(f".{AMAZON}")
    return before.rpartition(".")[2] if found and before.startswith("s3.") else ANY_REGION
