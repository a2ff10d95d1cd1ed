"""Pictures made safe: decoded, and written anew without anything but what is seen.

The bytes alone say what a file is; its name and the type its sender claims are not looked at.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Literal

from PIL import Image, ImageCms, ImageOps

from .errors import WorkflowError

MAX_UPLOAD_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 24_000_000
"""Decoded, that is 96 MB: what a small server bears while it serves readers."""

MAX_SIDE_PIXELS = 1600
"""Twice the widest column of text, so that a picture is sharp on a fine screen and on paper."""

# What Pillow may try, and what each becomes. MPO is what some telephones make of a JPEG.
_ENCODINGS: dict[str, tuple[str, str]] = {
    "JPEG": ("JPEG", "jpg"),
    "MPO": ("JPEG", "jpg"),
    "PNG": ("PNG", "png"),
    "WEBP": ("WEBP", "webp"),
}
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
}
# What Pillow raises on files that are cut short, damaged or made to do harm.
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
)

Refusal = Literal["empty", "too_many_bytes", "too_many_pixels", "another_kind", "damaged"]


class PictureRefusedError(WorkflowError):
    """The file is not taken; `megapixels` is given where there are too many."""

    def __init__(self, refusal: Refusal, *, megapixels: int = 0) -> None:
        super().__init__(refusal)
        self.refusal, self.megapixels = refusal, megapixels


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as we keep it. Width and height are in pixels, the digest is the SHA-256."""

    content: bytes
    suffix: str
    width: int
    height: int

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def reencode(file: BinaryIO, *, size_bytes: int) -> Picture:
    """Return the picture in a file, upright, in sRGB, at most 1600 pixels a side, and nothing else.

    Place and time of a photograph, the camera's name and every other note are left behind; of a
    moving picture the first frame is kept.

    Raises:
        PictureRefusedError: if it is not a JPEG, PNG or WebP picture, or too large.
    """
    if size_bytes == 0:
        raise PictureRefusedError("empty")
    if size_bytes > MAX_UPLOAD_BYTES:
        raise PictureRefusedError("too_many_bytes")
    with _open(file) as picture:
        megapixels = -(-picture.width * picture.height // 1_000_000)
        if picture.width * picture.height > MAX_PIXELS:
            raise PictureRefusedError("too_many_pixels", megapixels=megapixels)
        encoding, suffix = _ENCODINGS[str(picture.format)]
        try:
            # A JPEG can be decoded at a half or a quarter of its size; others take no notice.
            picture.draft("RGB", (MAX_SIDE_PIXELS * 2, MAX_SIDE_PIXELS * 2))
            picture.load()
            seen = _as_seen(picture)
        except _UNREADABLE as error:
            raise PictureRefusedError("damaged") from error
    written = io.BytesIO()
    seen.save(written, encoding, **_OPTIONS[encoding])
    return Picture(written.getvalue(), suffix, seen.width, seen.height)


def _open(file: BinaryIO) -> Image.Image:
    try:
        return Image.open(file, formats=["JPEG", "PNG", "WEBP"])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefusedError("too_many_pixels") from error
    except _UNREADABLE as error:
        raise PictureRefusedError("another_kind") from error


def _as_seen(picture: Image.Image) -> Image.Image:
    """Return the pixels a reader sees, without the notes that came with them."""
    profile = picture.info.get("icc_profile")
    transparent = picture.has_transparency_data
    if picture.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off instead of scaling them down.
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif picture.mode not in {"L", "RGB", "CMYK"}:
        picture = picture.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((MAX_SIDE_PIXELS, MAX_SIDE_PIXELS), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(picture)
    colours = _in_srgb(upright, profile=profile)
    bare = Image.new("RGBA" if transparent else "RGB", upright.size)
    bare.paste(colours)
    if transparent:
        bare.putalpha(upright.convert("RGBA").getchannel("A"))
    return bare


def _in_srgb(picture: Image.Image, *, profile: object) -> Image.Image:
    """Return a picture's colours as every screen and printer understands them."""
    colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
    if isinstance(profile, bytes):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a broken profile says nothing
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            colours = ImageCms.profileToProfile(colours, source, srgb, outputMode="RGB") or colours
    return colours.convert("RGB")
