"""The pictures of a sheet, from where the library keeps its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.files.storage import default_storage

from articles.models import Image
from articles.text.manuscript import ImageText

from .drawings import Photograph


def contents_of(images: Iterable[ImageText]) -> Mapping[str, bytes]:
    """Return the files of pictures by name; one that is gone is left out, and the sheet says so."""
    found = ((image.name, content_of(image.name)) for image in images)
    return {name: content for name, content in found if content}


def logo_of(image: Image | None) -> Photograph | None:
    """Return the clinic's sign, if it has one and its file is there."""
    content = content_of(image.file.name or "") if image else b""
    return Photograph(content, image.width, image.height) if image and content else None


def content_of(name: str) -> bytes:
    """Return a file of the library by name; nothing if it is gone."""
    try:
        with default_storage.open(name) as file:
            return bytes(file.read())
    except OSError:
        return b""
