"""Pictures into the library: a file made safe is stored under its digest, and described."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, filterfalse

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from articles.models import Article, Image, image_uses

from .reencoding import Picture
from .reviewing import sign_off_of

LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a picture: its alternative text, or that it is decorative; its credit."""

    alt: str = ""
    is_decorative: bool = False
    credit: str = ""


@transaction.atomic
def add_image(picture: Picture, *, key: str, description: Description) -> Image:
    """Add a picture to the library.

    Raises:
        ValidationError: if it is neither described nor decorative, or the key is taken.
    """
    image = Image(
        key=key,
        alt=description.alt,
        is_decorative=description.is_decorative,
        credit=description.credit,
    )
    show(image, picture)
    # The file is our own; looked at once more, a drawing would lose its size, which Pillow knows not.
    image.full_clean(exclude={"file"})
    image.save()
    return image


def show(image: Image, picture: Picture) -> None:
    """Store a picture's bytes and let the image show them; the caller saves the image.

    The name is the digest of the bytes, and no file is ever deleted: an edition that shows an
    earlier picture goes on showing it.
    """
    storage = image.file.storage
    name = f"images/{picture.digest}.{picture.suffix}"
    if not storage.exists(name):
        name = storage.save(name, ContentFile(picture.content))
    image.file.name = name
    image.digest = picture.digest
    image.width, image.height = picture.width, picture.height


def approved_drafts_with(key: str) -> tuple[Article, ...]:
    """Return the drafts that show a picture and are approved as they stand.

    Whatever changes in the picture changes their text, so that the approval is void from then on.
    """
    drafts = Article.objects.filter(pk__in=[one.pk for one in image_uses([key])[key].drafts])
    return tuple(draft for draft in drafts if sign_off_of(draft, draft.manuscript().fingerprint()))


def free_key(file_name: str) -> str:
    """Return a key made from a file's name that no picture has yet."""
    stem = slugify(file_name.rpartition(".")[0] or file_name).replace("_", "-")
    wanted = stem.strip("-")[:LONGEST_STEM].strip("-")
    wanted = wanted if len(wanted) > 1 else "picture"
    taken = set(Image.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    numbered = chain([wanted], map(f"{wanted}-{{}}".format, count(2)))
    return next(filterfalse(taken.__contains__, numbered))
