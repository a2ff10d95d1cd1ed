"""The words inside a rendered text, in the language that is active now."""

from __future__ import annotations

from dataclasses import fields

from django.utils.formats import get_format
from django.utils.translation import gettext

from articles.text.labels import ENGLISH, Labels


def labels_now() -> Labels:
    """Return the interface words of a text, translated."""
    words = {field.name: gettext(getattr(ENGLISH, field.name)) for field in fields(Labels)}
    return Labels(**words | {"point": str(get_format("DECIMAL_SEPARATOR"))})
