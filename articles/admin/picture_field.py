"""A form field that takes a picture, and says in words why it does not take another file."""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.workflow.reencoding import (
    MAX_PIXELS,
    MAX_UPLOAD_BYTES,
    Picture,
    PictureRefusedError,
    Refusal,
    reencode,
)

LIMITS = {"megabytes": MAX_UPLOAD_BYTES // 1024**2, "most": MAX_PIXELS // 1_000_000}

SENTENCES: dict[Refusal, str | Promise] = {
    "empty": _("This file is empty. Choose it again."),
    "too_many_bytes": _(
        "This file is too large: at most %(megabytes)s MB. "
        "Save a smaller copy of the picture and choose that."
    ),
    "too_many_pixels": _(
        "This picture is too large: %(megapixels)s megapixels, at most %(most)s. Opening it would "
        "take more memory than this site can spare, and pages show far fewer. Save a smaller copy "
        "and choose that."
    ),
    "another_kind": _(
        "This is not a JPEG, PNG or WebP picture, whatever its name says. Other kinds, such as SVG "
        "or a web page, can carry programs, so they are not taken."
    ),
    "damaged": _("This picture cannot be read to its end. Save it again and choose the new copy."),
}


def describe(error: PictureRefusedError) -> str:
    """Return why a file was refused, and what to do instead."""
    megapixels = error.megapixels or f"> {LIMITS['most']}"
    return SENTENCES[error.refusal] % {"megapixels": megapixels, **LIMITS}


class PictureField(forms.FileField):
    """A file that is decoded and written anew at once; its clean value is a `Picture`."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def __init__(self, **options: Any) -> None:
        # Our own sentence, not Django's, for a file without content.
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data: Any, initial: Any = None) -> Picture | None:
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        try:
            return reencode(cast("BinaryIO", file), size_bytes=file.size or 0)
        except PictureRefusedError as error:
            raise ValidationError(describe(error), code=error.refusal) from error
