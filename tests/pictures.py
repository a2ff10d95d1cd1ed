"""Pictures for tests, made by Pillow, and files that are none."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def picture(
    kind: str = "PNG",
    *,
    size: tuple[int, int] = (40, 30),
    mode: str = "RGB",
    colour: Any = "teal",
    **options: Any,
) -> bytes:
    """Return the bytes of a picture in one colour."""
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind, **options)
    return written.getvalue()


def too_large_picture() -> bytes:
    """Return 60 megapixels in a few kilobytes: one colour, by palette."""
    return picture(size=(10_000, 6_000), mode="P", colour=0)


def photograph(*, turned: int = 1) -> bytes:
    """Return a JPEG, left half red, that says where it was taken and how to turn it."""
    image = Image.new("RGB", (60, 40), "blue")
    image.paste("red", (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112] = turned  # orientation
    exif[0x010F] = "Kamera Werke"  # maker
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)  # latitude
    written = io.BytesIO()
    image.save(written, "JPEG", quality=95, exif=exif)
    return written.getvalue()


def upload(content: bytes, name: str = "river.png", content_type: str = "image/png") -> Any:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type)
