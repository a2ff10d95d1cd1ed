"""The bag as a ZIP file, sent while it is being made: one text at a time is in memory.

The same bag gives the same bytes: names in order, one date for every file, no clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from io import RawIOBase
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation

from articles.handouts.stored_pictures import content_of
from articles.models import Article, ClinicProfile
from articles.pages.site import make_site

from .contents import JobBag
from .gathering import each_edition, gather
from .pages import changes_page, markdown, readme, record_page, text_page
from .summary import summary_pdf

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can say: none of its own."""

SUMS = "sums.sha256"
"""The manifest: `sha256sum -c sums.sha256` finds a file that was changed. Its name comes last."""


class _Outlet(RawIOBase):
    """Takes what the ZIP file writes, until it is sent on."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """Return what has been written since it was last asked."""
        taken, self._waiting = b"".join(self._waiting), []
        return taken


def job_bag(article: Article, *, clinic: ClinicProfile) -> tuple[str, Iterator[bytes]]:
    """Return the name of an article's job bag, and its bytes as they are made.

    What can go wrong is done before the first byte: rows are gathered and the summary is set.
    """
    bag = gather(article, clinic=clinic)
    summary = summary_pdf(bag)
    return f"{bag.name}.zip", _zipped(_files(article, bag, clinic, summary))


def _zipped(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    outlet, sums = _Outlet(), []
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            _put(archive, name, content)
            yield outlet.taken()
        _put(archive, SUMS, "".join(sums).encode())
    yield outlet.taken()


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    archive.writestr(entry, content)


def _files(
    article: Article, bag: JobBag, clinic: ClinicProfile, summary: bytes
) -> Iterator[tuple[str, bytes]]:
    """Yield every file in the order of its name, each made when it is its turn."""
    yield "README.txt", readme(bag).encode()
    yield from _editions(article, bag, clinic)
    for picture in bag.pictures:
        content = content_of(picture.name)
        if content:
            yield picture.name, content
    yield "record.html", record_page(bag).encode()
    record = json.dumps(asdict(bag), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    yield "record.json", f"{record}\n".encode()
    yield "summary.pdf", summary


def _editions(article: Article, bag: JobBag, clinic: ClinicProfile) -> Iterator[tuple[str, bytes]]:
    with translation.override(bag.language):
        site = make_site(clinic, language=bag.language, path="/")
    facts = {edition.number: edition for edition in bag.editions}
    before = None
    for edition in each_edition(article, numbers=facts):
        one = facts[edition.number]
        if before is not None:
            changes = changes_page(before, edition, bag, site=site)
            yield f"{one.folder}/changes.html", changes.encode()
        yield f"{one.folder}/text.html", text_page(edition, one, bag, site=site).encode()
        yield f"{one.folder}/text.md", markdown(edition.manuscript()).encode()
        before = edition
