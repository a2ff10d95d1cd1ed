"""Pictures in a bucket that speaks S3, which all machines of one site share.

The readers' browsers never ask it: `portal.media` hands its pictures on, unless MEDIA_URL names
another server that does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin

import obstore
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri
from obstore.exceptions import BaseError
from obstore.store import S3Store

from portal.media import CONTENT_TYPES, HEADERS
from portal.media_store import MediaAwayError

CLIENT: Any = {"connect_timeout": timedelta(seconds=3), "timeout": timedelta(seconds=10)}
RETRIES: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=10)}
"""A person waits for the picture: what ten seconds do not bring, another try may."""


@deconstructible
class MediaBucket(Storage):
    """A store of files by name. What has been stored is never changed, and nothing is deleted."""

    def __init__(self, *, bucket: str, **options: str) -> None:
        self._bucket, self._options = bucket, options

    def exists(self, name: str) -> bool:
        try:
            self._about(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self._about(name)["size"])

    def get_modified_time(self, name: str) -> datetime:
        modified: datetime = self._about(name)["last_modified"]
        return modified

    def url(self, name: str | None) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name or "") or "")

    def _open(self, name: str, _mode: str = "rb") -> File[bytes]:
        with _told():
            return ContentFile(bytes(obstore.get(self._store, _key(name)).bytes()), name)

    def _save(self, name: str, content: File[bytes]) -> str:
        # For whoever lets another server hand the pictures on, straight from the bucket.
        told = {"Cache-Control": HEADERS["Cache-Control"]}
        if content_type := CONTENT_TYPES.get(PurePosixPath(name).suffix):
            told["Content-Type"] = content_type
        with _told():
            content.seek(0)
            obstore.put(self._store, _key(name), content.read(), attributes=told)
        return name

    def _about(self, name: str) -> Any:
        with _told():
            return obstore.head(self._store, _key(name))

    @property
    def _store(self) -> S3Store:
        # Its threads outlive no fork: a worker that went on with its parent's would wait for ever.
        if self._opened[0] != os.getpid():
            raise MediaAwayError("the bucket was in use before this process was made")
        return self._opened[1]

    @cached_property
    def _opened(self) -> tuple[int, S3Store]:
        given = self._options
        options: dict[str, Any] = {
            "endpoint": given["endpoint"],
            "region": given["region"],
            "client_options": {**CLIENT, "allow_http": given["endpoint"].startswith("http:")},
            "retry_config": RETRIES,
        }
        if given["key"]:
            options |= {"access_key_id": given["key"], "secret_access_key": given["secret"]}
        return os.getpid(), S3Store(self._bucket, prefix=given["prefix"] or None, **options)


def _key(name: str) -> str:
    """Return what the bucket calls a file.

    Raises:
        FileNotFoundError: if no file could have that name.
    """
    if not {"", ".", ".."}.isdisjoint(name.split("/")):
        raise FileNotFoundError(name)
    return name


@contextmanager
def _told() -> Iterator[None]:
    """Tell of a bucket's troubles in one word of ours; that a file is missing is Python's own."""
    try:
        yield
    except BaseError as error:
        raise MediaAwayError(str(error).partition("\n")[0]) from error
