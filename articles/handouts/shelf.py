"""Sheets on disk: what one process has made serves the others, and after a restart too."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

MOST_ON_DISK_BYTES = 256 * 1024 * 1024
"""Some two thousand sheets; the one not asked for longest goes first."""


class Shelf:
    """A folder of PDFs by their marks. A disk that is full or read-only only makes it forgetful."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_ON_DISK_BYTES) -> None:
        self._folder, self._most_bytes = folder, most_bytes

    def find(self, mark: str) -> bytes | None:
        """Return the PDF with this mark, if it is here."""
        file = self._file(mark)
        try:
            content = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file)  # asked for just now
        return content

    def put(self, mark: str, content: bytes) -> None:
        """Keep a PDF: wholly or not at all, whatever stops this process meanwhile."""
        half = self._folder / f".{uuid4()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
            half.replace(self._file(mark))
            self._make_room()
        except OSError:
            with suppress(OSError):
                half.unlink()

    def _file(self, mark: str) -> Path:
        return self._folder / f"{mark}.pdf"

    def _make_room(self) -> None:
        files = [(file, file.stat()) for file in self._folder.iterdir()]
        held = sum(about.st_size for _, about in files)
        for file, about in sorted(files, key=lambda one: one[1].st_mtime):
            if held <= self._most_bytes:
                return
            # Another process may have taken it away first.
            file.unlink(missing_ok=True)
            held -= about.st_size
