"""Where the data set of retractions comes from: a file or an address, read as it streams in."""

from __future__ import annotations

import codecs
import gzip
import io
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from .retraction_watch import DataSetError

MOST_BYTES = 2 * 1024**3
"""Unpacked. In September 2026 the data set was 67 MB long: room for a generation of retractions."""

SILENCE_SECONDS = 30
WHOLE_SECONDS = 15 * 60
CHUNK = 256 * 1024
GZIP = b"\x1f\x8b"

# Crossref says of the data set that not all of it is UTF-8; what is not, is read as Western European.
WESTERN = "western-where-not-utf8"


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(WESTERN, _western)


@dataclass(slots=True)
class Source:
    """An open data set. `is_broken_off` says, once it is read, that its last line had no end."""

    lines: IO[str]
    watched: _Watched

    @property
    def is_broken_off(self) -> bool:
        return self.watched.last not in {b"\n", b"\r"}


@contextmanager
def open_source(where: str, *, seconds: float = WHOLE_SECONDS) -> Iterator[Source]:
    """Open a file or fetch an address (http or https), packed with gzip or not.

    Raises:
        DataSetError: if it cannot be had, also while it is read: `missing`, `unreachable`,
            `refused`, `slow`, `cut`, `too_large`.
    """
    try:
        with _opened(where, seconds) as packed:
            unpacked = _Watched(_unpacked(packed), most=MOST_BYTES)
            buffered = io.BufferedReader(unpacked, CHUNK)
            with io.TextIOWrapper(buffered, "utf-8-sig", errors=WESTERN, newline="") as lines:
                yield Source(lines, unpacked)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataSetError("cut") from error
    except HTTPError as error:
        error.close()
        raise DataSetError("refused", f"{error.code} {error.reason}") from error
    except (OSError, HTTPException) as error:
        raise _failure(error) from error


def is_address(where: str) -> bool:
    """Tell whether a data set is named by an address, not by the path of a file."""
    return urlsplit(where).scheme in {"http", "https"}


@contextmanager
def _opened(where: str, seconds: float) -> Iterator[io.BufferedReader]:
    if not is_address(where):
        with Path(where).open("rb") as file:
            yield file
        return
    request = Request(where, headers={"User-Agent": "clinic-information-portal"})  # noqa: S310 - http or https
    with _opener().open(request, timeout=SILENCE_SECONDS) as response:
        announced = response.headers.get("Content-Length", "")
        watched = _Watched(
            response,
            most=MOST_BYTES,
            whole=int(announced) if announced.isdecimal() else None,
            until=time.monotonic() + seconds,
        )
        yield io.BufferedReader(watched, CHUNK)


def _opener() -> OpenerDirector:
    """Return what follows http and https, and redirects to nothing else."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPRedirectHandler,
        HTTPDefaultErrorHandler,
        HTTPErrorProcessor,
        UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _unpacked(packed: io.BufferedReader) -> Any:
    return gzip.GzipFile(fileobj=packed) if packed.peek(2)[:2] == GZIP else packed


def _failure(error: Exception) -> DataSetError:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, FileNotFoundError | IsADirectoryError | PermissionError):
        return DataSetError("missing", str(cause.strerror))
    if isinstance(cause, TimeoutError):
        return DataSetError("slow")
    if isinstance(cause, HTTPException | ConnectionResetError):
        return DataSetError("cut")
    return DataSetError("unreachable", str(cause))


class _Watched(io.RawIOBase):
    """Passes bytes on; stops at what is too much or too late, and notices what is too little."""

    def __init__(
        self, stream: Any, *, most: int, whole: int | None = None, until: float | None = None
    ) -> None:
        super().__init__()
        self._stream, self._most, self._whole, self._until = stream, most, whole, until
        self._count = 0
        self.last = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read1(len(buffer))  # what is there, without waiting for more
        if self._until is not None and time.monotonic() > self._until:
            raise DataSetError("slow")
        if not data and self._whole is not None and self._count < self._whole:
            raise DataSetError("cut", f"{self._count:,} of {self._whole:,} bytes")
        self._count += len(data)
        if self._count > self._most:
            raise DataSetError("too_large")
        if data:
            self.last = data[-1:]
        buffer[: len(data)] = data
        return len(data)
