"""Files on their way in: on disk, and never more of one than any form takes."""

from __future__ import annotations

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from articles.evidence.faults import LARGEST_FILE_BYTES


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Django's own, which stops writing where a file becomes larger than any that is taken.

    The rest is read and forgotten, so that the form still gets its other fields, and the file's
    `size` is the true one: each form refuses by it, before it reads what there is.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= LARGEST_FILE_BYTES:
            super().receive_data_chunk(raw_data, start)
