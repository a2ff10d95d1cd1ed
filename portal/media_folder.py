"""Pictures in a folder of this machine."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class MediaFolder(FileSystemStorage):
    """Django's own, which also follows links before it says that a file lies in the folder."""

    def path(self, name: str) -> str:
        """Return where a file lies.

        Raises:
            SuspiciousFileOperation: if it lies elsewhere.
        """
        path = super().path(name)
        if not Path(path).resolve().is_relative_to(Path(self.location).resolve()):
            raise SuspiciousFileOperation(f"{name} leads out of the folder")
        return path
