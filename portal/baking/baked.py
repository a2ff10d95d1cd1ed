"""One finished answer, and how it is written down."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import brotli

Headers = Sequence[tuple[str, str]]

NOT_MODIFIED = "304 Not Modified"
SAID_WITH_304 = frozenset({"cache-control", "content-location", "etag", "vary"})
"""What RFC 9110 (15.4.5) has said again; the rest the asker has."""

IDENTITY, BROTLI, GZIP = "identity", "br", "gzip"
SMALLEST_COMPRESSED = 200
"""Bytes below which compression saves nothing worth a header."""

COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml")

CACHE_CONTROL = "public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=604800"
"""A browser asks each time, and is mostly told “unchanged”; a network of caches in front asks every
five seconds, and goes on serving for a week while nobody answers (RFC 9111, RFC 5861)."""

REPLACED = frozenset(
    {
        "cache-control",
        "connection",
        "content-encoding",
        "content-length",
        "date",
        "etag",
        "server",
        "transfer-encoding",
        "vary",
    }
)
"""Headers that are ours to write. What a page would vary by but its coding, its address holds."""


class UnreadableError(ValueError):
    """A file is not what `Baked.to_bytes` wrote."""


@dataclass(frozen=True)
class Given:
    """What is sent for a request."""

    status: str
    headers: Headers
    body: bytes

    @cached_property
    def head(self) -> bytes:
        """The status and the headers as HTTP/1.1 writes them; the empty line is to follow."""
        lines = (f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.headers))
        return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


@dataclass(frozen=True)
class Baked:
    """A finished answer: its bytes in each coding, and what tells whether it still holds.

    `about` is its subject, `as_of` the site's version it was made with, `day` the clinic's day.
    A spare is only given out while the database is away: each time else, its view has to run.
    """

    status: str
    headers: tuple[tuple[str, str], ...]
    bodies: Mapping[str, bytes]
    about: str
    as_of: int
    day: str
    is_spare: bool = False
    size: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        size = sum(len(body) for body in self.bodies.values()) + 1_000
        object.__setattr__(self, "size", size)

    @cached_property
    def is_page(self) -> bool:
        """Tell whether it may be held and come in parts; a withdrawn page is never “unchanged”."""
        return self.status.startswith("200")

    @cached_property
    def etags(self) -> Mapping[str, str]:
        """The strong tag of each coding."""
        return {
            coding: f'"{hashlib.sha256(body).hexdigest()[:32]}"'
            for coding, body in self.bodies.items()
        }

    @cached_property
    def answers(self) -> Mapping[str, Given]:
        """The whole answer in each coding, ready to be sent."""
        return {
            coding: Given(
                self.status, [*self.common(coding), ("Content-Length", str(len(body)))], body
            )
            for coding, body in self.bodies.items()
        }

    @cached_property
    def unchanged(self) -> Mapping[str, Given]:
        """What is said to those who hold the answer in a coding."""
        return {
            coding: Given(
                NOT_MODIFIED,
                [pair for pair in whole.headers if pair[0].lower() in SAID_WITH_304],
                b"",
            )
            for coding, whole in self.answers.items()
        }

    def common(self, coding: str) -> list[tuple[str, str]]:
        """Return the headers of any answer in a coding, length apart."""
        headers = [*self.headers, ("ETag", self.etags[coding]), ("Accept-Ranges", "bytes")]
        if coding != IDENTITY:
            headers.append(("Content-Encoding", coding))
        return headers

    def to_bytes(self) -> bytes:
        """Return it as it is kept on disk."""
        about = {
            "status": self.status,
            "headers": self.headers,
            "about": self.about,
            "as_of": self.as_of,
            "day": self.day,
            "is_spare": self.is_spare,
            "lengths": {coding: len(body) for coding, body in self.bodies.items()},
        }
        return b"\n".join((json.dumps(about).encode(), b"".join(self.bodies.values())))

    @classmethod
    def from_bytes(cls, content: bytes) -> Baked:
        """Read what `to_bytes` wrote.

        Raises:
            UnreadableError: if it is anything else.
        """
        head, _, rest = content.partition(b"\n")
        try:
            about = json.loads(head)
            bodies, start = {}, 0
            for coding, length in about["lengths"].items():
                bodies[coding] = rest[start : start + length]
                start += length
            if start != len(rest):
                raise UnreadableError("it is cut off")
            return cls(
                status=about["status"],
                headers=tuple((name, value) for name, value in about["headers"]),
                bodies=bodies,
                about=about["about"],
                as_of=about["as_of"],
                day=about["day"],
                is_spare=about["is_spare"],
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableError(str(error)) from error


def headers_to_keep(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Return the headers of a view's answer that are kept, and ours."""
    kept = [(name, value) for name, value in headers if name.lower() not in REPLACED]
    return (*kept, ("Vary", "Accept-Encoding"), ("Cache-Control", CACHE_CONTROL))


def bodies_of(content: bytes, *, content_type: str) -> Mapping[str, bytes]:
    """Return an answer's bytes in each coding it is sent in, compressed as far as it goes."""
    if len(content) < SMALLEST_COMPRESSED or not content_type.startswith(COMPRESSIBLE):
        return {IDENTITY: content}
    # Without the time in it, the same page is the same bytes and keeps its tag.
    return {
        BROTLI: brotli.compress(content, quality=11),
        GZIP: gzip.compress(content, mtime=0),
        IDENTITY: content,
    }
