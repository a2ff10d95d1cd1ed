"""The clinic's own reference styles: taken once they were tried out, removed where unused."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import ClinicProfile, ReferenceStyle
from articles.text.entries.styles import SHIPPED
from articles.text.entries.trying import TriedStyle

from .errors import WorkflowError


class StyleNameTakenError(WorkflowError):
    """Another style has this short name, the clinic's own or one that came with the portal."""


class StyleInUseError(WorkflowError):
    """References are printed in it."""


@transaction.atomic
def add_style(tried: TriedStyle, *, name: str, at: datetime) -> ReferenceStyle:
    """Take a style that was tried out. Nothing is printed in it before the clinic chooses it.

    Raises:
        StyleNameTakenError: if there is one of this name.
    """
    if is_taken(name):
        raise StyleNameTakenError
    return ReferenceStyle.objects.create(name=name, title=tried.title, csl=tried.csl, added_at=at)


def is_taken(name: str) -> bool:
    """Tell whether a style has this short name."""
    return name in SHIPPED or ReferenceStyle.objects.filter(name=name).exists()


@transaction.atomic
def remove_style(style: ReferenceStyle) -> None:
    """Remove a style of the clinic's own.

    Raises:
        StyleInUseError: if the clinic has chosen it.
    """
    require_unused_style(style)
    style.delete()


def require_unused_style(style: ReferenceStyle) -> None:
    """Let a style pass in which nothing is printed.

    Raises:
        StyleInUseError: for any other.
    """
    if ClinicProfile.objects.filter(reference_style=style.name).exists():
        raise StyleInUseError
