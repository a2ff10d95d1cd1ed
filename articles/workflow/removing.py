"""Taking things out of the library: only what nothing rests on."""

from __future__ import annotations

from django.db import transaction

from articles.models import ClinicProfile, Image, Reference, Uses, image_uses, reference_uses

from .errors import WorkflowError


class StillUsedError(WorkflowError):
    """Something rests on it; `uses` says what, `is_logo` that it is the clinic's logo."""

    def __init__(self, uses: Uses, *, is_logo: bool = False) -> None:
        super().__init__("still used")
        self.uses, self.is_logo = uses, is_logo


@transaction.atomic
def remove_reference(reference: Reference) -> None:
    """Take a reference out of the library.

    Raises:
        StillUsedError: if a draft cites it, or an edition does, be it an old one.
    """
    require_unused_reference(reference)
    reference.delete()


def require_unused_reference(reference: Reference) -> None:
    """Let a reference pass that nothing cites.

    Raises:
        StillUsedError: for any other.
    """
    uses = reference_uses([reference.key])[reference.key]
    if uses.are_any:
        raise StillUsedError(uses)


@transaction.atomic
def remove_image(image: Image) -> None:
    """Take a picture out of the library. Its file stays, since old editions show it.

    Raises:
        StillUsedError: if a draft or a current edition shows it, or the clinic's pages do.
    """
    require_unused_image(image)
    image.delete()


def require_unused_image(image: Image) -> None:
    """Let a picture pass that nothing shows.

    Raises:
        StillUsedError: for any other.
    """
    uses = image_uses([image.key])[image.key]
    is_logo = ClinicProfile.objects.filter(logo=image).exists()
    if uses.are_any or is_logo:
        raise StillUsedError(uses, is_logo=is_logo)
