"""The drawings of the starter library, into the library of pictures."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Image
from articles.text.starter_drawing import StarterDrawing

from .picturing import Description, add_image
from .reencoding import Picture

SUFFIX = "svg"


def load_drawings(drawings: Iterable[StarterDrawing]) -> None:
    """Add the drawings whose keys the clinic does not have.

    A picture that is there stays as it is, since the clinic's own texts may show it: a drawing that
    is drawn anew gets another key.
    """
    known = set(Image.objects.values_list("key", flat=True))
    for drawing in drawings:
        if drawing.key not in known:
            picture = Picture(drawing.content, SUFFIX, drawing.width, drawing.height)
            add_image(picture, key=drawing.key, description=Description(alt=drawing.alt))
