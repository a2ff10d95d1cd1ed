"""What every long list offers: choices that narrow it down, and the ways to its other pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

Row = TypeVar("Row")

Wish = str | int | Sequence[str]
"""What is asked of a list in its address: one value, or several under one name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows a list down; `is_here` marks the one in use."""

    words: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list this is, and the addresses before and after; "" where there is none."""

    number: int
    of: int
    earlier: str
    later: str


def parts_of(rows: QuerySet[Any, Row], size: int, *, count: int) -> Paginator[Row]:
    """Return the pages of a list whose rows have been counted already."""
    parts = Paginator(rows, size)
    parts.count = count
    return parts


def list_address(place: str, **asked: Wish) -> str:
    """Return the address of a list with what is asked of it; blank wishes are left out.

    `place` is the name of the list's view, or the address itself where the name is not enough.
    """
    address = place if place.startswith("/") else reverse(place)
    query = urlencode({key: value for key, value in asked.items() if value}, doseq=True)
    return f"{address}?{query}" if query else address


def in_number(words: str, count: int) -> str:
    """Return the words of a choice with how many it leads to."""
    return _("%(kind)s (%(count)d)") % {"kind": words, "count": count}


def paging(shown: Page[Any], place: str, **asked: Wish) -> Paging:
    """Return the ways from one page of a list to the others."""
    return ways(shown.number, of=shown.paginator.num_pages, place=place, **asked)


def ways(number: int, *, of: int, place: str, **asked: Wish) -> Paging:
    """Return the ways from the page of this number to those beside it; the first needs no number."""
    earlier = number - 1
    return Paging(
        number=number,
        of=of,
        earlier=list_address(place, **asked, page=earlier if earlier > 1 else "")
        if earlier
        else "",
        later=list_address(place, **asked, page=number + 1) if number < of else "",
    )
